"""Shows every component in its states, or saves a picture of them.

Run ``python packaging/gallery.py [light|dark|contrast] [scale] [picture.png]``.
"""

from __future__ import annotations

import sys
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from iro_desk.gui import theme
from iro_desk.gui.rail import FIND, FOOT, PLACES
from iro_desk.gui.widgets.badge import Badge
from iro_desk.gui.widgets.banner import Alert, BannerView, ChildBanner, Fact
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.due import DueList, DueView, Step
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.error_summary import ErrorSummary, WorthALook
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.focus import FocusRing
from iro_desk.gui.widgets.grades import Grade, GradeChoice
from iro_desk.gui.widgets.identity import IdentityTile
from iro_desk.gui.widgets.layouts import Column, Line
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.rail import NavigationRail
from iro_desk.gui.widgets.record_form import RecordForm
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.status_line import StatusLine
from iro_desk.gui.widgets.table import DataTable, Heading, TableRow
from iro_desk.gui.widgets.task_list import Task, TaskList
from iro_desk.gui.widgets.text import body, caption, heading, link, title
from iro_desk.gui.widgets.tick import Tick
from iro_desk.gui.widgets.timeline import Event, Timeline
from iro_desk.gui.widgets.toast import Toast
from iro_desk.gui.widgets.voice import ToChildBox, VoiceBox
from iro_desk.records.forms import asked
from iro_desk.records.review import ReviewFields

MAYA = BannerView(
    "Maya",
    "Thistlewood",
    (Fact("9", "born 23 Feb 2017"), Fact("Full care order", "(C2)"), Fact("Foster home", "since Nov 2024")),
    (Alert("alert", "Address withheld from Dad"), Alert("plain", "Brother and sister in care")),
    "MT",
    0,
)
ROWS = (
    ListRow(
        "1", "RC", 5, "Reuben Copperdale", "aged 14", "Send the record of the review",
        "Review 11 May + 20 working days. Plan late", "late", "2 working days late", "was due Tue 9 June",
    ),
    ListRow(
        "2", "SM", 9, "Sienna Marchmoor", "aged 10", "Review at 15:30, at home",
        "Last review 16 Dec + 6 months: by Tue 16 June", "ok", "5 days inside the limit", "leave by 14:50",
    ),
    ListRow(
        "3", "OF", 3, "Otis Fernbank", "7 months", "First review",
        "Looked after from 14 May + 20 working days (reg 33)", "none", "Tomorrow", "Fri 12 June",
    ),
)  # fmt: skip
DUE = DueView(
    "first",
    "First review",
    "late",
    "1 working day late",
    "Wed 10 June",
    (
        Step("Became looked after", "Tue 12 May 2026"),
        Step("Count 20 working days, starting the day after", "Wed 13 May is day 1"),
        Step("Bank holidays left out", "Mon 25 May"),
    ),
    Step("Not after", "Wed 10 June 2026"),
    "Regulation 33(1), Care Planning Regulations 2010.",
)
NEXT = DueView(
    "next",
    "Next review",
    "none",
    "In 6 months",
    "Thu 10 Dec",
    (),
    Step("Not after", "Thu 10 Dec 2026"),
    "Reg 33.",
)
INITIALS = ("MT", "EB", "IH", "OF", "NH", "RC", "KL", "FQ", "LT", "SM")


def flowing(*parts: QWidget) -> QWidget:
    """Widgets side by side, wrapping."""
    holder = QWidget()
    flow = Flow(holder, 14)
    for part in parts:
        flow.addWidget(part)
    return holder


def basics(page: Page) -> None:
    """Type, buttons, badges, fields."""
    waiting = button("Save and continue", "main")
    waiting.wait_for("Answer the questions first")
    page.body.addWidget(
        flowing(title("Page title 19"), heading("Heading 13"), body("Body 11"), caption("Caption 10"))
    )
    page.body.addWidget(
        flowing(
            button("Save and continue", "main"),
            waiting,
            button("Record a visit", icon="footprints"),
            button("Jot", icon="pencil", hint="Ctrl+J"),
            button("Change", "quiet"),
            button("Delete for good", "danger"),
            link("Read the rule"),
        )
    )
    page.body.addWidget(
        flowing(
            Badge("late", "2 working days late"),
            Badge("soon", "Due today"),
            Badge("none", "In 4 working days"),
            Badge("ok", "Completed"),
            Badge("info", "Open at every stage"),
            Badge("plain", "Brother and sister in care"),
            Badge("alert", "Address withheld from Dad"),
        )
    )
    wrong = FieldRow("School", LineEdit(), "The name on the plan.")
    wrong.show_problem("Enter the school\N{RIGHT SINGLE QUOTATION MARK}s name")
    page.body.addWidget(FieldRow("School", LineEdit("Larch Hill Primary"), source="School plan, 22 May 2026"))
    page.body.addWidget(wrong)
    answers = Segments(
        (Option("y", "Yes"), Option("p", "In part"), Option("n", "No"), Option("k", "Not known"))
    )
    answers.set_value("p")
    page.body.addWidget(flowing(answers, Tick("Seen alone", ticked=True)))
    page.body.addWidget(flowing(*(IdentityTile(n, i) for i, n in enumerate(INITIALS))))


