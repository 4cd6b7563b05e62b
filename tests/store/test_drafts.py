from __future__ import annotations

from silp_widgets.store import drafts

PLACE = "learning_event/words"


def test_the_newest_words_come_back_with_who_and_when(case, reopen):
    case.save_draft(PLACE, "She came", context='{"speaker": "HV1"}', by="scribe 1")
    kept = case.save_draft(PLACE, "She came in\x00.", context="{}", by="scribe 1", base=1)
    with reopen() as reader:
        assert reader.draft(PLACE) == kept
        assert reader.draft("elsewhere") is None
        assert reader.drafts() == (kept,)
    assert (kept.text, kept.revision, kept.by) == ("She came in\ufffd.", 2, "scribe 1")


def test_the_same_words_again_are_kept_once(case):
    first = case.save_draft(PLACE, "She came in.")
    before = case.last_change()
    assert case.save_draft(PLACE, "She came in.", base=1) == first
    assert case.last_change() == before


def test_two_scribes_never_overwrite_each_other(case):
    case.save_draft(PLACE, "Both saw this.", by="scribe 1")
    one = case.save_draft(PLACE, "Both saw this. One", by="scribe 1", base=1)
    two = case.save_draft(PLACE, "Both saw this. Two", by="scribe 2", base=1)
    assert one.revision == 2
    assert two.revision > 1 + 1
    assert [d.text for d in case.revisions(PLACE)] == [
        "Both saw this.",
        "Both saw this. One",
        "Both saw this. Two",
    ]


def test_words_that_became_a_record_are_let_go_and_another_branch_is_not(case):
    case.save_draft(PLACE, "Both", by="scribe 1")
    other = case.save_draft(PLACE, "Overtaken", by="scribe 1", base=1)
    case.save_draft(PLACE, "Kept", by="scribe 2", base=1)
    case.clear_draft(PLACE)
    assert case.draft(PLACE) is None
    assert case.drafts() == ()
    assert case.revisions(PLACE) == (other,)
    again = case.save_draft(PLACE, "The next speaker", base=4)
    assert again.revision == 5
    assert case.draft(PLACE) == again
    case.clear_draft("never used")


def test_only_old_revisions_go_and_never_the_end_of_a_branch(case, monkeypatch):
    monkeypatch.setattr(drafts, "KEPT", 12)
    monkeypatch.setattr(drafts, "PRUNED_EVERY", 5)
    with case.act("A long day"):
        case.save_draft(PLACE, "start")
        branch = case.save_draft(PLACE, "overtaken words", base=1)
        for number in range(2, drafts.KEPT + 10):
            case.save_draft(PLACE, f"words {number}", base=1 if number == 2 else number)
    kept = case.revisions(PLACE)
    assert kept[0] == branch
    assert drafts.KEPT < len(kept) < drafts.KEPT + 9
    assert kept[-1].text == f"words {drafts.KEPT + 9}"
    assert case.verify().is_whole


def test_the_log_says_that_words_were_typed_and_not_which(case):
    case.save_draft(PLACE, "She came in.", by="scribe 2")
    last = case.changes()[-1]
    assert (last.verb, last.record, last.actor) == ("draft", PLACE, "scribe 2")
    assert (last.before, last.after) == (None, None)
