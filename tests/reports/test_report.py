import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from silp_widgets.domain.chronology import Agency, Entry
from silp_widgets.domain.errors import BadInput
from silp_widgets.domain.narrative import Account, Correction
from silp_widgets.domain.people import Participant
from silp_widgets.domain.records import new_id
from silp_widgets.domain.review import Review
from silp_widgets.domain.vocabulary import (
    Attribution,
    CorrectionAnswer,
    NarrativeState,
    RowKind,
    ScopeStatus,
)
from silp_widgets.domain.when import When
from silp_widgets.reports.report import report
from silp_widgets.reports.word.report import word_bytes
from silp_widgets.store import create_case

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HEAD = ["Date", "Agency", "What happened", "Action and outcome", "Source"]


def opened(source):
    return docx.Document(BytesIO(word_bytes(source, AT)))


def words(document):
    """All text of the body, in its order, tables and links included."""
    return "\n".join(
        "".join(t.text or "" for t in p.iter(qn("w:t")))
        for p in document.element.body.iter(qn("w:p"))
    )


def chronology(document):
    return [t for t in document.tables if [c.text for c in t.rows[0].cells] == HEAD]


def row_of(document, ref):
    rows = (r for t in chronology(document) for r in t.rows)
    return next(r for r in rows if ref in r.cells[0].text)


@pytest.fixture
def case(tmp_path):
    """A small case with all that a report must take care of."""
    review = Review(id=new_id(), title="Child K", profile="cspr_local")
    said = Account(
        id="s1", contributor="p1", text_verbatim="I walked.", captured_by="scribe",
        state=NarrativeState.AGREED, attribution=Attribution.ROLE_ONLY,
    )  # fmt: skip
    first = Entry(
        id="e1", ref="PO-001", agency="police", when=When.day(date(2022, 3, 14)),
        text="A bell \x07 rang\x0bin the hall.\ud800", source="log", action_taken="Door opened.",
    )  # fmt: skip
    with create_case(tmp_path / "k.silp", review, passphrase="only for tests") as made:
        made.save(
            Agency(id="a1", key="police", name="Police", code="PO", place=4),
            Agency(id="a2", key="gp", name="Surgery", code="GP", place=2),
            Participant(id="p1", code="PC1", job="police constable", agency="police"),
            said,
            replace(said, id="s2", text_verbatim="Not yet mine.", state=NarrativeState.CAPTURED),
            replace(said, id="s3", text_verbatim="Take it back.", state=NarrativeState.WITHDRAWN),
            replace(first, text=first.text.replace("\ud800", "")),
            replace(
                first, id="e2", ref="GP-001", agency="gp", text="Seen.", action_taken="",
            ),
            replace(
                first, id="e3", ref="GP-002", agency="gp", text="Long ago.",
                when=When.day(date(2015, 3, 14)), scope_status=ScopeStatus.BACKGROUND,
            ),
            replace(
                first, id="e4", ref="GP-003", agency="gp", text="Register looked at.",
                when=When.day(date(2023, 3, 14)), row_kind=RowKind.NO_CONTACT,
            ),
            Correction(
                id="c1", number=1, entry="e1", raised_by="p1", statement="A bell rang",
                proposed="A telephone rang", answer=CorrectionAnswer.ACCEPTED,
            ),
        )  # fmt: skip
        yield made


def test_a_case_s_report_has_every_part_under_a_heading_of_word(fictional_case):
    document = opened(fictional_case)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "At a glance", "What is in this report", "Scope", "Timeline", "Chronology",
        "Key practice episodes", "What practitioners said", "What was corrected", "Themes",
        "Findings", "Recommendations and actions", "Method and limits",
    ]  # fmt: skip
    text = words(document)
    assert text.startswith("Child K\n")
    assert "This review is for learning." in text
    assert "18 of 22of those who were there were heard" in text


def test_no_heading_skips_a_level(fictional_case, fictional_release):
    for source in (fictional_case, fictional_release):
        names = [p.style.name for p in opened(source).paragraphs]
        levels = [int(n[-1]) for n in names if n.startswith("Heading ")]
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_pages_turn_without_leaving_one_empty(fictional_case):
    body = opened(fictional_case).element.body
    ends = [p for p in body.iter(qn("w:p")) if p.find(f".//{qn('w:sectPr')}") is not None]
    assert [p.getprevious().tag for p in ends] == [qn("w:tbl")] * 2


def test_every_entry_of_the_case_is_a_row_in_chronological_order(fictional_case):
    document = opened(fictional_case)
    refs = [
        row.cells[0].paragraphs[1].text for table in chronology(document) for row in table.rows[1:]
    ]
    assert refs == [entry.ref for entry in fictional_case.entries()]