def composed(page: Page) -> None:
    """Rows, working, words, tables, forms."""
    summary = ErrorSummary()
    summary.show_problems([("Decision 3: enter the day this should be done by", "due")], take_focus=False)
    page.body.addWidget(summary)
    page.body.addWidget(RowList("Late", ROWS))
    due = DueList((DUE, NEXT), lambda key: None)
    due.rows[0].turn()
    page.body.addWidget(due)
    page.body.addWidget(VoiceBox("I want to see Leo more, not just on the screen.", "Maya's words", "3 June"))
    page.body.addWidget(ToChildBox("You and Leo will see each other every other Saturday.", "For Maya"))
    page.body.addWidget(WorthALook("decision 1 was made in December and did not happen.", "Raise a concern"))
    page.body.addWidget(
        EmptyState(
            "Bring in your caseload", "Every council makes one.", [button("Choose a file or folder", "main")]
        )
    )
    page.body.addWidget(Toast("Decision 3 removed", "Undo", keys="Ctrl+Z"))
    card = Card("What has happened")
    card.body.addWidget(
        Timeline(
            (
                Event("10 June", "users", "Review at home, six people", "On time: 5 days inside the limit"),
                Event(
                    "3 June",
                    "footprints",
                    "Visit, seen alone",
                    "Maya said this may be shared",
                    "I like it here.",
                ),
            )
        )
    )
    page.body.addWidget(card)
    page.body.addWidget(
        DataTable(
            "Reviews by month",
            (Heading("Month", wide=True), Heading("Held", figures=True), Heading("In time", figures=True)),
            (TableRow("a", ("April", "11", "10")), TableRow("b", ("May", "18", "18")),
             TableRow("t", ("All", "29", "28"), total=True)),
        )
    )  # fmt: skip
    for grade in (
        Grade("g", "Good", "Up to date and specific."),
        Grade("r", "Requires improvement", "Sound in outline.", low=True),
    ):
        choice = GradeChoice(grade)
        choice.show_chosen(chosen=grade.low)
        page.body.addWidget(choice)
    form = RecordForm(asked(ReviewFields)[:14], date.fromisoformat)
    form.set_values({"review_on": "2026-06-26"})
    page.body.addWidget(form)


def window() -> QWidget:
    """Everything in one window."""
    whole = QWidget()
    column = Column(whole, gap=0)
    across = Line(gap=0)
    large = theme.current().is_large
    rail = NavigationRail(PLACES, FOOT, FIND)
    rail.show_place("today")
    rail.show_count("caseload", 68)
    rail.be_compact(compact=large)
    across.addWidget(rail)
    tasks = TaskList("Review, 10 June")
    tasks.show_tasks(
        (
            Task("1", "Before we start", "done"),
            Task("2", "Maya's wishes and feelings", "done"),
            Task("3", "Home", "in_progress"),
            Task("4", "Permanence"),
            Task("5", "Decisions", "problem"),
            Task("6", "Next review", "cannot_start"),
        ),
        "3",
    )
    if not large:
        across.addWidget(tasks)
    page = Page(
        "Components and their states", "Every child named is invented.", [button("Start a review", "main")]
    )
    page.above.addWidget(ChildBanner(MAYA))
    basics(page)
    composed(page)
    page.body.addStretch(1)
    page.action_bar.add(button("Save and continue", "main"))
    page.action_bar.say("Alt+Enter goes on")
    across.addWidget(page, 1)
    column.addLayout(across, 1)
    status = StatusLine()
    status.show_saved("14:32")
    status.show_network("Offline. 3 things in the outbox")
    status.show_demonstration(on=True)
    column.addWidget(status)
    return whole


def main(arguments: list[str]) -> int:
    """Show the gallery, or save a picture of it when a file is named."""
    app = QApplication(arguments)
    name = arguments[1] if len(arguments) > 1 else "light"
    scale = float(arguments[2]) if len(arguments) > 2 else 1.0
    theme.apply(app, theme.Theme(name, scale))
    whole = window()
    whole.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    FocusRing(whole)
    if len(arguments) > 3:
        whole.resize(1366, round(3600 * scale))
        whole.show()
        app.processEvents()
        whole.grab().save(arguments[3])
        return 0
    whole.resize(1366, 768)
    whole.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv))
