"""Pictures of pages: text by recognition, always marked as to be checked."""
