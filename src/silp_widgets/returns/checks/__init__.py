"""The checks of handbook 5.6 that a return is put through, one module a family."""
