"""Today: what is late, what is due, what comes next, and what is not finished (U3)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.domain.wording import short_date
from iro_desk.gui.context import Context
from iro_desk.gui.kept import place_of
from iro_desk.gui.notices import ComparedNote, DateNotice
from iro_desk.gui.pages.caseload_gauge import CaseloadGauge
from iro_desk.gui.pages.early_questions import EarlyQuestions
from iro_desk.gui.pages.jots.rows import jot_row
from iro_desk.gui.pages.today_forms import agreed_card, place_of_sheet, unfinished_row
from iro_desk.gui.pages.visit.promises_card import PromisesCard
from iro_desk.gui.pages.went_wrong import WentWrong
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.kept_row import kept_row, return_to_row
from iro_desk.gui.widgets.layouts import Column, Line, Stack, emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import caption, heading, labelled, link, wrapped
from iro_desk.services import closing, demonstration, jots, settings, sheets, workload
from iro_desk.services.closing import ClosedRow
from iro_desk.services.jots import JotRow
from iro_desk.services.settings import OfficerSettings
from iro_desk.services.sheets import ActionRow, SheetRow
from iro_desk.services.upcoming import is_review
from iro_desk.services.workload import TodayList, TodayRow

FORM = "form="
CONCERN = "concern="
SIDE = 316
CALENDAR_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class TodayPage(Screen):
    """The officer's day."""

    watches = frozenset(
        {
            "child",
            "review",
            "draft",
            "outbox_item",
            "legal_period",
            "setting",
            "letter",
            "due_date",
            "event",
            "placement",
            "early_review",
            "jot",
            "sheet",
            "action",
            "promise",
            "wrong_reader",
        }
    )

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page("Today")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self._actions = (
            button("Add a child", icon="user-plus", on_press=partial(self._go, "add_child")),
            button("Open the caseload", "main", "users", on_press=partial(self._go, "caseload")),
        )
        for action in self._actions:
            self.page.header.add_action(action)
            action.hide()  # until it is known whether there is a caseload to open
        self._both = QWidget()
        across = Stack(self._both, 900, gap=20)
        self._list = Column(gap=12)
        self._side = Column(gap=12)
        self.early = EarlyQuestions(context)
        left = Column(gap=12)
        left.addWidget(self.early)
        left.addLayout(self._list)
        across.addLayout(left, 1)
        right = Column(gap=12)
        self.promises = PromisesCard(context)
        right.addWidget(self.promises)
        right.addLayout(self._side, 1)
        across.addLayout(right)
        self.date_notice = DateNotice(context)
        self.wrong = WentWrong(context)
        for part in (self.date_notice, self.wrong, ComparedNote(context), self._both):
            self.page.body.addWidget(part)
        self.page.body.addStretch(1)
        self.lists: dict[str, RowList] = {}
        self._settings: OfficerSettings | None = None
        self._waiting_jots: tuple[JotRow, ...] = ()
        self._to_look_at: tuple[ClosedRow, ...] = ()
        self._forms: tuple[SheetRow, ...] = ()
        self._agreed: tuple[ActionRow, ...] = ()
        context.theme.changed.connect(self.load)

    def load(self) -> None:
        """Read the day again."""
        context = self.context
        self.date_notice.look()
        self.early.load()
        self.wrong.load()
        self.promises.setFixedWidth(context.theme.theme.px(SIDE))
        self.promises.load()
        context.ops.read(settings.current, self._keep_settings, self)
        context.ops.read(partial(jots.to_file, now=context.now()), self._keep_jots, self)
        context.ops.read(sheets.unfinished, self._keep_forms, self)
        context.ops.read(partial(closing.to_look_at, today=context.today()), self._keep_closed, self)
        context.ops.read(partial(sheets.past_their_day, today=context.today()), self._keep_agreed, self)
        context.ops.read(
            partial(workload.today_list, today=context.today(), calendar=context.calendar),
            self.show_list,
            self,
        )

    def _keep_settings(self, kept: OfficerSettings) -> None:
        self._settings = kept

    def _keep_jots(self, rows: tuple[JotRow, ...]) -> None:
        self._waiting_jots = rows

    def _keep_forms(self, rows: tuple[SheetRow, ...]) -> None:
        self._forms = rows

    def _keep_closed(self, rows: tuple[ClosedRow, ...]) -> None:
        self._to_look_at = rows

    def _keep_agreed(self, rows: tuple[ActionRow, ...]) -> None:
        self._agreed = rows

    def show_list(self, day: TodayList) -> None:
        """Show the day; the keyboard begins at what is first in it, and stays where it was when it is read again."""
        begins, held = self.has_no_keyboard(), kept_row(self.lists)
        self._lay_day(day)
        if held is not None:
            return_to_row(self.lists, *held)
        elif begins and self.lists:
            next(iter(self.lists.values())).setFocus()

    def _lay_day(self, day: TodayList) -> None:
        self.lists = {}
        emptied(self._list)
        emptied(self._side)
        now = self.context.today()
        title = f"{CALENDAR_WEEKDAYS[now.weekday()]} {short_date(now, now).split(' ', 1)[1]}"
        is_empty = not (day.caseload or day.late or day.today or day.next or self._to_look_at)
        for action in self._actions:
            action.setVisible(not is_empty)
        if is_empty:
            self.page.say(title, "")
            self._show_empty()
            return
        self.page.say(title, summed_up(day))
        self._group("Late", day.late)
        self._group("Today", day.today)
        self._group("Next", day.next, "Next 10 working days" + (f", {day.later} later" if day.later else ""))
        if not (day.late or day.today or day.next):
            self._list.addWidget(
                EmptyState(
                    "Nothing is due in the next ten working days",
                    "Every date of every child is further away.",
                )
            )
        self._list.addStretch(1)
        self._unfinished(day)
        if self._agreed:
            self._add_side(agreed_card(self.context, self._agreed, self.context.go))
        self._jots()
        self._closed()
        self._outbox(day.outbox_waiting)
        self._caseload(day.caseload)
        self._side.addStretch(1)

    def _group(self, words: str, rows: tuple[TodayRow, ...], note: str = "") -> None:
        if not rows:
            return
        top = Line(gap=8)
        top.addWidget(heading(words))
        top.addWidget(labelled(str(len(rows)), "body", tone="muted"))
        top.addStretch(1)
        if note:
            top.addWidget(labelled(note, "caption", tone="muted"))
        self._list.addLayout(top)
        listed = RowList(f"{words}, {len(rows)}")
        listed.show_rows(tuple(_row(row) for row in rows))
        listed.opened.connect(self._open)
        self.lists[words] = listed
        self._list.addWidget(listed)

    def _unfinished(self, day: TodayList) -> None:
        card = Card("To finish writing")
        rows = [
            ListRow(
                f"review:{w.child_id}:{w.review_id}", w.initials, w.identity_colour, "", "", f"{w.name}, {w.what}",
                f"{w.sections_done} of {w.sections_total} sections",
            )
            for w in day.writing
        ]  # fmt: skip
        places = {f"sheet:{row.sheet_id}": place_of_sheet(row) for row in self._forms}
        rows += [unfinished_row(row) for row in self._forms]
        for draft in day.drafts:
            if draft.form == sheets.DRAFT:
                continue
            key = f"draft:{draft.draft_id}"
            places[key] = place_of(draft)
            said = f"{draft.display_name}, {draft.what}" if draft.display_name else draft.what
            kept_at = draft.kept_at.astimezone(self.context.now().tzinfo)
            kept = f"Kept {kept_at:%H:%M}, not yet filed"
            rows.append(ListRow(key, draft.initials, draft.identity_colour, "", "", said, kept))
        if not rows:
            card.body.addWidget(
                wrapped("No unfinished work. Anything you begin is kept here.", "body", "muted")
            )
        else:
            listed = RowList("To finish writing")
            listed.setProperty("role", "plain")
            listed.show_rows(tuple(rows))
            listed.opened.connect(lambda key: self._open_unfinished(key, places))
            card.body.addWidget(listed)
        self._add_side(card)

    def _jots(self) -> None:
        rows = self._waiting_jots
        if not rows:
            return
        card = Card("Jots to file")
        if card.top is not None:
            card.top.addWidget(link("Open", partial(self._go, "jots")))
        listed = RowList(f"Jots to file, {len(rows)}", tuple(jot_row(row, "") for row in rows))
        listed.setProperty("role", "plain")
        listed.opened.connect(lambda key: self.context.go(Place("jots", None, int(key))))
        card.body.addWidget(listed)
        self._add_side(card)

    def _closed(self) -> None:
        rows, today = self._to_look_at, self.context.today()
        if not rows:
            return
        card = Card("Closed records to look at again")
        listed = RowList(f"Closed records to look at again, {len(rows)}")
        listed.setProperty("role", "plain")
        listed.show_rows(
            tuple(
                ListRow(
                    str(row.child_id), row.initials, row.identity_colour, main=row.display_name,
                    detail=f"Since {short_date(row.look_again_on, today)}",
                )
                for row in rows
            )
        )  # fmt: skip
        listed.opened.connect(lambda key: self.context.go(Place("child", int(key), None, "closing")))
        card.body.addWidget(listed)
        self._add_side(card)

    def _outbox(self, waiting: int) -> None:
        card = Card("Outbox")
        across = Line(gap=12)
        words = (
            f"{waiting} {'thing' if waiting == 1 else 'things'} ready to go"
            if waiting
            else "Nothing is waiting"
        )
        across.addWidget(wrapped(words), 1)
        across.addWidget(link("Open", partial(self._go, "outbox")))
        card.body.addLayout(across)
        self._add_side(card)

    def _caseload(self, children: int) -> None:
        card = Card(f"{children} {'child' if children == 1 else 'children'}")
        low = self._settings.caseload_low if self._settings else 50
        high = self._settings.caseload_high if self._settings else 70
        if card.top is not None:
            card.top.addWidget(link("Workload", partial(self._go, "workload")))
        card.body.addWidget(caption(f"The handbook says {low} to {high} full time"))
        card.body.addWidget(CaseloadGauge(children, low, high))
        self._add_side(card)

    def _add_side(self, card: Card) -> None:
        card.setFixedWidth(self.context.theme.theme.px(SIDE))
        self._side.addWidget(card)

    def _show_empty(self) -> None:
        bring_in = button("Bring in a caseload", "main", "download", on_press=partial(self._go, "import"))
        self._list.addWidget(
            EmptyState(
                "Your desk is ready",
                "Bring in your caseload from the file your council already makes, or add one child by hand.",
                (
                    bring_in,
                    button("Add a child", icon="user-plus", on_press=partial(self._go, "add_child")),
                    button("Look round with invented children", "quiet", on_press=self._demonstrate),
                ),
            )
        )
        if self.has_no_keyboard():
            bring_in.setFocus()

    def _demonstrate(self) -> None:
        context = self.context
        context.ops.write(
            "Look round with invented children",
            partial(
                demonstration.load,
                families_toml=context.resource_text("data/demo_families.toml"),
                today=context.today(),
                calendar=context.calendar,
            ),
            then=lambda _: context.toast("24 invented children are on your desk. Settings takes them away."),
            owner=None,
        )

    def _open(self, key: str) -> None:
        child, review, page = key.split(":")
        if page.startswith(FORM):
            self.context.go(Place("sheet", int(child), None, page.removeprefix(FORM)))
        elif page.startswith(CONCERN):
            self.context.go(Place("concern", int(child), int(page.removeprefix(CONCERN))))
        elif page:
            self.context.go(Place(page, int(child)))
        elif review:
            self.context.go(Place("review", int(child), int(review)))
        else:
            self.context.go(Place("child", int(child)))

    def _open_unfinished(self, key: str, places: dict[str, Place]) -> None:
        if key in places:
            self.context.go(places[key])
        else:
            _, child, review = key.split(":")
            self.context.go(Place("review", int(child), int(review)))

    def _go(self, page: str) -> None:
        self.context.go(Place(page))


