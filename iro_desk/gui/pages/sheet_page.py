"""Any short form: written on one page, checked before it is finished, and read once it is."""

from __future__ import annotations

import json
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from iro_desk.domain.codes import SheetState
from iro_desk.domain.findings import Finding
from iro_desk.domain.sheets.filled import Filled
from iro_desk.domain.wording import read_date
from iro_desk.errors import Refusal
from iro_desk.gui.autosave import Autosave
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.banner import empty_banner, show_child
from iro_desk.gui.pages.sheet.answers_view import AnswersView
from iro_desk.gui.pages.sheet.finished import FinishedCard
from iro_desk.gui.pages.sheet.form_view import FormView
from iro_desk.gui.pages.sheet.side import SheetSide
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.error_summary import ErrorSummary
from iro_desk.gui.widgets.layouts import LEFT, Column, Line, emptied
from iro_desk.gui.widgets.looks import Looks
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.text import caption, link
from iro_desk.services import children, sheets
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.sheets import SheetView

MEETINGS = "meetings"
NARROW = 820
CHECK = "Check your answers"
CHECK_SAYS = "Read it once more. Change anything that is not right, then finish it."


class SheetPage(Screen):
    """One form about one child."""

    watches = frozenset({"sheet"})
    compact = True

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.sheet_id = place.subject_id or 0
        self.banner = empty_banner(compact=True)
        self.page = Page(margins=(0, 0, 0, 24))
        self.problems, self.looks = ErrorSummary(), Looks()
        self.side: SheetSide | None = None
        self.form: FormView | None = None
        self.answers: AnswersView | None = None
        self.finished: FinishedCard | None = None
        self.view: SheetView | None = None
        self._autosave: Autosave | None = None
        self._lay()
        self.problems.chosen.connect(self._go_to)
        self.looks.chosen.connect(self._go_to)

    def load(self) -> None:
        """Read whose it is, and the form with what was typed."""
        self.flush()
        context = self.context
        read = partial(
            sheets.fields, sheet_id=self.sheet_id, today=context.today(), calendar=context.calendar,
            rules=context.rules,
        )  # fmt: skip
        context.ops.read(read, self._show, self, self._gone)

    def flush(self) -> None:
        """Keep what is typed."""
        if self._autosave is not None:
            self._autosave.flush()

    def check(self) -> None:
        """Show what is left to answer, or every answer to be checked before it is finished."""
        if self.form is None:
            return
        self.flush()
        found = self.form.try_to_finish()
        self._show_tasks()
        if any(finding.severity == "stop" for finding in found):
            self._stop(found)
        else:
            self._show_answers(self.form.filled, found)

    def finish(self) -> None:
        """Finish and lock it."""
        if self.form is None or self.view is None:
            return
        self.flush()
        context = self.context
        write = partial(
            sheets.finish, sheet_id=self.sheet_id, values=self.form.values(), today=context.today(),
            now=context.now(), calendar=context.calendar, rules=context.rules,
        )  # fmt: skip
        words = f"Finish {self.view.form.title}"
        context.ops.write(words, write, self._done, self, self._refused)

    def _lay(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        across = Line(gap=0)
        self._side_holder = Line(gap=0)
        across.addLayout(self._side_holder)
        across.addWidget(self.page, 1)
        whole.addLayout(across, 1)
        # The title scrolls away with the form: at large text a fixed one would leave no room to write in.
        self.page.body.addWidget(self.page.header)
        within = Column(margins=(24, 0, 24, 0), gap=12)
        self.page.body.addLayout(within, 1)
        self._holder, self._notes = Column(gap=12), Column(gap=4)
        within.addLayout(self._notes)
        within.addWidget(self.problems)
        within.addWidget(self.looks)
        within.addLayout(self._holder, 1)
        within.addStretch(1)
        bar = self.page.action_bar
        self.check_button = self._action("Check and finish", "main", self.check)
        self.finish_button = self._action("Finish and lock", "main", self.finish)
        self.back_button = self._action("Go on writing", "other", self._write_again)
        self.later_button = self._action("Come back later", "other", self._leave)
        self.remove_button = self._action("Remove this form", "quiet", self._remove)
        self.give_up_button = self._action("Leave it as it was", "quiet", self._give_up)
        for made in self._buttons():
            bar.add(made)
            made.hide()

    def _action(self, words: str, kind: str, press: object) -> Button:
        keys = "Alt+Return" if kind == "main" else None
        return button(words, kind, shortcut=keys, on_press=press)  # type: ignore[arg-type]

    def _buttons(self) -> tuple[Button, ...]:
        return (
            self.check_button, self.finish_button, self.back_button, self.later_button, self.remove_button,
            self.give_up_button,
        )  # fmt: skip

    def _offer(self, *offered: Button) -> None:
        for made in self._buttons():
            made.setVisible(made in offered)
        self.page.action_bar.setVisible(bool(offered))

    def _show(self, view: SheetView) -> None:
        had_focus = self.page.isAncestorOf(self.focusWidget() or self)
        self.view = view
        if view.child_id is not None:
            read = partial(children.banner, child_id=view.child_id, today=self.context.today())
            self.context.ops.read(read, lambda row: show_child(self.banner, row), self)
        self._clear()
        if view.state is SheetState.FINISHED and view.as_finished is not None:
            self._show_finished(view, view.as_finished)
        else:
            self._show_form(view, take_focus=had_focus or self.may_take_focus())

    def _clear(self) -> None:
        for holder in (self._holder, self._notes, self._side_holder):
            emptied(holder)
        self.form = self.answers = self.finished = self.side = None
        self._autosave = None
        self.problems.show_problems((), take_focus=False)
        self.looks.show_looks(())

    def _show_form(self, view: SheetView, *, take_focus: bool) -> None:
        context = self.context
        form = FormView(
            view.form,
            view.known,
            view.people,
            lambda text: read_date(text, context.today(), context.calendar),
        )
        typed = json.loads(view.draft.content) if view.draft is not None else view.values
        form.show_values(typed)
        self.form = form
        self._holder.addWidget(form)
        self._autosave = Autosave(
            context.ops, context.now, sheets.DRAFT, self.sheet_id, view.child_id, form.values, form.caret, self
        )  # fmt: skip
        form.edited.connect(self._edited)
        self.side = SheetSide(view.form.title)
        self.side.opened.connect(self._open_section)
        self._side_holder.addWidget(self.side)
        form.afterwards = (*self._buttons(), self.side.tasks.rows)
        form.put_in_turn()
        self._say_writing(view)
        self._show_tasks()
        self._fit_side()
        if take_focus:
            draft = view.draft
            form.put_caret(draft.field if draft else "", draft.caret if draft else 0)

    def _say_writing(self, view: SheetView) -> None:
        self.page.say(view.form.title, view.form.purpose)
        emptied(self._notes)
        if self.form is not None and view.form.clock:
            self._notes.addWidget(caption(self.form.filled.say(view.form.clock)))
        if view.amended_why:
            self._notes.addWidget(caption(f"Opened again to be changed: {view.amended_why}"))
        last = self.give_up_button if view.earlier else self.remove_button
        self._offer(self.check_button, self.later_button, last)
        self.page.action_bar.say("")

    def _show_tasks(self) -> None:
        if self.form is not None and self.side is not None:
            self.side.show_tasks(self.form.tasks(), self.form.section_of(self.form.caret()[0]))

    def _edited(self) -> None:
        if self._autosave is not None:
            self._autosave.touched()
        self._show_tasks()

    def _stop(self, found: tuple[Finding, ...]) -> None:
        self.looks.show_looks((f.message, f.field) for f in found if f.severity == "look")
        self.problems.show_problems((f.message, f.field) for f in found if f.severity == "stop")
        self._scroll_up()

    def _show_answers(self, filled: Filled, found: tuple[Finding, ...]) -> None:
        """The answers stand in the form's place, which waits unseen with every word."""
        if self.form is None:
            return
        self.problems.show_problems((), take_focus=False)
        self.form.hide()
        self.answers = AnswersView(filled, changeable=True)
        self.answers.change_asked.connect(self._go_to)
        self._holder.addWidget(self.answers)
        self.looks.show_looks((f.message, f.field) for f in found)
        emptied(self._notes)
        self.page.say(CHECK, CHECK_SAYS)
        self.page.action_bar.say("Alt+Enter finishes")
        self._offer(self.finish_button, self.back_button)
        self.finish_button.setFocus()
        self._scroll_up()

    def _write_again(self) -> None:
        self._go_to("")

    def _go_to(self, place: str) -> None:
        """Back into the form, at a place in it."""
        if self.form is None or self.view is None:
            return
        if self.answers is not None:
            self.answers.hide()
            self.answers.deleteLater()
            self.answers = None
            self.looks.show_looks(())
            self.form.show()
            self._say_writing(self.view)
        self.form.focus_place(place)

    def _open_section(self, section_id: str) -> None:
        if self.form is None:
            return
        if self.answers is not None:
            self._go_to("")
        self.page.show_from(self.form.cards[section_id])
        self.form.focus_section(section_id)

    def _refused(self, trouble: Exception) -> bool:
        if not isinstance(trouble, Refusal):
            return False
        field = trouble.field or ""
        found: tuple[Finding, ...] = (Finding("refused", str(trouble), "", field),)
        if isinstance(trouble, Incomplete):
            found = trouble.findings
        self._go_to(field)
        if self.form is not None:
            self.form.show_findings(found)
        self._stop(found)
        return True

    def _done(self, _none: object) -> None:
        if self._autosave is not None:
            self._autosave.let_go()
            self._autosave = None
        self.context.toast("Finished and locked")
        self.await_focus()
        self.load()

    def _show_finished(self, view: SheetView, filled: Filled) -> None:
        self.page.say(view.form.title, filled.say(view.form.purpose))
        self.finished = FinishedCard(self.context, view)
        self.finished.opened_again.connect(self._opened_again)
        self.finished.version_asked.connect(self._read_version)
        self._holder.addWidget(self.finished)
        self.answers = AnswersView(filled, changeable=False)
        self._holder.addWidget(self.answers)
        self._offer()
        if self.may_take_focus():
            self.finished.save_pdf.setFocus()
        self._scroll_up()

    def _opened_again(self) -> None:
        self.await_focus()
        self.load()

    def _read_version(self, version_id: int) -> None:
        context = self.context
        read = partial(
            sheets.version, version_id=version_id, today=context.today(), calendar=context.calendar,
            rules=context.rules,
        )  # fmt: skip
        context.ops.read(read, self._show_version, self)

    def _show_version(self, filled: Filled) -> None:
        self._clear()
        self.page.say(filled.form.title, "")
        card = Card("An earlier text, as it was finished")
        back = link("Back to the text as it stands", self._opened_again)
        card.body.addWidget(back, 0, LEFT)
        self._holder.addWidget(card)
        self.answers = AnswersView(filled, changeable=False)
        self._holder.addWidget(self.answers)
        back.setFocus()
        self._scroll_up()

    def _remove(self) -> None:
        write = partial(sheets.remove, sheet_id=self.sheet_id)
        self._stop_keeping()
        self.context.ops.write("Remove a form", write, lambda _none: self._away("Form removed"), self)

    def _give_up(self) -> None:
        write = partial(sheets.give_up_change, sheet_id=self.sheet_id)
        self._stop_keeping()
        self.context.ops.write("Leave a form as it was", write, lambda _none: self._opened_again(), self)

    def _stop_keeping(self) -> None:
        """Keep the last word, so that Undo brings it back, and nothing after it."""
        self.flush()
        if self._autosave is not None:
            self._autosave.let_go()
            self._autosave = None

    def _leave(self) -> None:
        self.flush()
        self._away("")

    def _away(self, said: str) -> None:
        if said:
            self.context.toast(said)
        self.context.go(Place("child", self._child_id(), None, MEETINGS))

    def _child_id(self) -> int | None:
        return self.view.child_id if self.view is not None else self.place.child_id

    def _gone(self, trouble: Exception) -> bool:
        """An undo may take the form away while this page is open."""
        self._autosave = None
        self._away("")
        return True

    def _scroll_up(self) -> None:
        """After the layout has settled, so that the title and what is said beneath it come into view."""
        QTimer.singleShot(0, self, lambda: self.page.scrolled.verticalScrollBar().setValue(0))

    def _fit_side(self) -> None:
        if self.side is not None:
            self.side.setVisible(self.width() >= self.context.theme.theme.px(NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list of sections gives way when there is no room for both."""
        super().resizeEvent(event)
        self._fit_side()
