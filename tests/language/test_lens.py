from __future__ import annotations

import pytest

from silp_widgets.domain.vocabulary import LensSeverity
from silp_widgets.language import check_language


def remarks(text, **how):
    return [(text[r.start : r.end], r.family) for r in check_language(text, **how)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Staff failed to visit.", [("failed to", "L1")]),
        ("It was a MISSED\nopportunity", [("MISSED\nopportunity", "L1")]),
        ("They shouldn\u2019t have gone", [("shouldn\u2019t have", "L1")]),
        ("The health visitor did not ring", [("did not", "L2")]),
        ("HV2 overlooked it", [("overlooked", "L2")]),
        ("Mum did not ring", []),
        ("The GP rang. Mum did not ring", []),
        ("The record was poor", [("poor", "L3")]),
        ("The record was not poor", []),
        ("It wasn\u2019t a careless act", []),
        ("human error", [("human error", "L4")]),
        ("it was clear that he knew", [("it was clear that", "L5")]),
        ("It led to harm", [("led to", "L6")]),
        ("He always came", [("always", "L7")]),
        ("The default was at fault", [("at fault", "L8")]),
        ("K did not attend", [("did not attend", "L9")]),
        ("refused to engage, absconded", [("refused to engage", "L9"), ("absconded", "L9")]),
        ("non\u2011compliant", [("non\u2011compliant", "L9")]),
        ("She disclosed harm", [("disclosed", "L10")]),
        ("According to the nurse she disclosed harm", []),
        ("A clearing in poorhouse lane; alwaysness", []),
    ],
)
def test_each_family_finds_its_whole_words(text, expected):
    assert remarks(text) == expected


@pytest.mark.parametrize(
    "quoted",
    ['"he never came"', "\u201che never came\u201d", "\u2018he never came\u2019", "'he never came'",
     "\u2018he didn\u2019t, never\u2019", "'the parents' never'"],
)  # fmt: skip
def test_quoted_words_are_left_alone_unless_asked(quoted):
    text = f"Father said {quoted} to us."
    assert remarks(text) == []
    assert ("never", "L7") in remarks(text, quoted_ok=False)


def test_an_apostrophe_opens_no_quotation():
    assert remarks("It\u2019s the parents\u2019 fault and the GPs' fault") == [
        ("fault", "L8"),
        ("fault", "L8"),
    ]


def test_a_remark_asks_and_says_how_much_it_matters():
    (remark,) = check_language("Care was poor.")
    assert remark.severity is LensSeverity.STRONG
    assert remark.message.startswith("\u201cpoor\u201d")
    assert remark.prompt.startswith("Describe what was seen")
