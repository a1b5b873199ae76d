"""What will be done: which phrases promise it, who is to do it, by when, how firmly."""
