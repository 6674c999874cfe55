"""What people thought of the last review: whom to ask, the forms to give them, and what came back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.domain.feedback import FeedbackFrom
from iro_desk.domain.wording import Tone
from iro_desk.exports import preparation_files
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.pages.prepare.papers import FormFiles
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, emptied
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import caption, heading, strong
from iro_desk.services import consultations, feedback
from iro_desk.services.drafts import DraftKey
from iro_desk.services.feedback import FeedbackRow, FeedbackSheet

#: those of whom there may be more than one
MORE = (FeedbackFrom.PARENT, FeedbackFrom.PROFESSIONAL, FeedbackFrom.RELATIVE, FeedbackFrom.SUPPORTER)


class AfterPart(Part):
    """Everybody to ask about the last review; a row opens the giving, and then the answers."""

    sheet: FeedbackSheet | None = None
    listed: RowList | None = None

    def load(self) -> None:
        """Read who has been asked again, and open what is wanted."""
        read = partial(feedback.sheet, child_id=self.child_id, today=self.context.today())
        self.context.ops.read(read, self._show, self)

    def give(self, who: FeedbackFrom) -> None:
        """Open the form that records that somebody was given theirs, with the ways to make it."""
        context = self.context
        entry = Entry(
            context,
            DraftKey(f"{feedback.ASK}:{who.value}", 0, self.child_id),
            feedback.asking(),
            "Give a form after the review",
            partial(feedback.give, child_id=self.child_id, who=who, today=context.today()),
        )
        read = partial(preparation_files.feedback_form, child_id=self.child_id, who=who)
        files = FormFiles(context, self, preparation_files.AFTER, read)
        self.open_entry(f"Ask: {who.label}", "Record that it was given", entry, files)
        entry.filed.connect(lambda _number: self._filed("Recorded"))
        entry.begin({feedback.SENT: context.today().isoformat()})

    def enter_answers(self, row: FeedbackRow) -> None:
        """Open the form's own questions, to enter what came back."""
        number = row.feedback_id
        form = consultations.forms().form(row.form)
        entry = Entry(
            self.context,
            DraftKey(feedback.ANSWERS, number, self.child_id),
            feedback.asked_of(form),
            "Enter what came back",
            partial(feedback.file_answers, feedback_id=number, today=self.context.today()),
            lines=2,
        )
        away = button("Take this form away", on_press=partial(self._take_away, number))
        self.open_entry(f"{form.title} {row.who.label}", "Save and continue", entry, away)
        entry.filed.connect(lambda _none: self._filed("The answers are kept"))
        read = partial(feedback.answered, feedback_id=number, today=self.context.today())
        self.context.ops.read(read, entry.begin, self)

    def open_row(self, key: str) -> None:
        """Open somebody: the answers when they have a form, the giving when they have none."""
        who, _, number = key.partition(":")
        row = next((r for r in self._rows() if r.who.value == who and str(r.feedback_id) == number), None)
        if row is not None and row.feedback_id:
            self.enter_answers(row)
        elif row is not None:
            self.give(row.who)

    def _rows(self) -> tuple[FeedbackRow, ...]:
        return self.sheet.rows if self.sheet else ()

    def _show(self, sheet: FeedbackSheet) -> None:
        had_focus = self.listed is not None and self.listed.hasFocus()
        self.sheet = sheet
        emptied(self.body)
        self.listed = None
        if sheet.review_id is None:
            self.body.addWidget(heading("What people thought"))
            self.body.addWidget(
                caption(f"{sheet.heading} Finish one, and then ask what people thought of it.")
            )
            return
        self.body.addWidget(heading(sheet.heading))
        if sheet.counted:
            self.body.addWidget(strong(sheet.counted))
        self.listed = RowList("Who is asked after the review", tuple(_row(row) for row in sheet.rows))
        self.listed.opened.connect(self.open_row)
        self.body.addWidget(self.listed)
        self.body.addWidget(caption("Choose a line to give somebody their form, or enter what came back."))
        self.body.addWidget(self._more(), 0, LEFT)
        wanted, self.opened = self.opened, ""
        if wanted == "answers":
            self.open_row(next((_key(r) for r in sheet.rows if r.feedback_id == self.subject_id), ""))
        elif wanted in {who.value for who in FeedbackFrom}:
            self.give(FeedbackFrom(wanted))
        elif had_focus or self.entry is None:
            self.take_keyboard(self.listed)

    def _more(self) -> QWidget:
        """One more of those of whom there may be several."""
        holder = QWidget()
        line = Flow(holder, 10)
        for who in MORE:
            words = f"Ask a{'n' if who.label[0] in 'AEIO' else ''} {who.label[:1].lower()}{who.label[1:]}"
            line.addWidget(button(words, icon="user-plus", on_press=partial(self.give, who)))
        return holder

    def _take_away(self, number: int) -> None:
        self.close_entry()
        write = partial(feedback.take_away, feedback_id=number)
        done = partial(self._filed, "Taken away")
        self.context.ops.write("Take a form away", write, lambda _none: done(), self)

    def _filed(self, words: str) -> None:
        self.context.toast(words)
        self.close_entry()
        self.load()


def _key(row: FeedbackRow) -> str:
    return f"{row.who.value}:{row.feedback_id}"


def _row(row: FeedbackRow) -> ListRow:
    badge = "Came back" if row.is_answered else "Given" if row.feedback_id else "Not asked yet"
    tone = row.tone.value if row.feedback_id else Tone.NONE.value
    return ListRow(key=_key(row), main=row.who.label, detail=row.words, tone=tone, badge=badge)
