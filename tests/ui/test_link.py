"""The page's end of the line: what has begun isn't taken for lost, what hasn't is."""

from __future__ import annotations

from importlib.resources import files

import pytest

MODEL = """
const hearers = {};
window.model = {
  get: () => ({}), sent: [],
  send(message) { this.sent.push(message); },
  on(name, hear) { (hearers[name] ??= []).push(hear); },
  off() {},
};
window.tell = (at, message) => hearers["msg:custom"].forEach(
  (hear) => hear({ seq: model.sent[at].seq, ...message }));
window.heard = [];
const line = link(model);
line.onBusy((busy) => heard.push(busy ? "busy" : "done"));
line.onLive((live) => heard.push(live ? "live" : "lost"));
window.ask = (name) => {
  line.act(name).then(() => heard.push(`${name} answered`), () => heard.push(`${name} failed`));
};
"""


@pytest.fixture
def line(page):
    page.clock.install(time=0)
    page.goto("about:blank")
    page.clock.pause_at(60_000)
    source = files("silp_widgets").joinpath("widgets/static/kit/link.js").read_text("utf-8")
    page.add_script_tag(content=source.replace("export ", "") + MODEL)
    return page


def heard(page):
    return page.evaluate("heard")


def test_an_act_that_nobody_takes_up_is_lost(line):
    line.evaluate("ask('save')")
    line.clock.run_for(3_900)
    assert heard(line) == []
    line.clock.run_for(200)
    assert heard(line) == ["lost", "save failed"]


def test_an_act_that_has_begun_is_waited_for_and_so_is_what_stands_behind_it(line):
    line.evaluate("ask('long'); tell(0, { begun: true }); ask('next')")
    line.clock.run_for(700)
    assert heard(line) == []
    line.clock.run_for(30_000)
    assert heard(line) == ["busy"]
    line.evaluate("tell(0, { result: {} })")
    line.evaluate("tell(1, { begun: true }); tell(1, { result: {} })")
    line.clock.run_for(100)
    assert heard(line) == ["busy", "done", "long answered", "next answered"]


def test_a_kernel_that_dies_in_an_act_is_noticed(line):
    line.evaluate("ask('long'); tell(0, { begun: true })")
    line.clock.run_for(121_000)
    assert heard(line) == ["busy", "done", "lost", "long failed"]
