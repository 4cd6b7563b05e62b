"""``python -m silp_widgets``: the ``silp`` command, where it isn't on the path."""

from silp_widgets.cli import main

main()
