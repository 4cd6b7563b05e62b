"""What an analyst's workbook opens: the release or the case that is named, as frames."""

from __future__ import annotations

import atexit
import os
from pathlib import Path
from typing import Final

from silp_widgets.analysis.frames import Frames
from silp_widgets.domain.errors import BadInput
from silp_widgets.release import open_release
from silp_widgets.store import open_case

_DEMO: Final = "demo-review"


def named_frames() -> Frames:
    """Return the frames of what is named, for as long as the kernel lives.

    ``SILP_RELEASE`` comes first, since a release is enough for most questions; then ``SILP_CASE``
    with ``SILP_PASSPHRASE``; then the fictional review's release, where ``silp demo`` made it here
    or in the folder above.

    Returns
    -------
    Frames

    Raises
    ------
    BadInput
        If nothing is named and the fictional review isn't there.
    SilpError
        If what is named can't be opened.
    """
    if release := os.environ.get("SILP_RELEASE"):
        return Frames(open_release(release))
    if named := os.environ.get("SILP_CASE"):
        case = open_case(named)
        atexit.register(case.close)
        return Frames(case)
    here = Path.cwd()
    made = [p for place in (here, here.parent) for p in sorted((place / _DEMO).glob("*.silprel"))]
    if not made:
        raise BadInput(
            "Nothing is named to explore. Set SILP_RELEASE to a release, or SILP_CASE and "
            f"SILP_PASSPHRASE to a case; or make the fictional review with “silp demo {_DEMO}”."
        )
    return Frames(open_release(made[-1]))
