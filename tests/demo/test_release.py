"""The fictional case can be published, and what comes of it names nobody."""

from __future__ import annotations

import shutil

import pytest

from silp_widgets.demo import PASSPHRASE
from silp_widgets.demo.build import CASE
from silp_widgets.demo.opening import opening
from silp_widgets.domain.release import SignOff
from silp_widgets.domain.vocabulary import Attribution, ReleaseLevel
from silp_widgets.release.publishing import publish
from silp_widgets.release.reading import open_release
from silp_widgets.store.doors import open_case


@pytest.fixture(scope="module")
def published(made_demo, tmp_path_factory):
    folder = tmp_path_factory.mktemp("published")
    shutil.copytree(made_demo.case.parent, folder, dirs_exist_ok=True)
    release = folder / "child-k.silprel"
    with open_case(folder / CASE, write=True, passphrase=PASSPHRASE) as case:
        signed = [SignOff(name="A. Chair", role="independent chair")]
        publish(case, release, level=ReleaseLevel.PANEL, sign_off=signed)
        accounts = case.accounts()
    return release, accounts


def words_of(release):
    with_words = (
        *release.entries(),
        *release.accounts(),
        *release.findings(),
        *release.corrections(),
        *release.agencies(),
        *release.episodes(),
    )
    return " ".join(str(record.to_json()) for record in with_words).casefold()


def test_every_entry_is_in_the_release_and_no_registered_name_is(published):
    release = open_release(published[0])
    assert len(release.entries()) == 164
    words = words_of(release)
    names = [name for one in opening().register for name in (one.name, *one.aliases)]
    assert [name for name in names if name != "KM" and name.casefold() in words] == []


def test_words_that_were_taken_back_or_not_to_be_quoted_are_not_in_it(published):
    path, accounts = published
    words = words_of(open_release(path))
    kept_out = [
        a for a in accounts if a.attribution in {Attribution.WITHDRAWN, Attribution.DO_NOT_QUOTE}
    ]
    assert len(kept_out) == 5
    for account in kept_out:
        for sentence in account.text_verbatim.casefold().split(". "):
            assert sentence not in words
