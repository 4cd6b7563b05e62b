"""Storage: the only room that speaks SQL. :func:`create_case` and :func:`open_case` are its doors.

``doors`` makes and opens; ``reader`` and ``writer`` are what is handed out; ``sqlite`` and
``postgresql`` connect; ``schema``, ``nouns`` and ``migrations`` say what a case is made of;
``log``, ``chain`` and ``audit`` keep the change log; ``drafts`` keeps live text; ``register`` the
real names, in a file of their own.
"""

from silp_widgets.store.doors import create_case, open_case

__all__ = ["create_case", "open_case"]
