"""One fictional review, complete: for the demonstration, the tests and the docs."""
