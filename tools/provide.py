"""Make sure that a browser and PostgreSQL are there for the tests, or say what to do.

Looks for what the machine has; else asks its package manager; for the browser, Playwright last.
"""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import sys
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_BROWSERS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
POSTGRES_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
)
MANAGERS = {  # manager: (how to refresh, how to install, browser, PostgreSQL)
    "apt-get": (["update", "-qq"], ["install", "-y", "-qq"], "chromium", "postgresql"),
    "dnf": (None, ["install", "-y", "-q"], "chromium", "postgresql-server"),
    "apk": (None, ["add", "--quiet"], "chromium", "postgresql"),
    "pacman": (None, ["-S", "--noconfirm"], "chromium", "postgresql"),
    "brew": (None, ["install", "--quiet"], "", "postgresql@16"),
}


def browser() -> str | None:
    """Return the path of a Chromium, or ``None``."""
    named = os.environ.get("SILP_CHROMIUM")
    if named and Path(named).exists():
        return named
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found or (found := next((p for p in MAC_BROWSERS if Path(p).exists()), None)):
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def postgres() -> str | None:
    """Return the folder that has ``initdb``, or ``None``."""
    if found := shutil.which("initdb"):
        return str(Path(found).resolve().parent)
    places = (p for place in POSTGRES_PLACES for p in sorted(glob.glob(place), reverse=True))  # noqa: PTH207 - absolute patterns
    return next((p for p in places if (Path(p) / "initdb").exists()), None)


def ask_manager(which: int) -> None:
    """Ask the machine's package manager for a thing; quietly nothing where there is none."""
    for manager, parts in MANAGERS.items():
        program = shutil.which(manager)
        package = parts[which]
        if not program or not package:
            continue
        prefix = [] if manager == "brew" or os.geteuid() == 0 else ["sudo", "-n"]
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (parts[0], [*parts[1], package]):
            if words:
                subprocess.run(  # noqa: S603 - a fixed program and fixed words
                    [*prefix, program, *words], check=False, env=environment
                )
        return


def main() -> int:
    """Provide both; 1 and a sentence for what can't be had."""
    missing = []
    if not browser():
        print("No Chromium found; asking this machine's package manager …", flush=True)
        ask_manager(2)
        if not browser():
            subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
        if not browser():
            missing.append("Chromium (install it, or set SILP_CHROMIUM to its path)")
    if not postgres():
        print("No PostgreSQL found; asking this machine's package manager …", flush=True)
        ask_manager(3)
        if not postgres():
            missing.append("PostgreSQL (install its server package; it need not be started)")
    for thing in missing:
        print(f"The tests need {thing}.", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
