"""The chronology screen: a module for the list itself, and one for each tool beside it."""
