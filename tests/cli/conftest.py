"""The command as a script runs it, in this process."""

import io
import sys

import pytest

from silp_widgets.cli import main


@pytest.fixture
def silp(monkeypatch, capsys):
    """Run ``silp`` with words; returns exit code, output and complaints."""

    def run(*words, typed=""):
        monkeypatch.setattr(sys, "argv", ["silp", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = 0
        try:
            main()
        except SystemExit as leaving:
            code = leaving.code or 0
        out, err = capsys.readouterr()
        return code, out, err

    return run
