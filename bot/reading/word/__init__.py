"""Word of three generations and RTF: every word that is printed, and none that is deleted."""