def test_a_case_s_report_says_on_every_page_that_it_is_not_pseudonymised(case, fictional_release):
    document = opened(case)
    assert len(document.sections) == 3
    for section in document.sections:
        assert "not pseudonymised" in section.header.paragraphs[0].text
    released = opened(fictional_release)
    assert "Release 1 · panel" in released.sections[0].header.paragraphs[0].text
    assert "not pseudonymised" not in words(released)


def test_a_release_s_report_holds_no_name_of_the_register(fictional_case, fictional_release):
    content = word_bytes(fictional_release, AT)
    parts = zipfile.ZipFile(BytesIO(content))
    text = " ".join(parts.read(n).decode("utf-8", "ignore") for n in parts.namelist()).casefold()
    text += words(opened(fictional_release)).casefold()
    names = [n for i in fictional_case.register() for n in (i.name, *i.aliases, *i.identifiers)]
    assert len(names) > 30
    assert [n for n in names if len(n) > 3 and n.casefold() in text] == []


def test_words_that_were_taken_back_are_in_no_report_and_others_stand_by_state(case):
    text = words(opened(case))
    assert "Take it back" not in text
    agreed, captured = text.index("\nAgreed\n"), text.index("\nCaptured\n")
    assert agreed < text.index("I walked.") < captured < text.index("Not yet mine.")


def test_a_correction_shows_both_readings_with_an_arrow_in_the_row_itself(case):
    cell = row_of(opened(case), "PO-001").cells[2]
    line = next(p for p in cell.paragraphs if p.style.name == "Corrected")
    assert "A bell rang → A telephone rang" in line.text
    assert next(r for r in line.runs if r.text == "A bell rang").style.name == "Was"


def test_entries_of_one_day_that_nothing_orders_say_so(case):
    document = opened(case)
    mark = "order within the day not known"
    assert mark in row_of(document, "PO-001").cells[0].text
    assert mark in row_of(document, "GP-001").cells[0].text
    assert mark not in row_of(document, "GP-003").cells[0].text


def test_an_agency_has_its_code_and_shape_beside_its_colour(case):
    assert row_of(opened(case), "PO-001").cells[1].text.split() == ["PO", "✚", "Police"]


def test_background_is_dimmed_and_says_so_and_no_contact_is_plain(case):
    document = opened(case)
    behind = row_of(document, "GP-002").cells[2].paragraphs
    assert behind[0].style.name == "Background record"
    assert "background" in behind[1].text
    quiet = row_of(document, "GP-003").cells[2].paragraphs[0]
    assert (quiet.text, quiet.style.name) == ("No contact. Register looked at.", "Table text")


def test_headings_of_a_table_come_again_and_no_row_is_cut_by_a_page(case):
    for table in chronology(opened(case)):
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(r._tr.trPr.find(qn("w:cantSplit")) is not None for r in others)


def test_characters_that_word_refuses_cost_no_word(case):
    assert "A bell � rang\nin the hall." in row_of(opened(case), "PO-001").cells[2].text


def test_every_link_leads_to_a_place_in_the_document(fictional_case):
    body = opened(fictional_case).element.body
    places = [b.get(qn("w:name")) for b in body.iter(qn("w:bookmarkStart"))]
    links = {h.get(qn("w:anchor")) for h in body.iter(qn("w:hyperlink"))}
    assert len(places) == len(set(places))
    assert len(links) > 50
    assert links <= set(places)


def test_the_picture_has_words_for_who_cannot_see_it(case):
    drawn = list(opened(case).element.body.iter(qn("wp:docPr")))
    assert [("4 entries from 2 agencies" in d.get("descr")) for d in drawn] == [True]


def test_the_file_tells_on_nobody_and_is_the_same_each_time(case):
    document = opened(case)
    properties = document.core_properties
    assert properties.author == properties.last_modified_by == "SILP Workbook"
    assert (properties.language, properties.created.time()) == ("en-GB", datetime.min.time())
    styles = etree.tostring(document.styles.element).decode()
    assert 'w:lang w:val="en-GB"' in styles
    content = word_bytes(case, AT)
    assert content == word_bytes(case, AT.replace(hour=22))
    parts = zipfile.ZipFile(BytesIO(content)).infolist()
    assert {part.date_time[0] for part in parts} == {1980}


def test_an_empty_case_has_a_report(tmp_path):
    review = Review(id=new_id(), title="New", profile="cspr_local")
    with create_case(tmp_path / "n.silp", review, passphrase="only for tests") as empty:
        assert "0facts corrected" in words(opened(empty))


@pytest.mark.parametrize("ending", ["docx", "svg", "png"])
def test_a_report_is_never_written_over_a_file(case, tmp_path, ending):
    kept = tmp_path / f"kept.{ending}"
    kept.write_text("mine")
    with pytest.raises(BadInput, match="already"):
        report(case, kept)
    assert kept.read_text() == "mine"


def test_an_unknown_ending_is_refused_with_those_that_are_known(case, tmp_path):
    with pytest.raises(BadInput, match=r"“out\.pdf” .* \.docx .* \.svg or \.png"):
        report(case, tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()
