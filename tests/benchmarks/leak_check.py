"""Measures the leak check: how many planted identifiers it finds, how often a clean letter is flagged, how fast.

Run by hand: ``.venv/bin/python tests/benchmarks/leak_check.py [CASELOADS]``.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from iro_desk.domain.leaks.scanning import scan
from tests.exports.leak_families import family

LETTERS = 50


def main() -> int:
    """Print the figures of so many caseloads at random."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    planted, missed, flags, taken = 0, [], [], []
    for seed in range(count):
        made = family(seed, LETTERS)
        for one in made.planted:
            found = scan(f"It rained. We talked of {one.written}, as you know.", made.identifiers)
            planted += 1
            if not any(leak.blocking or not one.blocks for leak in found):
                missed.append(f"{seed}: {one.what}")
        for letter in made.letters:
            began = time.perf_counter()
            flags += [(seed, leak.found, leak.kind) for leak in scan(letter, made.identifiers)]
            taken.append(time.perf_counter() - began)
    letters = count * LETTERS
    print(f"found {planted - len(missed)} of {planted} planted; missed: {missed[:20]}")
    print(f"{len(flags) / letters:.3f} false flags a letter in {letters} clean letters: {flags[:20]}")
    print(f"{1000 * sorted(taken)[len(taken) // 2]:.1f} ms a letter (median)")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
