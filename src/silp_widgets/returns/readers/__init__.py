"""One reader a kind of file; each gives the same plain tables."""
