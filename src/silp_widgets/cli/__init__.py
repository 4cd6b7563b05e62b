"""The ``silp`` command."""

def main() -> None:
    """Run it."""
