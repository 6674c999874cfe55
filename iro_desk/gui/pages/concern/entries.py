"""The forms of a concern: which questions each asks, what it starts with, and what writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox

from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.layouts import LEFT
from iro_desk.gui.widgets.text import caption, labelled
from iro_desk.gui.widgets.tick import Tick
from iro_desk.records.base import Fields
from iro_desk.records.commendation import CommendationFields
from iro_desk.records.concern import TALK, ConcernFields
from iro_desk.records.concern_steps import (
    AnsweredFields,
    CafcassFields,
    ChasedFields,
    CheckedFields,
    MadeFormalFields,
    MovedUpFields,
    NotedFields,
    SettledFields,
    ToldChildFields,
    WrittenFields,
)
from iro_desk.records.forms import Asked, asked
from iro_desk.services import commendations, concerns
from iro_desk.services.concerns import ConcernPageView, Offer, Offered, steps, stored
from iro_desk.services.drafts import DraftKey

LETTERS = 40


@dataclass(frozen=True, slots=True)
class Form:
    """One form over a concern.

    Args:
        for_siblings: whether the same may be noted for brothers and sisters at once.
        day: the question that starts as today.
    """

    key: str
    draft: str
    record: type[Fields]
    heading: str
    verb: str
    done: str
    write: Callable[..., Any]
    day: str = "happened_on"
    for_siblings: bool = True


FORMS = {
    one.key: one
    for one in (
        Form("written", stored.WRITTEN, WrittenFields, "Put it in writing", "Note that you wrote", "Put in writing",
             steps.put_in_writing),
        Form("formal", stored.FORMAL, MadeFormalFields, "Make it formal", "Make it formal", "Made formal",
             steps.make_formal),
        Form("chase", stored.CHASE, ChasedFields, "Note that you chased", "Note it", "Noted", steps.chase),
        Form("answer", stored.ANSWER, AnsweredFields, "The answer", "Record the answer", "Answer recorded",
             steps.answer),
        Form("up", stored.UP, MovedUpFields, "Take it further", "Take it further", "Moved up", steps.move_up),
        Form("talk", stored.TALK, NotedFields, "Another conversation", "Note it", "Conversation noted",
             partial(steps.note, kind=concerns.StepKind.TALKED, form=stored.TALK)),
        Form("meet", stored.MEET, NotedFields, "A meeting", "Note it", "Meeting noted",
             partial(steps.note, kind=concerns.StepKind.MET, form=stored.MEET)),
        Form("note", stored.NOTE, NotedFields, "Anything else", "Note it", "Noted",
             partial(steps.note, kind=concerns.StepKind.NOTED, form=stored.NOTE)),
        Form("told", stored.TOLD, ToldChildFields, "What the child was told", "Note it", "Noted",
             steps.tell_child, for_siblings=False),
        Form("settle", stored.SETTLE, SettledFields, "How it ended", "End the concern", "Concern ended",
             steps.settle, day="settled_on"),
        Form("check", stored.CHECK, CheckedFields, "Has it happened?", "Note it", "Noted", steps.check,
             day="checked_on"),
    )
}  # fmt: skip


class ConcernEntry(Entry):
    """A form of a concern; its lists never widen the page, and it may note the same for brothers and sisters."""

    def __init__(
        self,
        context: Context,
        key: DraftKey,
        fields: Sequence[Asked],
        label: str,
        write: Callable[..., Any],
        choices: Mapping[str, Sequence[Option]] | None = None,
    ) -> None:
        super().__init__(context, key, fields, label, write, lines=2, choices=choices)
        self.ticks: dict[int, Tick] = {}
        self.bound = write
        for box in self.findChildren(Choice):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(LETTERS)
            box.setMinimumWidth(0)

    def offer_siblings(self, question: str, found: Sequence[Offer], help: str) -> None:
        """Ask whether the same is noted for brothers and sisters; nobody is ticked until she ticks them."""
        if not found:
            return
        self.whole.addWidget(labelled(question, "label"))
        self.whole.addWidget(caption(help))
        for one in found:
            tick = Tick(one.words)
            self.ticks[int(one.value)] = tick
            self.whole.addWidget(tick, 0, LEFT)

    def ticked(self) -> tuple[int, ...]:
        """Those ticked."""
        return tuple(number for number, tick in self.ticks.items() if tick.value())


class RaiseEntry(ConcernEntry):
    """An informal conversation, noted in a minute."""

    def __init__(
        self, context: Context, child_id: int, found: Offered, plan: str = "", review_id: int | None = None
    ) -> None:
        write = partial(
            concerns.note, child_id=child_id, today=context.today(), plan=plan, review_id=review_id
        )
        key = DraftKey(stored.RAISE, 0, child_id)
        super().__init__(
            context,
            key,
            asked(ConcernFields, TALK),
            "Raise a concern",
            write,
            {"theme": options(found.themes)},
        )
        self.offer_siblings(
            "Is it the same for brothers and sisters?", found.siblings,
            "Each has a record of their own. Look that no words here are about one of them only.",
        )  # fmt: skip
        self.form.edited.connect(self._explain)
        self._means = {one.value: one.hint for one in found.themes}
        self._hint = caption("")
        self.form.rows["theme"].add_below(self._hint)

    def file(self) -> None:
        """Write it for those ticked too."""
        self._write = partial(self.bound, with_siblings=self.ticked())
        super().file()

    def _explain(self, name: str) -> None:
        if name == "theme":
            self._hint.setText(self._means.get(str(self.form.value("theme")), ""))


class StepEntry(ConcernEntry):
    """One thing that was done about a concern."""

    def __init__(self, context: Context, view: ConcernPageView, form: Form, found: Offered) -> None:
        write = partial(form.write, concern_id=view.concern_id, today=context.today())
        key = DraftKey(form.draft, view.concern_id, view.child.child_id)
        above = tuple(one for one in found.stages if int(one.value) > view.stage)
        super().__init__(context, key, asked(form.record), form.heading, write, {"stage": options(above)})
        if form.for_siblings:
            siblings = [
                Offer(str(one.concern_id), one.name) for one in view.together if one.is_open == view.is_open
            ]
            self.offer_siblings("Note the same for", siblings, "Each keeps a history of their own.")

    def file(self) -> None:
        """Write it for those ticked too."""
        self._write = partial(self.bound, also=self.ticked())
        super().file()


class DetailsEntry(ConcernEntry):
    """Everything that may be written down of a concern; what it said before is kept."""

    def __init__(self, context: Context, view: ConcernPageView, found: Offered) -> None:
        write = partial(concerns.change, concern_id=view.concern_id, today=context.today())
        key = DraftKey(stored.DETAILS, view.concern_id, view.child.child_id)
        lists = {
            "theme": options(found.themes), "also": options(found.themes),
            "decision_id": options(found.decisions), "words_id": options(found.words),
        }  # fmt: skip
        super().__init__(context, key, asked(ConcernFields), "Change a concern", write, lists)


class CafcassEntry(ConcernEntry):
    """What is weighed before a referral is decided."""

    def __init__(self, context: Context, view: ConcernPageView) -> None:
        write = partial(concerns.weigh, concern_id=view.concern_id, today=context.today())
        key = DraftKey(stored.CAFCASS, view.concern_id, view.child.child_id)
        super().__init__(context, key, asked(CafcassFields), "Weigh a referral to Cafcass", write)
        self.whole.insertWidget(0, caption(concerns.TEST))


class ThanksEntry(ConcernEntry):
    """Thanks for good work, to a worker and their manager."""

    def __init__(self, context: Context, child_id: int, themes: Sequence[Offer]) -> None:
        write = partial(commendations.thank, child_id=child_id, today=context.today())
        key = DraftKey(commendations.THANK, 0, child_id)
        super().__init__(
            context, key, asked(CommendationFields), "Say thank you", write, {"theme": options(themes)}
        )


def options(found: Sequence[Offer]) -> tuple[Option, ...]:
    """What a list offers, as the form shows it."""
    return tuple(Option(one.value, one.words, one.hint) for one in found)


def started(
    context: Context, view: ConcernPageView, form: Form, found: Offered, title: str
) -> dict[str, object]:
    """What a form starts with: today, the next stage, and who answers at this one."""
    values: dict[str, object] = {form.day: context.today().isoformat()}
    above = [one.value for one in found.stages if int(one.value) > view.stage]
    if form.key in ("formal", "up") and above:
        values["stage"] = above[0]
    if form.key == "formal":
        values["words"] = view.asked_for
    if form.key == "written":
        values["whom"], values["words"] = found.manager, view.asked_for
        due = context.calendar.add_working_days(context.today(), found.informal_days)
        values["respond_by"] = due.isoformat()
    if form.key in ("chase", "answer"):
        values["whom"] = title
    if form.key in ("settle", "check"):
        values["changed"] = view.changed
    return values
