"""How long the window answers nobody while each page opens: the longest piece of work on its own thread (F06, P12).

Run by hand: ``python tests/benchmarks/window_thread.py [RUNS] [PAGE …]``. The window stands over the invented
children, with a review and some forms begun. What is counted is processor time of the window's thread between two
turns of its loop, so that waiting for a busy computer does not count (though its processor is slower too), and each
page is opened anew ``RUNS`` times. 100 ms is the most any of them may take.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from datetime import date, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication
from sqlmodel import Session

from iro_desk import paths
from iro_desk.appearance import Appearance
from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.working_days import Calendar, read_bank_holidays
from iro_desk.gui import theme
from iro_desk.gui.collecting import Collecting
from iro_desk.gui.main_window import MainWindow
from iro_desk.gui.pages import child_page, settings_page, year_page
from iro_desk.gui.pages.registry import PAGES
from iro_desk.gui.place import Place
from iro_desk.gui.prompts import ScreenPrompts
from iro_desk.records.review import SECTIONS
from iro_desk.services import clockwork, demonstration, reviews, sheets
from iro_desk.storage import migrate
from iro_desk.storage.store import Store

KEY = bytes(32)
TODAY = date(2026, 6, 11)
NOW = datetime(2026, 6, 11, 14, 32, tzinfo=ZoneInfo("Europe/London"))
LEAST_RUNS = 3
MOST_MS = 100.0
QUIET_S = 0.35
ROUNDS = 3
"""So many times what is read asks for something more."""
PARTS = {
    "settings": tuple(settings_page.TABS),
    "child": tuple(child_page.TABS),
    "year": tuple(year_page.TABS),
}
FORMS = ("midway", "move", "handover", "case_file_audit", "disruption", "panel")
ABOUT_A_CHILD = frozenset({"child", "visit", "prepare", "letter"})
NOT_BY_THEMSELVES = frozenset({"send", "wrong", "versions", "concern", "take_in", "sheet"})
"""Pages about a paper or a concern that somebody chose before."""


class Beats(QObject):
    """A timer that fires at every turn of the loop, and the most the thread worked between two of them."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.thread_time()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.thread_time()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now

    def during(self, window: MainWindow, place: Place) -> float:
        """Milliseconds of the longest piece of work from leaving for a place until nothing more comes."""
        self._timer.start(0)
        QApplication.processEvents()
        self.longest, self._last = 0.0, time.thread_time()
        waiting = QEventLoop()

        def wait(rounds: int) -> None:
            if rounds:
                window.ops.read(lambda session: None, lambda _none: wait(rounds - 1), window)
            else:
                QTimer.singleShot(int(QUIET_S * 1000), waiting.quit)

        def go() -> None:
            window.go(place)
            wait(ROUNDS)

        QTimer.singleShot(0, window, go)
        waiting.exec()
        self._timer.stop()
        return self.longest


def begun(session: Session, calendar: Calendar) -> list[Place]:
    """Begin a review and some forms, and return where each section and form is written."""
    rules = ClockRules()
    review = reviews.begin(session, 1, TODAY, TODAY, calendar, rules)
    forms = {form: sheets.begin(session, form, 1, TODAY, calendar, rules) for form in FORMS}
    return [
        *(Place("review", 1, review, section) for section in (*SECTIONS, "check")),
        *(Place("sheet", 1, sheet_id, form) for form, sheet_id in forms.items()),
    ]


def places(found: list[Place]) -> list[Place]:
    """Every page, and every part of those with tabs, after these."""
    for page in PAGES:
        if page in NOT_BY_THEMSELVES:
            continue
        child = 1 if page in ABOUT_A_CHILD else None
        found.append(Place(page, child))
        found += [Place(page, child, None, part) for part in PARTS.get(page, ())]
    return found


def opened(folder: Path) -> tuple[Store, MainWindow, list[Place]]:
    """The window over a fresh caseload of invented children, and the places of what was begun."""
    calendar = read_bank_holidays(paths.resource("data/bank_holidays.csv").read_text("utf-8"))
    migrate.lay_down(folder / "vault.db", KEY)
    store = Store(folder / "vault.db", KEY, now=lambda: NOW)
    store.after_writing(partial(clockwork.settle, calendar=calendar, now=lambda: NOW))
    families = paths.resource("data/demo_families.toml").read_text("utf-8")
    store.write("Lay down", lambda session: demonstration.load(session, families, TODAY, calendar))
    more = store.write("Begin", lambda session: begun(session, calendar)).value
    window = MainWindow(
        desk=store, prompts=ScreenPrompts(), today=lambda: TODAY, now=lambda: NOW, calendar=calendar,
        reference=lambda: "K7F3Q2", resource_text=lambda name: paths.resource(name).read_text("utf-8"),
        lock=lambda: None, appearance=Appearance(), change_appearance=lambda _: None,
    )  # fmt: skip
    return store, window, more


def main(runs: int, only: set[str]) -> int:
    """Open every page in turn, ``runs`` times, and print a table; 1 when one took too long."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    Collecting(application)
    theme.source().follow(application, "light", 1.0)
    figures: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        store, window, more = opened(Path(folder))
        window.show()
        beats = Beats()
        beats.during(window, Place("today"))
        for _ in range(max(runs, LEAST_RUNS)):
            for place in places(list(more)):
                if not only or place.page in only:
                    name = f"{place.page} {place.part}".strip()
                    figures.setdefault(name, []).append(beats.during(window, place))
        window.close()
        window.finish()
        store.close()
    print(f"{'milliseconds at once':34} {'least':>7} {'middle':>7} {'most':>7}")
    for name, taken in sorted(figures.items(), key=lambda figure: -statistics.median(figure[1])):
        print(f"{name:34} {min(taken):7.1f} {statistics.median(taken):7.1f} {max(taken):7.1f}")
    return int(any(statistics.median(taken) > MOST_MS for taken in figures.values()))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    chosen = {word for word in sys.argv[1:] if not word.isdigit()}
    sys.exit(main(numbers[0] if numbers else LEAST_RUNS, chosen))
