"""One event in several agencies' records: found (C402), offered, and where they differ."""
