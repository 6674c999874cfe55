"""The desk's window: rail, screens and status line; where to go, how to get back, and how to leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from iro_desk.appearance import SCALES, Appearance
from iro_desk.domain.changes import Changes
from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.working_days import Calendar
from iro_desk.gui import theme
from iro_desk.gui.actions import ACTIONS
from iro_desk.gui.clipboard import TakingBack
from iro_desk.gui.company.capture import Capture
from iro_desk.gui.company.in_company import InCompany
from iro_desk.gui.company.shield import Shield
from iro_desk.gui.context import Context
from iro_desk.gui.crash import THAT_DID_NOT_WORK, quote, write_down
from iro_desk.gui.entry_notices import EntryLine, EntryNotice
from iro_desk.gui.finder import Finder
from iro_desk.gui.forms.ui_main_window import Ui_MainWindow
from iro_desk.gui.guard import Guard
from iro_desk.gui.hands import Hands
from iro_desk.gui.history import History
from iro_desk.gui.idle import steady
from iro_desk.gui.jot_panel import JotPanel
from iro_desk.gui.kept import Kept, KeptNotice
from iro_desk.gui.keys import Keys
from iro_desk.gui.new_day import NewDay
from iro_desk.gui.not_saved import UnsavedWords
from iro_desk.gui.operations import Desk, Operations
from iro_desk.gui.pages.registry import PAGES
from iro_desk.gui.place import Place
from iro_desk.gui.printing.printers import NO_PRINTERS, Printers
from iro_desk.gui.prompts import Prompts
from iro_desk.gui.rail import DeskRail
from iro_desk.gui.safe_keeping import SafeKeeping, Tending
from iro_desk.gui.screen import Screen
from iro_desk.gui.status import DeskStatus
from iro_desk.gui.watchman import Watchman
from iro_desk.gui.widgets.focus import FocusRing
from iro_desk.gui.widgets.toast import Toasts
from iro_desk.gui.writing.desk import WritingDesk
from iro_desk.services import bank_holidays, places, settings
from iro_desk.services.settings import OfficerSettings

TODAY = Place("today")
NEVER_CALLED_BACK = frozenset({"outbox_item"})  # a paper that has left stays noted; Undo passes it over


class MainWindow(QMainWindow):
    """The window over one open caseload.

    Args:
        desk: the open store.
        lock: ends this process and leaves a fresh one at the door (S13).
        change_appearance: keeps a choice of theme or text size and dresses the program.
        backups: looks after the caseload's backups; None when none are made.
        shield: hides a window from recordings; None where the system cannot.
        clock: seconds that pass whether the computer is awake or asleep.
        notices: what was found, mended or put aside as the desk was opened.

    Signals:
        closed(): the officer closed the window; every word has been handed to the worker.
    """

    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        prompts: Prompts,
        today: Callable[[], date],
        now: Callable[[], datetime],
        calendar: Calendar,
        reference: Callable[[], str],
        resource_text: Callable[[str], str],
        lock: Callable[[], None],
        appearance: Appearance,
        change_appearance: Callable[[Appearance], None],
        clock: Callable[[], float] = steady,
        backups: SafeKeeping | None = None,
        keys: Keys | None = None,
        shield: Shield | None = None,
        notices: Sequence[EntryNotice] = (),
        printers: Printers = NO_PRINTERS,
    ) -> None:
        super().__init__()
        self._lock, self._shipped = lock, calendar
        self._change_appearance, self.appearance = change_appearance, appearance
        self._history, self._closing, self._may_undo = History(), False, False
        self.ops = Operations(desk, now, self)
        self.context = Context(
            ops=self.ops, prompts=prompts, today=today, now=now, calendar=calendar, rules=ClockRules(),
            theme=theme.source(), reference=reference, resource_text=resource_text, printers=printers,
            appearance=lambda: self.appearance, change_appearance=self.dress, backups=backups, keys=keys,
            lock=self._lock_now, go=self.go, back=self.go_back, toast=self.say_done, jot=self._jot_down,
        )  # fmt: skip
        self._frame = Ui_MainWindow()
        self._frame.setupUi(self)  # type: ignore[no-untyped-call]
        self.rail, self.status = DeskRail(self.context), DeskStatus(self.context)
        self.toast = Toasts(self._frame.pagesStackedWidget)
        self.jot, self.finder = JotPanel(self.context, self), Finder(self.context, self)
        self._lay(notices)
        self.screen_now: Screen | None = None
        self._watch(clock, shield)
        self._connect()
        self.ops.read(settings.current, self._begin, self)

    def _watch(self, clock: Callable[[], float], shield: Shield | None) -> None:
        self._hands, self.watchman = Hands(self), Watchman(_application(), self)
        self.guard = Guard(self, self.ops, self.watchman, clock, self._lock)
        self._taking_back = TakingBack(self.watchman, self)
        self.context.capture = Capture(shield, self.watchman, self.ops, clock, self)
        self.company = InCompany(self, self.watchman, self._lock_now)

    def _lay(self, notices: Sequence[EntryNotice]) -> None:
        self.ring, self.writing = FocusRing(self), WritingDesk(self.context, self)
        self._frame.railLayout.addWidget(self.rail)
        self._frame.menuBarLayout.addWidget(self.rail.bar)
        self._frame.statusLayout.addWidget(self.status)
        for notice in notices:
            self._frame.noticeLayout.addWidget(EntryLine(self.context, notice))
        self.resize(1366, 738)

    def go(self, place: Place) -> None:
        """Show a place, keeping what was being typed in the one left."""
        self._history.go(place)
        self._show(place)

    def go_back(self) -> None:
        """One step back; Today at the beginning."""
        self._show(self._history.back() or TODAY)

    def go_forward(self) -> None:
        """One step forward, if there is one."""
        ahead = self._history.forward()
        if ahead is not None:
            self._show(ahead)

    def flush(self) -> None:
        """Hand every typed word to the worker, and remember the place to come back to (S14)."""
        self.jot.flush()
        if self.screen_now is not None:
            self.screen_now.keep_typed()
            here = self.screen_now.here()
            self.ops.note(
                "Remember where you were",
                partial(
                    places.remember,
                    page=here.page,
                    child_id=here.child_id,
                    subject_id=here.subject_id or 0,
                    field=here.part,
                ),
            )

    def dress(self, appearance: Appearance) -> None:
        """Keep and show a choice of theme or text size."""
        self.appearance = appearance
        self._change_appearance(appearance)
        self._fit()

    def say_done(self, words: str) -> None:
        """Say what was just done, with Undo beside it when Undo would put back just that (U53)."""
        if self._may_undo:
            self.toast.say(words, "Undo", self.undo, "Ctrl+Alt+Z")
        else:
            self.toast.say(words)
        self._may_undo = False

    def undo(self) -> None:
        """Put back the newest thing done."""

        def undone(changes: Changes | None) -> None:
            self._may_undo = False
            self.toast.say("There is nothing to undo." if changes is None else f"Put back: {changes.label}.")

        self.ops.undo(undone, self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never asks whether to save: everything is kept (U17). Only words no disk will take hold it open."""
        if not self._closing and not self._may_leave():
            event.ignore()
            return
        event.accept()
        if not self._closing:
            self._closing = True
            self.closed.emit()

    def finish(self) -> None:
        """Ask the file nothing more; it is about to be closed."""
        self.guard.end()
        self._taking_back.take_back()
        self.watchman.end()
        self.ops.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._hands.watch(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _may_leave(self) -> bool:
        """Whether every word is on the disk, or the officer would rather go without those that are not (F16)."""
        return not self.ops.is_behind or self.context.prompts.confirm(
            self,
            "Some of your words are not on the disk.",
            "They are lost if you leave now. Free some space, and they are saved by themselves.",
            "Leave without them",
            "Stay here",
        )

    def _lock_now(self) -> None:
        if self._may_leave():
            self._lock()

    def _begin(self, kept: OfficerSettings) -> None:
        self._use(kept)
        NewDay(self.context, self, self._shipped)
        Tending(self.context, self)
        UnsavedWords(self.context, self._frame.noticeLayout, self)
        Kept(self.context, self).find(
            self._return_to, lambda: self.ops.read(places.last, self._return_to_last, self)
        )

    def _return_to_last(self, last: places.Place | None) -> None:
        """Where she was when she locked or closed, with the way Back to Today (S14)."""
        if self.screen_now is not None:
            return  # she has gone somewhere herself meanwhile
        self.go(TODAY)
        if last is not None and last.page in PAGES:
            self.go(Place(last.page, last.child_id, last.subject_id or None, last.field))

    def _use(self, kept: OfficerSettings) -> None:
        """Count with what is set now; a screen that shows dates has read them with what was set before."""
        self.guard.use(minutes=kept.lock_minutes, when_minimised=kept.locks_when_minimised)
        before = self.context.rules, self.context.calendar
        self.context.rules = settings.clock_rules(kept)
        self.context.calendar = bank_holidays.adjusted(self._shipped, kept.bank_holidays)
        screen = self.screen_now
        if screen and "due_date" in screen.watches and before != (self.context.rules, self.context.calendar):
            screen.load()

    def _return_to(self, notice: KeptNotice) -> None:
        self._frame.noticeLayout.addWidget(notice)
        if self.screen_now is None:
            self._history.go(TODAY)
            self.go(notice.place)

    def _show(self, place: Place) -> None:
        leaving = self.screen_now
        if leaving is not None:
            leaving.keep_typed()
            self.screen_now = None
            self._frame.pagesStackedWidget.removeWidget(leaving)
            leaving.deleteLater()
        screen = PAGES[place.page](self.context, place)
        self.screen_now = screen
        self._frame.pagesStackedWidget.addWidget(screen)
        self._frame.pagesStackedWidget.setCurrentWidget(screen)
        self.rail.show_place(place)
        self._fit()
        if self.finder.isVisible():
            screen.note_press()
        screen.load()
        if not self.finder.isVisible() and not screen.isAncestorOf(self.focusWidget() or self):
            # The screen left had the focus: without this it would fall to the rail (U33).
            screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Full rail, compact rail or a menu button, judged in ems so that small windows and large text agree."""
        ems = self.width() / max(self.fontMetrics().height() * 0.8, 1)
        compact = self.screen_now is not None and self.screen_now.compact
        form = "compact" if compact or ems < 76 else "full"
        self.rail.fit("menu" if ems < 52 or self.height() < self.rail.height_as(form) else form)

    def _text_size(self, step: int) -> None:
        at = SCALES.index(self.appearance.scale)
        scale = SCALES[min(max(at + step, 0), len(SCALES) - 1)] if step else 1.0
        self.dress(Appearance(self.appearance.theme, scale, self.appearance.font))

    def _next_text_size(self) -> None:
        """The next larger size, and after the largest the usual one."""
        self._text_size(0 if self.appearance.scale == SCALES[-1] else 1)

    def _note_press(self) -> None:
        if self.screen_now is not None:
            self.screen_now.note_press()

    def _keep_in_screen(self, before: QWidget | None, now: QWidget | None) -> None:
        """What had the keyboard went as its screen was read again: it stays in the screen, not in the rail."""
        screen = self.screen_now
        if screen is None or before is None or now is None or self._hands.is_pressing:
            return
        beside = (self.rail, self.rail.bar, self.status)
        if screen.isAncestorOf(before) and any(part.isAncestorOf(now) for part in beside):
            screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _does(self) -> dict[str, Callable[[], object]]:
        """What each action does, by its id."""
        return {
            **{page: partial(self.go, Place(page)) for page in PAGES if page in {a.id for a in ACTIONS}},
            "find": self.finder.open,
            "visit": partial(self._about_child, "visit"),
            "review": partial(self._about_child, "review"),
            "prepare": partial(self._about_child, "prepare"),
            "meeting": partial(self._about_child, "child", "meetings:start"),
            "closing": partial(self._about_child, "child", "closing"),
            "handing_over": partial(self._about_child, "child", "handing_over"),
            "closed": partial(self.go, Place("caseload", None, None, "closed")),
            "raise": partial(self._about_child, "child", "concerns:raise"),
            "thank": partial(self._about_child, "child", "concerns:thank"),
            "footprint": partial(self._about_child, "child", "concerns:footprint"),
            "turn": self._turn,
            "jot": self._jot_down,
            "suggest": self.writing.suggest,
            "finding": self.writing.go_to_finding,
            "finding_before": partial(self.writing.go_to_finding, -1),
            "phrase": self.writing.choose_phrase,
            "back": self.go_back,
            "forward": self.go_forward,
            "next_pane": self._next_pane,
            "undo": self.undo,
            "larger": partial(self._text_size, 1),
            "smaller": partial(self._text_size, -1),
            "usual_size": partial(self._text_size, 0),
            "hide": self.company.turn,
            "blank": self.company.turn_blank,
            "lock": self._lock_now,
            "close": self.close,
        }

    def _connect(self) -> None:
        does = self._does()
        self.finder.does = does
        self.finder.home = self.jot.home = lambda: self.screen_now
        self._hands.pressed.connect(self._note_press)
        _application().focusChanged.connect(self._keep_in_screen)
        for action in ACTIONS:
            for keys in action.keys:
                QShortcut(QKeySequence(keys), self, does[action.id])
        self.rail.chosen.connect(lambda page: does[page]())
        self.status.line.text_size_asked.connect(self._next_text_size)
        self.status.follow(self.company, self.context.capture)
        self.ops.changed.connect(self._on_changed)
        self.ops.refused.connect(lambda words: self.toast.say(words))
        self.ops.broke.connect(self._broke)
        self._fit()

    def _turn(self) -> None:
        if self.screen_now is None or not self.screen_now.other_way():
            self.toast.say("This goes between guided and expert while a review is written.")

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        if changes.operation is not None:
            self.toast.withdraw()  # Undo would now put back something newer
            self._may_undo = not changes.kinds & NEVER_CALLED_BACK
        if "setting" in changes.kinds:
            self.ops.read(settings.current, self._use, self)

    def _about_child(self, page: str, part: str = "") -> None:
        child = self.screen_now.place.child_id if self.screen_now is not None else None
        if child is None:
            self.toast.say("Open a child first, then press these keys again.")
        else:
            self.go(Place(page, child, None, part))

    def _jot_down(self) -> None:
        """Open the box for a jot, about the child whose page is open."""
        if self.finder.isVisible():
            self.finder.shut()
        self.jot.open(self.screen_now.place.child_id if self.screen_now is not None else None)

    def _next_pane(self) -> None:
        parts = (self.rail, self.screen_now, self.jot, self.status)
        panes: list[QWidget] = [w for w in parts if w is not None and w.isVisible()]
        here = next((i for i, pane in enumerate(panes) if pane.isAncestorOf(self.focusWidget() or self)), -1)
        pane = panes[(here + 1) % len(panes)]
        self._hands.press()
        pane.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, pane, lambda: pane.focusNextChild() if self.focusWidget() is pane else None)

    def _broke(self, bug: BaseException) -> None:
        self.context.prompts.tell(self, THAT_DID_NOT_WORK, quote(write_down(bug)))


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
