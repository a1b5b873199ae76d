"""Reads replies to proposals and tells committee members what was promised."""
