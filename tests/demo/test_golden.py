"""What is made of the fictional review, word for word (handbook part 14).

Whoever changes what is read, checked, exported or held back sees here what that does to a whole
review. If the change is meant, write the files anew, read the difference, and commit both:

    SILP_RENEW_GOLDEN=1 pytest tests/demo/test_golden.py
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from silp_widgets.demo import PASSPHRASE
from silp_widgets.domain.release import SignOff
from silp_widgets.domain.vocabulary import ReleaseLevel
from silp_widgets.release.publishing import prepare
from silp_widgets.reports.export import export
from silp_widgets.reports.questions import questions_for
from silp_widgets.state.checking import all_problems
from silp_widgets.store import open_case

GOLDEN = Path(__file__).parent / "golden"
FIRST_LINE = "FICTIONAL. Everybody and everything in this file is invented.\n\n"
AGENCIES = (
    "acute_hospital",
    "childrens_social_care",
    "domestic_abuse_service",
    "gp",
    "health_visiting",
    "housing",
    "police",
    "probation",
    "school",
)
SIGNED = (
    SignOff(name="R. Peake", role="independent chair"),
    SignOff(name="A. Quist", role="board manager"),
)
# One of each kind, each into the words of a finding of its own.
LEAKS = (
    "Kirsti Marchbanc had asked for help twice.",  # a name of the register, misspelt
    "M a r c h b a n k was on the form.",  # a name, letter by letter
    "Ring 07700 900555 about it.",  # a telephone number that nobody registered
    "It was on the record of 999 123 4551.",  # an NHS number, of the range kept for testing
    "One said: I carried the cot down four flights. I rang the meter company from the van.",
    "The tenancy was at 14 Gable End Road, Harrowmere XH2 6PD.",
)


@pytest.fixture(scope="module")
def case(made_demo):
    with open_case(made_demo.case, passphrase=PASSPHRASE) as opened:
        yield opened


def compare(name, text):
    path = GOLDEN / name
    made = FIRST_LINE + text
    if os.environ.get("SILP_RENEW_GOLDEN"):
        path.write_text(made, encoding="utf-8", newline="\n")
    kept = path.read_text(encoding="utf-8")
    assert made.splitlines() == kept.splitlines(), (
        f"{name} is no longer what is made. If that is meant: SILP_RENEW_GOLDEN=1, then this test."
    )


def told_by(question):
    where = (question.sheet, question.cell, question.column, question.code, question.kind)
    yield " · ".join(filter(None, where))
    for name in ("text", "read", "question", "mend"):
        if words := getattr(question, name):
            yield f"  {name:<9}{words}"


def scan_report(case, signed):
    _, judgement = prepare(case, ReleaseLevel.PANEL, signed)
    lines = [
        "May leave." if not judgement.reasons else "May not leave:",
        *judgement.reasons,
        "",
        "To look at:",
        *judgement.warnings,
    ]
    return "\n".join(lines) + "\n"


def test_the_merged_chronology_is_as_it_was(case, tmp_path):
    export(case, tmp_path / "merged.csv")
    compare("merged.csv", (tmp_path / "merged.csv").read_text(encoding="utf-8-sig"))


@pytest.mark.parametrize("key", AGENCIES)
def test_the_questions_to_an_agency_are_as_they_were(case, key):
    agency = next(one for one in case.agencies() if one.key == key)
    found = questions_for(agency, all_problems(case), case.entries(), case.returns())
    told = [line for one in found for line in ("", *told_by(one))]
    opening = f"{agency.name}: {len(found)} questions"
    compare(f"questions_{key}.txt", "\n".join((opening, *told, "")))


def test_the_scan_of_a_release_without_leaks_is_as_it_was(case):
    report = scan_report(case, SIGNED)
    assert report.startswith("May leave.")
    compare("scan_without_leaks.txt", report)


def test_the_scan_of_a_release_with_leaks_is_as_it_was(demo):
    with open_case(demo.case, write=True) as case:
        findings = case.findings()
        case.save(
            *(
                replace(finding, shows=f"{finding.shows} {leak}")
                for finding, leak in zip(findings, LEAKS, strict=True)
            )
        )
        report = scan_report(case, ())
    for number in range(1, len(LEAKS) + 1):
        assert f"finding {number}" in report.split("To look at:", maxsplit=1)[0]
    compare("scan_with_leaks.txt", report)


def test_no_file_is_kept_that_nothing_makes():
    made = {
        "merged.csv",
        "scan_with_leaks.txt",
        "scan_without_leaks.txt",
        *(f"questions_{key}.txt" for key in AGENCIES),
    }
    assert {path.name for path in GOLDEN.iterdir()} == made
