"""The kernel that our servers start: ``python -m silp_widgets.serving.kernel -f FILE``.

It is ipykernel's own, started sooner, and it keeps no history of what was run on disk.
"""

from __future__ import annotations

import sys

from silp_widgets.serving.quick import skip_slow_import

NO_HISTORY = "--HistoryManager.enabled=False"


def main() -> None:
    """Run a kernel until it is told to stop."""
    skip_slow_import()  # takes effect only on what is imported after it
    from ipykernel.kernelapp import IPKernelApp

    IPKernelApp.launch_instance([*sys.argv[1:], NO_HISTORY])


if __name__ == "__main__":
    main()
