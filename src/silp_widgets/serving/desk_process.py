"""The desk's own process: ``python -m silp_widgets.serving.desk_process``, told what to do."""

from __future__ import annotations

import os
import sys

from silp_widgets.serving.quick import skip_slow_import
from silp_widgets.serving.shipped import templates
from silp_widgets.serving.told import answer, what_to_do


def main() -> int:
    """Serve until told to stop."""
    told = what_to_do()
    # Kernels get the case, and how to open it, from this process's environment.
    os.environ.update(told["environment"])
    own = str(templates()), os.environ.get("JUPYTER_PATH", "")
    os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, own))
    skip_slow_import()
    try:
        if told["lab"]:
            from silp_widgets.serving.desk_lab import run
        else:
            from silp_widgets.serving.desk_voila import run
        run(told)
    except OSError as error:
        answer(failed="port" if error.errno else "start")
        return 1
    except Exception as error:  # noqa: BLE001 - whatever Jupyter raises; its words may be private
        answer(failed=type(error).__name__)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
