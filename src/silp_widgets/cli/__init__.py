"""The ``silp`` command: one module a family of verbs, no rules.

Exit codes (a promise to scripts): 0 done; 1 done, with problems to look at; 2 refused, and nothing
was changed.
"""

from silp_widgets.cli.app import main

__all__ = ["main"]
