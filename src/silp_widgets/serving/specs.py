"""One kernel, the interpreter that SILP Workbook itself runs in, whatever else is installed."""

from __future__ import annotations

import sys
from typing import Any, ClassVar, Final

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager

KERNEL: Final = "python3"
"""The name that workbooks carry, so that they open in anybody's JupyterLab too."""

_RESOURCES: Final = ""


class OwnKernel(KernelSpecManager):
    """Offers our kernel and no other.

    A kernel of the same name from another environment would lack SILP Workbook, and any other
    could not be trusted with the case.
    """

    provisioned: ClassVar[dict[str, Any]] = {}

    def find_kernel_specs(self) -> dict[str, str]:
        """Return the one name there is."""
        return {KERNEL: _RESOURCES}

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:  # noqa: ARG002 - whatever is asked
        """Return our kernel, by whatever name a workbook asks for one."""
        return KernelSpec(
            argv=[sys.executable, "-m", "silp_widgets.serving.kernel", "-f", "{connection_file}"],
            display_name="SILP Workbook",
            language="python",
            interrupt_mode="signal",
            metadata=self.provisioned,
        )

    def get_all_specs(self) -> dict[str, Any]:
        """Return the one kernel in the form that Jupyter's servers want."""
        spec = self.get_kernel_spec(KERNEL).to_dict()
        return {KERNEL: {"resource_dir": _RESOURCES, "spec": spec}}
