"""The documents say what is so: their code runs, their commands exist, their places are there."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

import silp_widgets
from silp_widgets.cli.app import silp

ROOT = Path(__file__).parents[1]
PACKAGE = Path(silp_widgets.__file__).parent
PAGES = {page.name: page.read_text("utf-8") for page in (ROOT / "docs").glob("*.md")}
PAGES |= {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "CONTRIBUTING.md")}

CODE = [
    pytest.param(code, id=f"{name} {number}")
    for name, text in sorted(PAGES.items())
    for number, code in enumerate(re.findall(r"(?ms)^```python\n(.*?)^```", text), start=1)
]
COMMANDS = sorted(
    {
        " ".join("".join(found).split())
        for text in PAGES.values()
        for found in re.findall(r"(?m)^(?:\$ )?(silp .+)$|`(silp [^`]+)`", text)
    }
)
PLACES = {
    (name, place)
    for name, text in PAGES.items()
    for place in re.findall(r"`((?:[a-z_]+/)+[\w.*<>-]*)`", text)
}


@pytest.mark.parametrize("code", CODE)
def test_the_code_of_a_page_runs_as_it_stands(code, demo, monkeypatch):
    shutil.copytree(ROOT / "demo", demo.case.parent.parent / "demo")
    demo.case.parent.rename(demo.case.parent.with_name("demo-review"))
    monkeypatch.chdir(demo.case.parent.parent)
    exec(compile(code, "page", "exec"), {})  # noqa: S102 - our own pages


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_a_page_has_this_verb_and_these_options(command):
    _, *words = shlex.split(command)
    verb = silp if words[0].startswith("-") else silp.commands[words[0]]
    known = {option for parameter in verb.params for option in parameter.opts} | {"--help"}
    assert {word for word in words if word.startswith("-")} <= known


def test_every_place_that_a_page_names_is_there():
    starts = (ROOT, PACKAGE, PACKAGE.parent, PACKAGE / "widgets")
    missing = {
        (page, place)
        for page, place in PLACES
        if "<" not in place and not any(list(start.glob(place.rstrip("/"))) for start in starts)
    }
    assert missing == set()
