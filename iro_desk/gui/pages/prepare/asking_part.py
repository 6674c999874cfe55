"""Asking before the review: who, by when, what came back; the child's choices; and the forms to print."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.domain.consulting import Consulted
from iro_desk.domain.wording import Tone
from iro_desk.exports import preparation_files
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.pages.prepare.papers import FormFiles
from iro_desk.gui.pages.prepare.scans import ScansEditor
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import caption, heading
from iro_desk.records import ConsultationFields, ReviewChoicesFields
from iro_desk.records.forms import Asked, asked
from iro_desk.services import consultations, sent_in
from iro_desk.services.consultations import ConsultedRow
from iro_desk.services.drafts import DraftKey


class AskingPart(Part):
    """Everybody to ask; a row opens the asking, and then the answers."""

    rows: tuple[ConsultedRow, ...] = ()
    listed: RowList | None = None
    scans: ScansEditor | None = None

    def load(self) -> None:
        """Read who has been asked again, and open what is wanted."""
        context = self.context
        read = partial(
            consultations.consulted, child_id=self.child_id, today=context.today(), calendar=context.calendar
        )
        context.ops.read(read, self._show, self)

    def choose(self) -> None:
        """Open the form of the child's choices."""
        entry = Entry(
            self.context,
            DraftKey(consultations.CHOICES, 0, self.child_id),
            asked(ReviewChoicesFields),
            "The child’s choices",
            partial(consultations.file_choices, child_id=self.child_id, today=self.context.today()),
        )
        self.open_entry("The child’s choices about the review", "Save and continue", entry)
        entry.filed.connect(lambda _none: self._filed("The child’s choices are kept"))
        read = partial(consultations.choices, child_id=self.child_id)
        self.context.ops.read(read, lambda fields: entry.begin(fields.model_dump(mode="json")), self)

    def ask(self, row: ConsultedRow) -> None:
        """Open the form that records that somebody is asked, or changes it."""
        number = row.consultation_id
        context = self.context
        entry = Entry(
            context,
            DraftKey(f"{consultations.ASK}:{row.who.value}", number, self.child_id),
            asking_of(row.who),
            "Ask before the review",
            partial(
                consultations.file,
                child_id=self.child_id,
                consultation_id=number,
                who=row.who,
                today=context.today(),
            ),
        )
        heading_words = f"Ask: {row.who.label}"
        self.open_entry(heading_words, "Record it", entry, self._forms(row))
        entry.filed.connect(lambda _number: self._filed("Recorded"))
        begin = partial(
            consultations.begin,
            child_id=self.child_id,
            who=row.who,
            consultation_id=number,
            today=context.today(),
            calendar=context.calendar,
        )
        context.ops.read(begin, entry.begin, self)

    def ask_another(self) -> None:
        """Ask one more person with parental responsibility."""
        who = Consulted.PARENT
        self.ask(ConsultedRow(who, 0, "", "", "", Tone.NONE, is_answered=False, may_read_out=None))

    def enter_answers(self, row: ConsultedRow) -> None:
        """Open the form's own questions, to enter what came back."""
        number = row.consultation_id
        form = consultations.forms().form(row.form)
        entry = Entry(
            self.context,
            DraftKey(sent_in.ANSWERS, number, self.child_id),
            sent_in.asked_of(form),
            "Enter what came back",
            partial(sent_in.file_answers, consultation_id=number, today=self.context.today()),
            lines=2,
        )
        found = ScansEditor(self.context, self.child_id, number)
        more = self._beneath(row, found)
        self.open_entry(f"{form.title}: {row.who.label}", "Save and continue", entry, more)
        self.scans = found
        found.load()
        entry.filed.connect(lambda _none: self._filed("The answers are kept"))
        read = partial(sent_in.answered, consultation_id=number, today=self.context.today())
        self.context.ops.read(read, entry.begin, self)

    def flush(self) -> None:
        """Keep what is typed, and what is said about the scans."""
        super().flush()
        if self.scans is not None:
            self.scans.keep()

    def close_entry(self) -> None:
        """Put the form away; what was typed stays as a draft, and what is said about a scan is kept."""
        if self.scans is not None:
            self.scans.keep()
            self.scans = None
        super().close_entry()

    def _beneath(self, row: ConsultedRow, found: ScansEditor) -> QWidget:
        """The scans of the answers, and the way to change how they were asked."""
        holder = QWidget()
        column = Column(holder, gap=12)
        column.addWidget(found)
        column.addWidget(button("Change how they were asked", on_press=partial(self.ask, row)), 0, LEFT)
        return holder

    def open_row(self, key: str) -> None:
        """Open somebody: the answers when they have been asked, the asking when they have not."""
        who, _, number = key.partition(":")
        row = next(r for r in self.rows if r.who.value == who and str(r.consultation_id) == number)
        if row.consultation_id:
            self.enter_answers(row)
        else:
            self.ask(row)

    def _forms(self, row: ConsultedRow) -> QWidget:
        """The form to give them: a page to print, to change in Word, or an e-mail."""
        read = partial(
            preparation_files.form, child_id=self.child_id, who=row.who, today=self.context.today()
        )
        return FormFiles(self.context, self, preparation_files.BEFORE, read)

    def _show(self, rows: tuple[ConsultedRow, ...]) -> None:
        had_focus = self.listed is not None and self.listed.hasFocus()
        self.rows = rows
        emptied(self.body)
        self.body.addWidget(heading("Asked before the review"))
        self.listed = RowList("Who is asked before the review", tuple(_row(row) for row in rows))
        self.listed.opened.connect(self.open_row)
        self.body.addWidget(self.listed)
        self.body.addWidget(
            caption("Choose a line to ask somebody, print their form, or enter what came back.")
        )
        holder = QWidget()
        line = Flow(holder, 10)
        line.addWidget(button("The child’s choices", icon="pencil", on_press=self.choose))
        line.addWidget(button("Ask another parent", icon="user-plus", on_press=self.ask_another))
        self.body.addWidget(holder)
        wanted, self.opened = self.opened, ""
        if wanted == "choices":
            self.choose()
        elif wanted:
            self._open_wanted(wanted)
        elif had_focus or self.entry is None:
            self.take_keyboard(self.listed)

    def _open_wanted(self, wanted: str) -> None:
        """Open the answers of one consultation, or the asking of one person."""
        number = self.subject_id
        for row in self.rows:
            if wanted == "answers" and number and row.consultation_id == number:
                self.enter_answers(row)
                return
            if row.who.value == wanted and row.consultation_id == number:
                self.ask(row)
                return
        if wanted == Consulted.PARENT.value:
            self.ask_another()

    def _filed(self, words: str) -> None:
        self.context.toast(words)
        self.close_entry()
        self.load()
        if self.listed is not None:
            self.listed.setFocus()


def asking_of(who: Consulted) -> tuple[Asked, ...]:
    """The questions when somebody is asked; what came back is entered with the answers."""
    later = {"who", "received_on", "may_read_out", "used_in", "used_note"}
    if who is Consulted.CHILD:
        later.add("name")
    return tuple(field for field in asked(ConsultationFields) if field.name not in later)


def _row(row: ConsultedRow) -> ListRow:
    badge = "Answered" if row.is_answered else "Asked" if row.consultation_id else "Not asked yet"
    tone = row.tone.value if row.consultation_id else Tone.NONE.value
    return ListRow(
        key=f"{row.who.value}:{row.consultation_id}",
        main=f"{row.who.label}, {row.name}" if row.name else row.who.label,
        detail=row.words if row.consultation_id else "",
        tone=tone,
        badge=badge,
    )
