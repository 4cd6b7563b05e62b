"""Everything that can go wrong, drawn as a tree.

Every message is a sentence for the person at the screen: it says what happened, where, and how
to mend it. None carries private text beyond the cell that has to be mended.

::

    SilpError
    ├── BadInput (also ValueError)
    │   ├── DateNotUnderstood
    │   ├── FileNotUnderstood
    │   └── NotYet
    ├── CaseError
    │   ├── CaseNotOpened
    │   │   ├── WrongPassphrase
    │   │   └── CaseTooNew
    │   ├── CaseIsReadOnly
    │   ├── NotInCase (also LookupError)
    │   └── NothingToUndo
    └── ReleaseError
        ├── ReleaseRefused
        └── ReleaseDamaged
"""

from __future__ import annotations


class SilpError(Exception):
    """The root of every error that SILP Workbook raises on purpose."""


class BadInput(SilpError, ValueError):
    """Something typed or sent can't be taken as it is; nothing was changed."""


class DateNotUnderstood(BadInput):
    """A date cell was refused.

    Parameters
    ----------
    message : str
        The sentence shown to the person.
    code : str
        The check that refused it, such as ``"C112"``.
    suggestion : str
        What it may have meant, as a sentence; empty where there is nothing to offer.
    """

    def __init__(self, message: str, *, code: str, suggestion: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.suggestion = suggestion


class FileNotUnderstood(BadInput):
    """A file can't be read as a return: damaged, locked, of another kind, or without a table."""


class NotYet(BadInput):
    """A step that has to wait; the message says for what."""


class CaseError(SilpError):
    """Something about a case file or database."""


class CaseNotOpened(CaseError):
    """There is no case there, or it can't be opened."""


class WrongPassphrase(CaseNotOpened):
    """The passphrase doesn't open this file (or the file is no case)."""


class CaseTooNew(CaseNotOpened):
    """The case was written by a later version of SILP Workbook."""


class CaseIsReadOnly(CaseError):
    """The case was opened for reading and can't be written to."""


class NotInCase(CaseError, LookupError):
    """No such entry, participant, account … in this case."""


class NothingToUndo(CaseError):
    """The change was undone already, or something later stands on it."""


class ReleaseError(SilpError):
    """Something about a release."""


class ReleaseRefused(ReleaseError):
    """The gate refused a release.

    Parameters
    ----------
    message : str
        One sentence that says how many reasons there are.
    reasons : tuple of str
        Each reason as a sentence that names where it is and how to mend it.
    """

    def __init__(self, message: str, *, reasons: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.reasons = reasons


class ReleaseDamaged(ReleaseError):
    """A release file is not what was signed off: damaged, changed or cut short."""
