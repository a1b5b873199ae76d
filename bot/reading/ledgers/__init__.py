"""Spreadsheets and CSV with one reply a row."""
