"""Pages of glyphs with places (PDF, OFD): lines, paragraphs and tables put together again."""
