"""What a start loads: the modules that take longest by themselves, and each package as a whole.

    python benchmarks/imports.py [--runs 5]

Milliseconds are of wall clock, the least of several runs, as `python -X importtime` tells them.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import Counter

_TOP = 10


def imported() -> dict[str, float]:
    """Milliseconds that each module took without those that it loads."""
    command = [sys.executable, "-X", "importtime", "-c", "import threadtui.cli, threadtui.ui.app"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    rows = (line.removeprefix("import time:").split("|") for line in told.splitlines() if "|" in line)
    return {name.strip(): int(own) / 1000 for own, _, name in rows if own.strip().isdecimal()}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    runs = [imported() for _ in range(parser.parse_args().runs)]
    least = {name: min(run.get(name, 1e9) for run in runs) for name in runs[0]}
    packages: Counter[str] = Counter()
    for name, own in least.items():
        packages[name.split(".")[0]] += own  # type: ignore[assignment]  # milliseconds
    print(f"{'package':28}    ms  modules")
    for name, own in packages.most_common(5):
        print(f"{name:28}{own:6.1f}{sum(each.split('.')[0] == name for each in least):9}")
    print(f"{'all':28}{sum(least.values()):6.1f}{len(least):9}\n\n{'module by itself':40}    ms")
    for name, own in Counter(least).most_common(_TOP):
        print(f"{name:40}{own:6.1f}")


if __name__ == "__main__":
    main()