def summed_up(day: TodayList) -> str:
    """The whole day in one sentence or two."""
    due = len(day.today)
    late = len(day.late)
    first = "Nothing is due today." if not due else f"{_count(due)} due today."
    second = "" if not late else f" {_count(late)} late."
    return first + second


def _count(number: int) -> str:
    words = (
        "No things",
        "One thing",
        "Two things",
        "Three things",
        "Four things",
        "Five things",
        "Six things",
    )
    said = words[number] if number < len(words) else f"{number} things"
    return f"{said} {'is' if number == 1 else 'are'}"


def _opens(clock_id: str, anchor: str) -> str:
    """The page a date is answered on; empty for its review or its child's page."""
    kind, _, number = anchor.partition(":")
    if kind == "dispute":
        return f"{CONCERN}{number}"
    if is_review(clock_id):
        return "prepare"
    form_id = sheets.form_of_clock(clock_id)
    return f"{FORM}{form_id}" if form_id else ""


def _row(row: TodayRow) -> ListRow:
    return ListRow(
        key=f"{row.child_id}:{row.review_id or ''}:{_opens(row.due.clock_id, row.due.anchor)}",
        initials=row.initials,
        colour=row.identity_colour,
        title=row.name,
        subtitle=row.age,
        main=row.task,
        detail=row.because,
        tone=row.lateness.tone.value,
        badge=row.lateness.words,
        date_words=row.date_words,
    )
