"""The shape of the code that a reader relies on."""

import re
import statistics
import subprocess
import sys
from pathlib import Path

import silp_widgets
from silp_widgets.serving.shipped import templates
from silp_widgets.widgets.esm import join_modules

PACKAGE = Path(silp_widgets.__file__).parent
CODE = [p for p in PACKAGE.rglob("*") if p.suffix in {".py", ".js", ".css"}]
SHIPPED = [*(PACKAGE / "widgets" / "static").rglob("*.*"), *templates().rglob("*.*")]


def test_no_module_is_longer_than_400_lines():
    long = {p.name: n for p in CODE if (n := len(p.read_text("utf-8").splitlines())) > 400}
    assert long == {}


def test_the_median_module_is_small():
    sizes = [len(p.read_text("utf-8").splitlines()) for p in CODE if p.suffix == ".py"]
    assert statistics.median(sizes) <= 130


def test_importing_the_package_costs_next_to_nothing():
    program = (
        "import sys, silp_widgets; print(len(set(sys.modules) & {'pandas', 'plotly', 'IPython'}))"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "0"


def test_every_public_name_can_be_had():
    assert all(getattr(silp_widgets, name) is not None for name in silp_widgets.__all__)


def test_nothing_that_a_browser_gets_names_another_host():
    found = {
        p.name: hosts
        for p in SHIPPED
        if (hosts := set(re.findall(r"https?://([\w.-]+)", p.read_text("utf-8"))) - {"www.w3.org"})
    }
    assert found == {}


def test_every_screen_s_modules_join_without_names_that_clash():
    for index in (PACKAGE / "widgets" / "static").rglob("index.js"):
        joined = join_modules(index.relative_to(PACKAGE / "widgets" / "static").as_posix())
        names = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", joined, re.MULTILINE)
        twice = {name for name in names if names.count(name) > 1}
        assert twice == set(), index.parent.name


def test_every_module_of_a_page_imports_what_it_uses_and_uses_what_it_imports():
    pages = {p: p.read_text("utf-8") for p in (PACKAGE / "widgets" / "static").rglob("*.js")}
    exported = {
        name
        for text in pages.values()
        for name in re.findall(r"(?m)^export (?:async )?(?:function|const) (\w+)", text)
    }
    wrong = {}
    for page, text in pages.items():
        code = re.sub(r"(?s)/\*.*?\*/|//[^\n]*|^import [^;]*;", "", text, flags=re.MULTILINE)
        imported = set(re.findall(r"\w+", " ".join(re.findall(r"(?m)^import \{([^}]*)\}", text))))
        called = set(re.findall(r"(?<![\w.])(\w+)\((?![^()]*\) \{)", code)) & exported
        own = set(re.findall(r"\b(?:function|const|let)\s+(\w+)", code))
        named_in_brackets = set(re.findall(r"[({,]\s*(\w+)(?=\s*[,})])", code))
        idle = {name for name in imported if not re.search(rf"\b{name}\b", code)}
        if found := (called - imported - own - named_in_brackets) | idle:
            wrong[page.name] = found
    assert wrong == {}
