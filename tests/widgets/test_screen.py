from __future__ import annotations

import pytest

from silp_widgets.domain.errors import NotYet
from silp_widgets.state.screen import ScreenState, quiet_verb, verb
from silp_widgets.widgets.screen import Screen

PRIVATE = "words that somebody said"


class Counting(ScreenState):
    def __init__(self):
        self.changes = 0
        self.broken = False

    def view(self):
        if self.broken:
            raise KeyError(PRIVATE)
        return {"read_only": False, "changes": self.changes}

    def last_change(self):
        return self.changes

    @verb
    def add(self):
        self.changes += 1

    @quiet_verb
    def keep(self):
        self.changes += 1
        return {"kept": self.changes}

    @verb
    def wait(self):
        raise NotYet("Read it back first.")

    @verb
    def fail(self):
        raise KeyError(PRIVATE)

    @verb
    def break_view(self):
        self.broken = True
        self.changes += 1

    def secret(self):
        return {"secret": PRIVATE}


@pytest.fixture
def screen():
    screen = Screen(Counting())
    screen.answers = []
    screen.send = screen.answers.append
    return screen


def ask(screen, name, **more):
    screen._take(None, {"seq": "1", "verb": name, "args": {}, **more}, None)
    return screen.answers[-1] if screen.answers else None


def test_a_verb_is_answered_and_the_screen_repainted(screen):
    assert ask(screen, "add") == {"seq": "1", "result": {}}
    assert screen.view["changes"] == 1


def test_a_quiet_verb_is_answered_without_a_repaint(screen):
    assert ask(screen, "keep")["result"] == {"kept": 1}
    assert screen.view["changes"] == 0


def test_a_quiet_verb_repaints_when_somebody_else_had_changed_something(screen):
    screen._state.changes = 5
    ask(screen, "keep")
    assert screen.view["changes"] == 6


def test_a_refusal_reaches_the_page_as_its_sentence(screen):
    assert ask(screen, "wait")["error"] == "Read it back first."


def test_an_unforeseen_error_shows_no_private_words(screen, caplog):
    answer = ask(screen, "fail")
    assert PRIVATE not in str(answer)
    assert PRIVATE not in caplog.text


def test_what_was_done_is_answered_even_if_it_cannot_be_shown(screen, caplog):
    assert ask(screen, "break_view") == {"seq": "1", "result": {}}
    assert PRIVATE not in caplog.text


def test_what_is_not_a_verb_cannot_be_reached(screen):
    for name in ("secret", "view", "__init__", "_take", "", None, 5, ["add"]):
        assert "error" in ask(screen, name)


def test_a_message_of_another_form_is_not_even_answered(screen):
    assert ask(screen, "add", more="x") is None
    screen._take(None, "add", None)
    assert screen.answers == []
