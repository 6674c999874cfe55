"""Any short form: written on one page, checked before it is finished, and read once it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from iro_desk.domain.codes import SheetState
from iro_desk.domain.findings import Finding
from iro_desk.domain.sheets.filled import Filled
from iro_desk.domain.wording import dated, read_date
from iro_desk.errors import Refusal
from iro_desk.gui.autosave import Autosave
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.banner import show_child
from iro_desk.gui.pages.sheet.answers_view import AnswersView
from iro_desk.gui.pages.sheet.finished import FinishedCard
from iro_desk.gui.pages.sheet.following import FollowingCard
from iro_desk.gui.pages.sheet.form_view import FormView
from iro_desk.gui.pages.sheet.frame import SheetFrame
from iro_desk.gui.pages.sheet.side import SheetSide
from iro_desk.gui.pages.sheet.starting import Starting
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.focus import tab_in_turn
from iro_desk.gui.widgets.layouts import LEFT, emptied
from iro_desk.gui.widgets.text import caption, link
from iro_desk.services import children, sheets
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.sheets import Opening, SheetView

MEETINGS = "meetings"
SITTING = "Held together with the looked-after review of"
BROUGHT = "What the review holds is brought over where nothing was written."
CHECK = "Check your answers"
CHECK_SAYS = "Read it once more. Change anything that is not right, then finish it."


class SheetPage(Screen):
    """One form about one child; a place without its number starts the form that its part names."""

    watches = frozenset({"sheet"})
    compact = True

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.sheet_id = place.subject_id or 0
        self.frame = SheetFrame()
        self.page, self.problems, self.looks = self.frame.page, self.frame.problems, self.frame.looks
        self.form: FormView | None = None
        self.answers: AnswersView | None = None
        self.finished: FinishedCard | None = None
        self.following: FollowingCard | None = None
        self.view: SheetView | None = None
        self._autosave: Autosave | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        self._make_buttons()
        self.starting = Starting(context, place.part, place.child_id, self)
        self.starting.offered.connect(self._offer_start)
        self.starting.began.connect(self._begun)
        self.starting.refused.connect(self._away)
        self.problems.chosen.connect(self._go_to)
        self.looks.chosen.connect(self._go_to)

    @property
    def side(self) -> SheetSide | None:
        """The sections at the side; None while nothing is being written."""
        return self.frame.side

    def load(self) -> None:
        """Read whose it is, and the form with what was typed."""
        self.flush()
        context = self.context
        if not self.sheet_id:
            self.starting.look()
            return
        read = partial(
            sheets.fields, sheet_id=self.sheet_id, today=context.today(), calendar=context.calendar,
            rules=context.rules,
        )  # fmt: skip
        context.ops.read(read, self._show, self, self._gone)

    def here(self) -> Place:
        """The form itself, once it is begun."""
        return Place(
            "sheet", self.place.child_id, self.sheet_id or None, "" if self.sheet_id else self.place.part
        )

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

    def _make_buttons(self) -> None:
        add = self.frame.add_button
        self.check_button = add("Check and finish", "main", self.check)
        self.finish_button = add("Finish and lock", "main", self.finish)
        self.back_button = add("Go on writing", "other", self._write_again)
        self.later_button = add("Come back later", "other", self._leave)
        self.remove_button = add("Remove this form", "quiet", self._remove)
        self.give_up_button = add("Leave it as it was", "quiet", self._give_up)

    def _offer_start(self, found: Opening) -> None:
        self._show_child(self.place.child_id)
        self._clear()
        self.page.say(found.form.title, found.form.purpose)
        self.frame.body.addWidget(self.starting.card(found))
        self.frame.offer()
        if self.may_take_focus() and self.starting.button is not None:
            self.starting.button.setFocus()

    def _begun(self, sheet_id: int) -> None:
        self.sheet_id = sheet_id
        self.await_focus()
        self.load()

    def _show_child(self, child_id: int | None) -> None:
        if child_id is not None:
            read = partial(children.banner, child_id=child_id, today=self.context.today())
            self.context.ops.read(read, lambda row: show_child(self.frame.banner, row), self)

    def _show(self, view: SheetView) -> None:
        had_focus = self.page.isAncestorOf(self.focusWidget() or self)
        self.view = view
        self._show_child(view.child_id)
        self._clear()
        if view.state is SheetState.FINISHED and view.as_finished is not None:
            self._show_finished(view, view.as_finished)
        else:
            self._show_form(view, take_focus=had_focus or self.may_take_focus())

    def _clear(self) -> None:
        self.frame.clear()
        self.form = self.answers = self.finished = self.following = None
        self._autosave = None

    def _show_form(self, view: SheetView, *, take_focus: bool) -> None:
        context = self.context
        form = FormView(
            view.form,
            view.known,
            view.people,
            lambda text: read_date(text, context.today(), context.calendar),
            self.frame.body.parentWidget(),
        )
        typed = json.loads(view.draft.content) if view.draft is not None else view.values
        form.show_values(typed)
        self.form = form
        self.frame.body.addWidget(form)
        self._autosave = Autosave(
            context.ops, context.now, sheets.DRAFT, self.sheet_id, view.child_id, form.values, form.caret, self
        )  # fmt: skip
        form.edited.connect(self._edited)
        side = SheetSide(view.form.title)
        side.opened.connect(self._open_section)
        self.frame.show_side(side)
        form.afterwards = (*self.frame.buttons(), side.tasks.rows)
        form.put_in_turn()
        self._say_writing(view)
        self._show_tasks()
        if take_focus:
            draft = view.draft
            form.put_caret(draft.field if draft else "", draft.caret if draft else 0)

    def _say_writing(self, view: SheetView) -> None:
        self.page.say(view.form.title, view.form.purpose)
        emptied(self.frame.notes)
        if self.form is not None and view.form.clock:
            self.frame.notes.addWidget(caption(self.form.filled.say(view.form.clock)))
        if view.sitting is not None:
            words = f"{SITTING} {dated(view.sitting.on)}"
            brought = link(words, partial(self._bring_review, view.sitting.review_id))
            brought.setAccessibleDescription(BROUGHT)
            self.frame.notes.addWidget(brought, 0, LEFT)
        if view.amended_why:
            self.frame.notes.addWidget(caption(f"Opened again to be changed: {view.amended_why}"))
        last = self.give_up_button if view.earlier else self.remove_button
        self.frame.offer(self.check_button, self.later_button, last)
        self.page.action_bar.say("")

    def _bring_review(self, review_id: int) -> None:
        """What the review of the same sitting holds goes where nothing is written yet."""
        self.flush()
        write = partial(sheets.hold_with_review, sheet_id=self.sheet_id, review_id=review_id)
        self.context.ops.write("Say a review was of the same sitting", write, self._brought, self)

    def _brought(self, found: Mapping[str, Any]) -> None:
        if self.form is None or self.view is None:
            return
        self.form.show_values({**found, **self.form.values()})
        self._edited()
        self.view = replace(self.view, sitting=None)
        self._say_writing(self.view)
        self.context.toast(BROUGHT)
        self.form.focus_place("")

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
        self.frame.scroll_up()

    def _show_answers(self, filled: Filled, found: tuple[Finding, ...]) -> None:
        """The answers stand in the form's place, which waits unseen with every word."""
        if self.form is None:
            return
        self.problems.show_problems((), take_focus=False)
        self.form.hide()
        self.answers = AnswersView(filled, changeable=True)
        self.answers.change_asked.connect(self._go_to)
        self.frame.body.addWidget(self.answers)
        self.looks.show_looks((f.message, f.field) for f in found)
        emptied(self.frame.notes)
        self.page.say(CHECK, CHECK_SAYS)
        self.page.action_bar.say("Alt+Enter finishes")
        self.frame.offer(self.finish_button, self.back_button)
        self.finish_button.setFocus()
        self.frame.scroll_up()

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
        if view.child_id is not None:
            self.following = FollowingCard(self.context, self.sheet_id, view.child_id)
            self.following.shown.connect(self._followed)
            self.frame.body.addWidget(self.following)
        self.finished = FinishedCard(self.context, view)
        self.finished.opened_again.connect(self._opened_again)
        self.finished.version_asked.connect(self._read_version)
        if self.following is not None:
            self.following.done_with.connect(self.finished.save_pdf.setFocus)
        self.frame.body.addWidget(self.finished)
        self.answers = AnswersView(filled, changeable=False)
        self.frame.body.addWidget(self.answers)
        self.frame.offer()
        if self.may_take_focus():
            self.finished.save_pdf.setFocus()
        self.frame.scroll_up()

    def _followed(self, has_concern: bool) -> None:
        """What follows stands first for Tab too; a concern takes the keyboard, so that it is not passed by."""
        card = self.following
        if card is not None and self.finished is not None:
            tab_in_turn(card, self.finished)
        if has_concern and card is not None and card.concern is not None and self.may_take_focus():
            card.concern.setFocus()

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
        self.frame.body.addWidget(card)
        self.answers = AnswersView(filled, changeable=False)
        self.frame.body.addWidget(self.answers)
        back.setFocus()
        self.frame.scroll_up()

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
        child_id = self._child_id()
        self.context.go(Place("today") if child_id is None else Place("child", child_id, None, MEETINGS))

    def _child_id(self) -> int | None:
        return self.view.child_id if self.view is not None else self.place.child_id

    def _gone(self, trouble: Exception) -> bool:
        """An undo may take the form away while this page is open."""
        self._autosave = None
        self._away("")
        return True
