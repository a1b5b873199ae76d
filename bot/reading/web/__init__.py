"""Saved pages, alone or in an archive of their own."""
