"""The letter's own fields: who answers whom, on what, when, under which number and class."""
