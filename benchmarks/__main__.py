"""Run every benchmark and print its ratios: ``make bench``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run each file of this folder in a process of its own; 1 if one of them failed."""
    failed = []
    for path in sorted(HERE.glob("[!_]*.py")):
        print(f"\n== {path.stem.replace('_', ' ')}", flush=True)
        done = subprocess.run([sys.executable, str(path)], check=False)  # noqa: S603 - our own files
        if done.returncode:
            failed.append(path.stem)
    if failed:
        print(f"\nFailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
