"""Working out the encoding of a text file, and saying so when there was doubt."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from charset_normalizer import from_bytes

from silp_widgets.domain.errors import FileNotUnderstood
from silp_widgets.returns.found import in_file

if TYPE_CHECKING:
    from silp_widgets.domain.returns import Problem

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What English, Welsh, Gaelic, Polish or Romanian words and office programs put into a record.
_EXPECTED: Final = re.compile(
    "[£€•…°½¼¾áàâäãåçéèêëíìîïñóòôöõøúùûüýÿŵŷÁÉÍÓÚÂÊÎÔÛ™®©·²³]"
    # The dashes, curly quotation marks and no-break space of office programs.
    "|[\u2013\u2014\u2018\u2019\u201c\u201d\u00a0]"
)
_SINGLE_BYTE: Final = ("cp1252", "mac_roman", "cp850")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_WORD_SAMPLE: Final = 200_000
_MOST_CONTROL: Final = 0.1


def decode(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """Return the text of a file, and what had to be assumed to read it.

    Raises
    ------
    FileNotUnderstood
        If it is no text at all.
    """
    encoding = _encoding(data)
    problems = []
    text = data.decode(encoding, errors="replace")
    if encoding.startswith(("cp", "mac")):
        problems.append(_guessed(name, encoding))
    if text.isspace():
        raise FileNotUnderstood(
            f"“{name}” holds nothing but blank lines. Ask the agency to send it again."
        )
    control = sum(1 for _ in _CONTROL.finditer(text))
    # A text may have a few in its midst; what begins with one is something else.
    binary = control > _MOST_CONTROL * max(len(text), 1) or _CONTROL.match(text)
    if binary or not text.strip("\x00 \r\n\t"):
        raise FileNotUnderstood(
            f"“{name}” is not a text file, so nothing was read. Ask the agency to send its "
            "chronology as .xlsx, .csv or .docx."
        )
    if control:
        text = _CONTROL.sub("", text)
        problems.append(
            in_file(
                "C706",
                f"“{name}” holds {control} characters that can't be shown; they were left out.",
                file=name,
                suggestion="Compare the text with the agency's record.",
            )
        )
    return text, problems


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    half = _without_mark(data)
    if half:
        return half
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _single_byte(data)
    return "utf-8"


def _without_mark(data: bytes) -> str:
    """Return the UTF-16 kind whose every other byte is nought, or an empty string."""
    sample = data[:4_000]
    if len(sample) < 4 or b"\x00" not in sample:  # noqa: PLR2004 - two characters
        return ""
    half = len(sample) // 2
    if sample[1::2].count(0) > half * 0.7:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.7:
        return "utf-16-be"
    return ""


def _single_byte(data: bytes) -> str:
    """Return the encoding in which most of the odd bytes are letters and signs people write."""
    odd = bytes(byte for byte in data[:_WORD_SAMPLE] if byte > 127)  # noqa: PLR2004 - ASCII ends
    scores = {
        encoding: len(_EXPECTED.findall(odd.decode(encoding, errors="replace")))
        for encoding in _SINGLE_BYTE
    }
    best = max(scores, key=lambda encoding: scores[encoding])
    if odd and scores[best] < len(odd) / 2:
        other = from_bytes(data[:_WORD_SAMPLE]).best()
        if other is not None:
            return other.encoding
    return best


def _guessed(name: str, encoding: str) -> Problem:
    program = {"cp1252": "Windows", "mac_roman": "an older Mac", "cp850": "DOS"}.get(encoding, "")
    said = f"as text from {program}" if program else f"as “{encoding}”"
    return in_file(
        "C706",
        f"“{name}” does not say how its characters are written; it was read {said}. "
        "Accents, pound signs and quotation marks may need a look.",
        file=name,
        suggestion="Save it as “CSV UTF-8”, or send it as .xlsx.",
    )
