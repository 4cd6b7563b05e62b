#!/usr/bin/env bash
# Make .venv with the project and all that its tests need, at the versions in constraints.txt.
set -euo pipefail

if [ -z "${PYTHON:-}" ]; then
  echo "SILP Workbook needs Python 3.11 or later; none was found. Install it, then run make again." >&2
  exit 1
fi
if ! "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null; then
  echo "$PYTHON can't make virtual environments. On Debian or Ubuntu: apt install python3-venv" >&2
  exit 1
fi

echo "Setting up $VENV with $("$PYTHON" --version) (a few minutes the first time) …"
"$PYTHON" -m venv "$VENV"
"$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
if ! "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check \
  --constraint constraints.txt --group dev --editable ".[postgresql]"; then
  echo "The libraries could not be installed. Is this machine connected? Run make again to go on." >&2
  exit 1
fi
