"""What may be done next about a concern, with the likeliest first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import Tone
from iro_desk.gui.widgets.badge import Badge
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.flow import Flow
from iro_desk.services.concerns import ConcernPageView

Step = tuple[str, str, str]


def steps_for(view: ConcernPageView) -> tuple[Step, ...]:
    """The keys of the forms with their words and icons, the main one first."""
    form = ("form", "Put the dispute form in the outbox", "send")
    if not view.is_open:
        looked = ("check", "Note whether it has happened", "clipboard-check")
        return (looked, ("summary", "One-page summary", "file-text"), form)
    late = view.stands.tone is Tone.LATE
    write = ("message", "Ask for the answer" if late else "Write the message", "mail")
    answer = ("answer", "Record the answer", "pencil")
    chase = ("chase", "Note that you chased", "history")
    settle = ("settle", "End the concern", "check")
    summary = ("summary", "One-page summary", "file-text")
    if not view.stage:
        formal = ("formal", "Make it formal", "arrow-up")
        written = ("written", "Put it in writing", "file-text")
        return (formal, written, answer, write, chase, settle, summary, form)
    up: tuple[Step, ...] = (
        (("up", f"Take it to the {_inside(view.next_title)}", "arrow-up"),) if view.next_title else ()
    )
    if view.is_answered:
        return (settle, *up, write, summary, form)
    return (write, answer, chase, *up, settle, summary, form)


def next_steps(view: ConcernPageView, ask: Callable[[str], None]) -> QWidget:
    """The buttons, after what it waits for."""
    holder = QWidget()
    flow = Flow(holder, 10)
    if view.stands.waits:
        flow.addWidget(Badge(view.stands.tone.value, view.stands.waits))
    if view.needs_a_look:
        flow.addWidget(Badge("soon", "Nobody has looked whether it happened"))
    first: Button | None = None
    for key, words, icon in steps_for(view):
        made = button(words, "other" if first else "main", icon, on_press=partial(ask, key))
        first = first or made
        flow.addWidget(made)
    if first is not None:
        holder.setFocusProxy(first)
    return holder


def _inside(title: str) -> str:
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"
