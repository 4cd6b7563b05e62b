"""Run a workbook once, and keep what it showed as widgets with their state."""

from __future__ import annotations

import atexit
import os
import sys
import tempfile
from pathlib import Path
from subprocess import DEVNULL
from typing import TYPE_CHECKING, Any, Final

from silp_widgets.domain import errors
from silp_widgets.domain.errors import ReleaseError
from silp_widgets.serving.quick import skip_slow_import

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbformat import NotebookNode

STATE: Final = "application/vnd.jupyter.widget-state+json"
_STEP_SECONDS: Final = 300
# A kernel that only reads a release has no business with the case.
_NOT_ITS_BUSINESS: Final = ("SILP_CASE", "SILP_PASSPHRASE")


def run_once(workbook: Path, given: Mapping[str, str]) -> NotebookNode:
    """Execute a workbook in a kernel of its own, and stop that kernel.

    Parameters
    ----------
    workbook : Path
        The ``.ipynb``; it is not written to.
    given : mapping of str to str
        What the workbook is told, through its environment.

    Returns
    -------
    NotebookNode
        The workbook with its outputs; widgets' state is in its metadata.

    Raises
    ------
    ReleaseError
        If a step of the workbook failed. The message is the step's own where it was meant for
        people; otherwise it names the step and the kind of error only.
    """
    skip_slow_import()  # takes effect only on what is imported after it
    import nbformat
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    from silp_widgets.serving.specs import KERNEL, OwnKernel

    notebook: NotebookNode = nbformat.read(workbook, 4)  # type: ignore[no-untyped-call]
    environment = {k: v for k, v in os.environ.items() if k not in _NOT_ITS_BUSINESS} | dict(given)
    with tempfile.TemporaryDirectory(prefix="silp-", ignore_cleanup_errors=True) as folder:
        kernel = AsyncKernelManager(
            kernel_name=KERNEL,
            kernel_spec_manager=OwnKernel(),
            connection_file=str(Path(folder) / "k.json"),
            transport="tcp" if sys.platform == "win32" else "ipc",
        )
        client = NotebookClient(
            notebook,
            km=kernel,
            timeout=_STEP_SECONDS,
            store_widget_state=True,
            resources={"metadata": {"path": str(workbook.parent)}},
        )
        try:
            client.execute(env=environment, cleanup_kc=True, stdout=DEVNULL, stderr=DEVNULL)
        except CellExecutionError as error:
            raise ReleaseError(_sentence(error, notebook)) from None
        except CellTimeoutError:
            raise ReleaseError("The page took too long to make, so it was not served.") from None
        except (DeadKernelError, RuntimeError):
            raise ReleaseError(
                "The page could not be made: the kernel that reads the release stopped. "
                "Try again; if it stays so, run “silp doctor”."
            ) from None
        finally:
            # nbclient leaves this behind when a kernel dies before it is ready.
            atexit.unregister(client._cleanup_kernel)  # noqa: SLF001 - it offers no other way
    return notebook


def _sentence(error: Any, notebook: NotebookNode) -> str:
    kind = getattr(errors, str(error.ename), None)
    if isinstance(kind, type) and issubclass(kind, errors.SilpError):
        return str(error.evalue)
    step = sum(1 for cell in notebook.cells if cell.get("execution_count"))
    return (
        f"Step {step} of the panel's workbook failed ({error.ename}), so no page was made. "
        "Open the workbook with “silp open … --lab” to see why."
    )
