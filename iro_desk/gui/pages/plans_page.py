"""The plans tracker: every plan of every child with its date, the latest first, and bringing dates up to date."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from iro_desk.domain.plan_currency import Standing, plan_words
from iro_desk.domain.wording import short_date
from iro_desk.gui.context import Context
from iro_desk.gui.pages.plans.detail import NOT_OVERDUE, PlanDetail
from iro_desk.gui.pages.plans.filters import PlanFilters
from iro_desk.gui.pages.plans.meeting import MeetingPanel
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.page import Page, Scrolled
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import caption
from iro_desk.services import plans_tracker
from iro_desk.services.plans_tracker import PlanLine, Tracker, Wanted, summed_up

SIDE = 380
LEAST_SIDE = 560  # on the screen, whatever the text size
SIDE_FIRST = 1000  # the side takes its whole width before the list takes more than it needs
NARROW = 900
MOST = 200
SHOWS = (Qt.Key.Key_Right, Qt.Key.Key_Space)


class PlansPage(Screen):
    """The list at the left, the plan in hand at the right; where it is narrow, one in place of the other.

    A place's child and part open the form of one plan: ``Place("plans", 5, None, "care")``.
    """

    watches = frozenset(
        {"child", "plan", "event", "review", "paper_received", "person", "due_date", "own_date", "setting"}
    )

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page("Plans")
        self.filters = PlanFilters()
        self.list = RowList("Plans")
        self.side = QFrame()
        self._side_body = Scrolled((20, 20, 20, 20))
        self.panel: PlanDetail | MeetingPanel | None = None
        self.lines: tuple[PlanLine, ...] = ()
        self._shown: tuple[PlanLine, ...] = ()
        self._most = MOST
        self._next = ""
        self._side_asked = False
        self._filling = False
        self._open_at = f"{place.child_id}:{place.part}" if place.child_id and place.part else ""
        self._lay()
        self._connect()

    def load(self) -> None:
        """Read every plan again."""
        read = partial(plans_tracker.tracker, today=self.context.today())
        self.context.ops.read(read, self.show_tracker, self)

    def flush(self) -> None:
        """Keep what is typed."""
        if isinstance(self.panel, PlanDetail):
            self.panel.flush()

    def show_tracker(self, found: Tracker) -> None:
        """Show the plans, keeping the one in hand; go on to the next after one was recorded."""
        was_first = not self.lines
        self.lines = found.lines
        self.page.say("Plans", found.words if found.lines else "")
        self.filters.offer_workers(found.lines)
        if self._open_at:
            self.filters.which.set_value("all")
        self._show(self._open_at or self._next)
        if self._open_at or self._next:
            self._open_at = self._next = ""
            self.record()
        elif was_first and self.lines and self.focusWidget() in (None, self):
            (self.list if self._shown else self.filters.which).setFocus()

    def record(self) -> None:
        """Open the small form of the plan in hand."""
        line = self._current()
        if line is None:
            return
        if not isinstance(self.panel, PlanDetail) or self.panel.line.key != line.key:
            self._put_detail(line)
        if isinstance(self.panel, PlanDetail):
            self._side_asked = True
            self._fit()
            self.panel.record()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape and self._side_asked:
            self._close_side()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Right or Space in the list shows the working, which takes the keyboard where it takes the place."""
        pressed = (
            event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        )
        if watched is self.list and pressed in SHOWS and self._current() is not None:
            self._side_asked = True
            self._fit()
            if isinstance(self.panel, PlanDetail):
                self.panel.to_child.setFocus()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.page, 1)
        whole.addWidget(self.side, SIDE_FIRST)
        dress(self.side, role="side")
        Column(self.side, gap=0).addWidget(self._side_body)
        self.side.hide()  # until the width is known
        self._meeting = button("For the tracking meeting", icon="list-checks", on_press=self.show_meeting)
        self.page.header.add_action(self._meeting)
        self.page.body.addWidget(self.filters)
        self._count = caption("")
        self.page.body.addWidget(self._count)
        self.page.body.addWidget(self.list)
        self._under = Column(gap=8)
        self.page.body.addLayout(self._under)
        self.page.body.addStretch(1)

    def _connect(self) -> None:
        self.filters.edited.connect(lambda: self._show(""))
        self.list.opened.connect(self._open_child)
        self.list.selectionModel().currentChanged.connect(self._on_row)
        self.list.installEventFilter(self)
        self.context.theme.changed.connect(self._fit)

    def show_meeting(self) -> None:
        """Put the list for the meeting at the side."""
        wanted = self.filters.wanted()
        only = Wanted(Standing.OVERDUE, wanted.plan, wanted.worker)
        lines = tuple(line for line in self.lines if only.takes(line))
        panel = MeetingPanel(self.context, wanted, summed_up(lines))
        panel.put_away.connect(self._close_side)
        self._put(panel)
        self._side_asked = True
        self._fit()
        panel.shown_by.setFocus()

    def _show(self, key: str) -> None:
        """Show what is wanted; ``key`` is the row to be at, empty to stay."""
        at = key or (self._key() or "")
        wanted = self.filters.wanted()
        found = tuple(line for line in self.lines if wanted.takes(line))
        self._shown = found[: self._most]
        self.list.setVisible(bool(self._shown))
        self._filling = True  # the place kept by the list is not yet the plan in hand
        self.list.show_rows(tuple(_row(line, self.context) for line in self._shown))
        self._filling = False
        self._count.setText(_counted(len(found), len(self.lines)) if self.lines else "")
        self.filters.setVisible(bool(self.lines))
        self._meeting.setVisible(bool(self.lines))
        self._show_under(len(found))
        keys = [line.key for line in self._shown]
        if keys and (at in keys or not isinstance(self.panel, MeetingPanel)):
            row = keys.index(at) if at in keys else min(max(self.list.currentIndex().row(), 0), len(keys) - 1)
            self.list.setCurrentIndex(self.list.rows.index(row))
            self._on_row(self.list.currentIndex(), QModelIndex())
        elif not isinstance(self.panel, MeetingPanel):
            self._put(None)
        self._fit()

    def _show_under(self, count: int) -> None:
        emptied(self._under)
        if not self.lines:
            words = "Every plan of every child you review will be listed here, with how each stands."
            self._under.addWidget(EmptyState("No children yet", words, self._ways_in()))
        elif not count:
            title, words = _nothing(self.filters.wanted().standing)
            again = button("Show every plan", on_press=self.filters.show_all)
            self._under.addWidget(EmptyState(title, words, (again,)))
        elif count > len(self._shown):
            more = button(f"Show all {count:,}", on_press=self._show_every_row)
            self._under.addWidget(more, 0, LEFT)
        if self.lines:
            self._under.addWidget(
                caption(
                    f"Enter opens the child’s plans, Space the working. Alt R records a date. {NOT_OVERDUE}"
                )
            )

    def _ways_in(self) -> tuple[QFrame, ...]:
        go = self.context.go
        return (
            button("Bring in a caseload", "main", "download", on_press=partial(go, Place("import"))),
            button("Add a child", icon="user-plus", on_press=partial(go, Place("add_child"))),
        )  # type: ignore[return-value]

    def _show_every_row(self) -> None:
        self._most = len(self.lines)
        self._show("")
        self.list.setFocus()

    def _current(self) -> PlanLine | None:
        row = self.list.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _key(self) -> str | None:
        return self.panel.line.key if isinstance(self.panel, PlanDetail) else None

    def _on_row(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = self._current() if current.isValid() else None
        if line is None or self._filling:
            return
        held = self.panel
        if isinstance(held, PlanDetail) and (held.line == line or self._is_typing(held, line)):
            return
        self._put_detail(line)

    def _is_typing(self, held: PlanDetail, line: PlanLine) -> bool:
        """A form in use is not taken away because something else changed under it."""
        return held.entry is not None and held.line.key == line.key and not self._next

    def _put_detail(self, line: PlanLine) -> None:
        panel = PlanDetail(self.context, line)
        panel.filed.connect(self._filed)
        panel.put_away.connect(self.list.setFocus)
        panel.asked_to_record.connect(self.record)
        self._put(panel)

    def _put(self, panel: PlanDetail | MeetingPanel | None) -> None:
        self.flush()
        emptied(self._side_body.body)
        self.panel = panel
        if panel is not None:
            self._side_body.body.addWidget(panel)

    def _filed(self) -> None:
        line = self._current()
        keys = [one.key for one in self._shown]
        at = keys.index(line.key) + 1 if line is not None else len(keys)
        self._next = keys[at] if at < len(keys) else ""
        self.context.toast("Date recorded")
        if not self._next:
            self._put(None)
            self._close_side()
        self.load()

    def _close_side(self) -> None:
        self._side_asked = False
        if isinstance(self.panel, MeetingPanel):
            self._put(None)
            self._show("")
        self._fit()
        (self.list if self._shown else self.filters.which).setFocus()

    def _open_child(self, key: str) -> None:
        self.context.go(Place("child", int(key.partition(":")[0]), None, "plans"))

    def _fit(self) -> None:
        """Side by side where there is room, else one in place of the other."""
        px = self.context.theme.theme.px
        is_narrow = self.width() < px(NARROW)
        shows = self.panel is not None and (not is_narrow or self._side_asked)
        self.side.setVisible(shows)
        self.page.setVisible(not (is_narrow and shows))
        self.side.setMinimumWidth(0 if is_narrow else min(px(SIDE), LEAST_SIDE))
        self.side.setMaximumWidth(16777215 if is_narrow else px(SIDE))


def _row(line: PlanLine, context: Context) -> ListRow:
    today = context.today()
    day = f"Dated {short_date(line.dated_on, today)}" if line.dated_on else "No date held"
    detail = ". ".join(part for part in (line.note or day, line.was_there) if part)
    limit = ""
    if line.limit is not None:
        limit = f"{'was due' if line.limit.on < today else 'by'} {short_date(line.limit.on, today)}"
    return ListRow(
        key=line.key,
        initials=line.initials,
        colour=line.identity_colour,
        title=line.name,
        subtitle=line.age,
        main=plan_words(line.plan),
        detail=detail,
        tone=line.currency.tone.value,
        badge=line.currency.words,
        date_words=limit,
    )


def _counted(count: int, whole: int) -> str:
    return f"{count:,} of {whole:,} plans"


def _nothing(standing: Standing | None) -> tuple[str, str]:
    if standing is Standing.OVERDUE:
        return "Nothing here is overdue", "No plan with a known date has passed its last day."
    if standing is Standing.SOON:
        return "Nothing here is due soon", "No plan falls due in the next four weeks."
    if standing is Standing.NO_DATE:
        return "Every plan here has a date", "Nothing is missing among these."
    return "No plan matches", "Choose another plan or social worker."
