"""Files as agencies send them, to entries and problems (handbook parts 5.1 to 5.6).

:func:`read_return` reads one file; :func:`find_duplicates` and :func:`check_case` look over all of
them; :func:`compare_returns` puts a corrected file beside what is there.
"""

from __future__ import annotations

from silp_widgets.returns.checks.case import check_case
from silp_widgets.returns.compare import Reimport, compare_returns
from silp_widgets.returns.reading import Return, Surroundings, read_return
from silp_widgets.returns.same_event.duplicates import Cluster, find_duplicates

__all__ = [
    "Cluster",
    "Reimport",
    "Return",
    "Surroundings",
    "check_case",
    "compare_returns",
    "find_duplicates",
    "read_return",
]
