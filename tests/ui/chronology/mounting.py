"""The chronology screen on a page of its own, over a case in the same process.

The page gives the screen a stand-in for anywidget's model whose messages go to the widget itself.
"""

from __future__ import annotations

import json

from silp_widgets.domain.chronology import Entry
from silp_widgets.domain.dates import parse_when
from silp_widgets.widgets.chronology import Chronology

PASSPHRASE = "for tests only"
ATTACK = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"
TRAITS = ("view", "entries", "patches")
HOST = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Chronology</title>
<style>body { margin: 0 } %(css)s</style><main id="here"></main>
<script type="application/json" id="traits">%(traits)s</script>
<script type="text/plain" id="esm">%(esm)s</script>
<script type="module">
const text = (id) => document.getElementById(id).textContent;
const traits = JSON.parse(text("traits")), hearers = {};
const tell = (name, ...said) => (hearers[name] ?? []).forEach((hear) => hear(...said));
const model = {
  get: (name) => traits[name],
  on(name, hear) { (hearers[name] ??= []).push(hear); },
  off(name, hear) { hearers[name] = (hearers[name] ?? []).filter((other) => other !== hear); },
};
if (%(live)s) model.send = async (message) => {
  const { changed, answer } = JSON.parse(await window.toKernel(JSON.stringify(message)));
  for (const [name, value] of Object.entries(changed)) {
    traits[name] = value;
    tell("change:" + name);
  }
  tell("msg:custom", answer);
};
const module = URL.createObjectURL(new Blob([text("esm")], { type: "text/javascript" }));
(await import(module)).default.render({ model, el: document.getElementById("here") });
document.body.dataset.ready = "yes";
</script></html>"""


class Kernel:
    """The widget's end of the line; keeps what the page was sent."""

    def __init__(self, widget):
        self.widget = widget
        self.sent = {name: getattr(widget, name) for name in TRAITS}
        self.bytes_sent = 0

    def take(self, message):
        answers = []
        self.widget.send = answers.append
        self.widget._take(self.widget, json.loads(message), [])
        now = {name: getattr(self.widget, name) for name in TRAITS}
        changed = {name: now[name] for name in TRAITS if now[name] is not self.sent[name]}
        self.sent = now
        reply = json.dumps({"changed": changed, "answer": answers[-1]})
        self.bytes_sent += len(reply)
        return reply


def harmless(value):
    return json.dumps(value).replace("<", "\\u003c")


def mount(page, tmp_path, state, *, live=True):
    widget = Chronology(state)
    kernel = Kernel(widget)
    if live:
        page.expose_function("toKernel", kernel.take)
    host = HOST % {
        "css": widget._css,
        "esm": widget._esm.replace("</script", "<\\/script"),
        "traits": harmless(kernel.sent),
        "live": "true" if live else "false",
    }
    path = tmp_path / "page.html"
    path.write_text(host, encoding="utf-8")
    page.set_default_timeout(15_000)
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready]")
    return kernel


def entry(number, day, agency="health_visiting", code="HV", **fields):
    written = day if isinstance(day, str) else f"{day:%d/%m/%Y}"
    fields = {"text": f"Event number {number}.", "source": "contact sheet", **fields}
    return Entry(
        id=f"{code}{number}",
        ref=f"{code}-{number:03d}",
        agency=agency,
        when=parse_when(written),
        date_text=written,
        **fields,
    )
