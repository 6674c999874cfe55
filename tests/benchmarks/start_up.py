"""How long the program takes to start, to unlock and to open a child, beside a bare window of the same toolkit.

Run by hand: ``python tests/benchmarks/start_up.py [RUNS]``. Every run takes each measure once, in turn, so that a
busy moment of the computer falls on all of them alike.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
LEAST_RUNS = 7
BARE = (
    "from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication, QMainWindow; "
    "a = QApplication([]); w = QMainWindow(); w.show(); QTimer.singleShot(0, a.quit); a.exec()"
)
WITHIN = "--within"
PASSPHRASE, CODE_BYTES = "every child here is invented", bytes(range(20))


def environment(home: Path) -> dict[str, str]:
    """A home of its own, and no screen unless one is asked for."""
    paths = {"IRO_DESK_HOME": str(home), "PYTHONPATH": str(ROOT)}
    return {"QT_QPA_PLATFORM": "offscreen", **os.environ, **paths}


def timed(command: list[str], home: Path) -> float:
    """Seconds from starting a process to its end."""
    began = perf_counter()
    subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment(home), check=True, stderr=subprocess.DEVNULL
    )
    return perf_counter() - began


def said(home: Path) -> tuple[float, float]:
    """Seconds from Enter at the door to the desk, and from choosing a child to the child, within one process."""
    command = [sys.executable, str(Path(__file__).resolve()), WITHIN]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(home), check=True, capture_output=True, text=True
    )
    unlocked, child = done.stdout.split()[-2:]
    return float(unlocked), float(child)


def lay_down(home: Path) -> None:
    """A vault at its standard cost, holding the invented children."""
    from iro_desk import paths
    from iro_desk.app.outside import now
    from iro_desk.domain.working_days import read_bank_holidays
    from iro_desk.services import demonstration
    from iro_desk.storage import recovery
    from iro_desk.storage.vault import Surroundings, create

    calendar = read_bank_holidays(paths.resource("data/bank_holidays.csv").read_text("utf-8"))
    families = paths.resource("data/demo_families.toml").read_text("utf-8")
    home.mkdir(parents=True, exist_ok=True)
    vault = create(home / "caseload", PASSPHRASE, recovery.written(CODE_BYTES), Surroundings(now=now))
    vault.store.write("Lay down", lambda s: demonstration.load(s, families, now().date(), calendar))
    vault.lock()


def measure_within() -> None:
    """In a process of its own: unlock by keys, open the first child, and print both times."""
    from PySide6.QtWidgets import QApplication

    from iro_desk.app.programme import Programme
    from iro_desk.gui.place import Place
    from tests.journeys.officer import Officer

    officer, programme = Officer(), Programme()
    programme.begin()
    officer.waits_until(lambda: officer.here() == "Passphrase", "the door")
    officer.lets_it_settle(1.5)
    officer.types(PASSPHRASE)
    began = perf_counter()
    officer.presses("Return")
    shown = ("To finish writing", "We kept your", "What is due")
    officer.waits_until(lambda: _has_one_of(officer.reads(), *shown), "the desk")
    unlocked = perf_counter() - began
    officer.lets_it_settle(1.0)
    officer.presses("Alt+1")
    officer.waits_until(lambda: "To finish writing" in officer.reads(), "Today")
    officer.lets_it_settle(0.5)
    desk = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "go"))
    began = perf_counter()
    desk.go(Place("child", 1))
    officer.waits_until(lambda: "What is due" in officer.reads(), "the child")
    child = perf_counter() - began
    programme.close()
    sys.stdout.write(f"{unlocked} {child}\n")


def _has_one_of(said_there: str, *words: str) -> bool:
    return any(one in said_there for one in words)


def main(runs: int) -> None:
    """Take every measure ``runs`` times, in turn, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        lay_down(home)
        figures: dict[str, list[float]] = {}

        def keep(name: str, take: Callable[[], float]) -> None:
            figures.setdefault(name, []).append(take())

        for _ in range(max(runs, LEAST_RUNS)):
            keep("bare PySide6 window", lambda: timed(["-c", BARE], home))
            keep("cold start to the door", lambda: timed(["-m", "iro_desk", "--quit-when-shown"], home))
            unlocked, child = said(home)
            figures.setdefault("unlock to the desk", []).append(unlocked)
            figures.setdefault("opening a child", []).append(child)
    print(f"{'seconds':26} {'least':>7} {'middle':>7} {'most':>7}   ({max(runs, LEAST_RUNS)} runs)")
    for name, taken in figures.items():
        print(f"{name:26} {min(taken):7.3f} {statistics.median(taken):7.3f} {max(taken):7.3f}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if WITHIN in sys.argv:
        measure_within()
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else LEAST_RUNS)
