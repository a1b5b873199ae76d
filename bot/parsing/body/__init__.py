"""What the body says: its asks and answers, its figures, its most telling sentences."""
