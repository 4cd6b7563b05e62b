"""Text rules: who can be recognised, pseudonyms, and the language lens (handbook parts 8, 9)."""

from __future__ import annotations

from silp_widgets.language.finished import encoded_forms, find_in_bytes
from silp_widgets.language.identities import find_identities, find_possible_names
from silp_widgets.language.lens import Remark, check_language
from silp_widgets.language.matcher import Matcher, matcher_for
from silp_widgets.language.numbers import is_nhs_number
from silp_widgets.language.pseudonyms import personalise, pseudonymise, pseudonymise_deep
from silp_widgets.language.scanning import Scan
from silp_widgets.language.spans import Span
from silp_widgets.language.terms import (
    Term,
    folded_variants,
    identity_terms,
    pseudonym_clashes,
    terms_of,
)

__all__ = [
    "Matcher",
    "Remark",
    "Scan",
    "Span",
    "Term",
    "check_language",
    "encoded_forms",
    "find_identities",
    "find_in_bytes",
    "find_possible_names",
    "folded_variants",
    "identity_terms",
    "is_nhs_number",
    "matcher_for",
    "personalise",
    "pseudonym_clashes",
    "pseudonymise",
    "pseudonymise_deep",
    "terms_of",
]
