"""A form to fill in before or after a review, with room to write and nobody's name on it."""

from __future__ import annotations

from iro_desk.domain.codes import Voice
from iro_desk.domain.printed_forms import PLACES, Face, PrintedForm, PrintedForms, Question
from iro_desk.exports import looks
from iro_desk.exports.document import Answering, Block, Document, Heading, Paragraph, Readers, Run

STAND_IN = "Ros"
LINES = 3
LOOKS = {
    "views_5_7": Voice.YOUNG, "views_8_11": Voice.MIDDLE, "views_12_15": Voice.TEEN,
    "views_16_17": Voice.ADULT, "views_unaccompanied": Voice.TEEN,
    "feedback_5_7": Voice.YOUNG, "feedback_8_11": Voice.MIDDLE, "feedback_12_17": Voice.TEEN,
}  # fmt: skip


QUOTED = "What you write may be quoted, as you wrote it, and without your name."


def build(form: PrintedForm, forms: PrintedForms, officer: str, return_by: str, title: str) -> Document:
    """The form as a tree.

    Args:
        title: what kind of form it is, kept in the file's properties.
        officer: what children call the officer; empty when not set.
        return_by: the day it is wanted, in words; empty when none is set.
    """
    named = officer or "the reviewing officer"
    blocks: list[Block] = [Heading(1, form.title)]
    why = forms.why_line if form.share_after else QUOTED if form.is_feedback else ""
    for words in (forms.top_line, why, form.hint, f"Wanted back by {return_by}." if return_by else ""):
        if words:
            blocks.append(Paragraph((Run(words),)))
    for question in form.questions:
        blocks += [Heading(2, question.label), *_room(question)]
    if form.share_after:
        who, _, choices = forms.share_line.replace(STAND_IN, named).partition("?")
        options = tuple(part.strip() for part in choices.split(".") if part.strip(" _:"))
        blocks += [Heading(2, f"{who}?"), Answering(tuple(one.replace(": ____", ":") for one in options), 1)]
        blocks += [Paragraph((Run(forms.helper_line.replace(" ____", "")),)), Answering(lines=1)]
    if form.id in LOOKS:
        return Document(title, tuple(blocks), looks.letter(LOOKS[form.id]), readers=Readers.CHILD)
    return Document(title, tuple(blocks), looks.record(), readers=Readers.BLANK)


def _room(question: Question) -> list[Block]:
    if question.choices is None:
        return [Answering(lines=1 if question.is_date else LINES)]
    labels = tuple(choice.label for choice in question.choices)
    if question.in_places:
        found: list[Block] = []
        for _, place in PLACES:
            found += [Paragraph((Run(f"{place[:1].upper()}{place[1:]}"),)), Answering(labels)]
        return found
    return [Answering(labels, LINES if question.has_words else 0, faces=question.choices is Face)]
