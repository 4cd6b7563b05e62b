"""The words that remind an agency of its return; shown to be copied, sent by nobody."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from silp_widgets.domain.saying import long_day

if TYPE_CHECKING:
    from datetime import date

    from silp_widgets.domain.review import Review
    from silp_widgets.domain.tracker import Tracked


@cache
def _wording() -> dict[str, Any]:
    source = files("silp_widgets").joinpath("data", "reminders.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def reminder(review: Review, name: str, line: Tracked, today: date) -> str:
    """Return a reminder to one agency; only the review's title, days and the agency are in it.

    Parameters
    ----------
    review : Review
        What the return is for.
    name : str
        What the agency is called.
    line : Tracked
        What is awaited of it.
    today : date
        Tells whether it is late.
    """
    words = _wording()
    again = bool(line.files)
    left = line.days_left(today)
    when = "open" if left is None else "late" if left < 0 else "coming"
    what = words["what"]
    period = "period" if review.scope_from and review.scope_to else "no_period"
    rows = what["again"] if again else [what[period], *what["rows"]]
    paragraphs = (
        words["subject"],
        words["asked_again" if again else "asked"][when],
        "\n".join([what["opening"], *rows]),
        " ".join(words["closing"].values() if not again else [words["closing"]["more_time"]]),
        review.purpose,
    )
    known = {
        "agency": name,
        "title": review.title,
        "due": long_day(line.due),
        "from": long_day(review.scope_from),
        "to": long_day(review.scope_to),
    }
    return "\n\n".join(_filled(paragraph, known) for paragraph in paragraphs)


def _filled(words: str, known: dict[str, str]) -> str:
    # Not `format`: what the chair wrote may hold braces of its own.
    for name, value in known.items():
        words = words.replace(f"{{{name}}}", value)
    return words
