"""The fictional release and its page, searched byte by byte for everybody in the register."""

import json
import re

import pytest

from silp_widgets.demo import PASSPHRASE
from silp_widgets.language import find_in_bytes
from silp_widgets.release.file import read_release
from silp_widgets.serving.panel import render_release
from silp_widgets.store import open_case


@pytest.fixture(scope="module")
def secrets(made_demo):
    with open_case(made_demo.case, passphrase=PASSPHRASE) as case:
        return case.register(), case.accounts(), case.support(), case.entries()


@pytest.fixture(scope="module")
def page(made_demo):
    return render_release(made_demo.release).html


def test_nobody_in_the_register_is_in_the_release(made_demo, secrets):
    _, contents = read_release(made_demo.release)
    data = json.dumps(contents, ensure_ascii=False).encode()
    found = [span for span, _ in find_in_bytes(data, secrets[0]) if span.identity and span.exact]
    assert found == []


def test_no_full_name_alias_or_number_is_in_the_page(page, secrets):
    text = page.decode().casefold()
    terms = {
        term.casefold()
        for one in secrets[0]
        for term in (one.name, *one.aliases, *one.identifiers, *one.name.split())
        if len(term) > 3 and one.kind != "place"
    }
    assert [t for t in terms if re.search(rf"\b{re.escape(t)}\b", text)] == []


def test_no_withdrawn_or_unquotable_word_is_in_the_page(page, secrets):
    text = page.decode()
    kept = [a for a in secrets[1] if a.attribution.value in {"withdrawn", "do_not_quote"}]
    assert len(kept) == 5
    assert [a.id for a in kept if a.text_verbatim and a.text_verbatim[:40] in text] == []


def test_no_raw_row_file_name_or_supporter_is_in_the_page(page, secrets):
    text = page.decode()
    _, _, support, entries = secrets
    files = {e.provenance.file for e in entries}
    assert [f for f in files if f in text] == []
    assert "raw_cells" not in text
    assert [s.supporter for s in support if s.supporter and f'"{s.supporter}"' in text] == []


def test_the_page_says_nothing_of_this_machine(page, made_demo):
    text = page.decode()
    assert str(made_demo.case.parent) not in text
    assert "kernel_id" not in text
    assert "Traceback" not in text
