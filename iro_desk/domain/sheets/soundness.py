"""Whether a form hangs together: every name it uses is a question, a column or a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iro_desk.domain.sheets.conditions import read
from iro_desk.domain.sheets.facts import is_fact
from iro_desk.domain.sheets.shape import Form, Question, Rule

SLOT = re.compile(r"\{([a-z_0-9.]*)\}")
OWN_SLOTS = frozenset({"child", "officer", "date", "name", "limit", "n", "m"})
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def check_form(form: Form) -> None:
    """Raise ValueError, naming the form and the question, when something in it does not hang together."""
    for where, what in _faults(form):
        raise ValueError(f"form {form.id}{where}: {what}")


def _faults(form: Form) -> Iterator[tuple[str, str]]:
    ids = [question.id for question in form.questions]
    if not ids:
        yield "", "it asks nothing"
    for twice in {name for name in ids if ids.count(name) > 1}:
        yield f", question {twice}", "there are two of it"
    known = frozenset(ids) | {f"{name}.because" for name in ids}
    for name in (form.dated_by, *(part.on for part in form.records)):
        if name not in ids or form.question(name).kind != "date":
            yield "", f"{name} is not a question answered by a date"
    for text in (form.fits, form.only):
        yield from (("", what) for what in _unknown(text, frozenset()))
    for part in form.records:
        yield from (("", what) for what in _unknown(part.when, known))
    yield from (("", what) for what in _slots(form.clock, known))
    yield from (("", what) for what in _following(form, known))
    for section in form.sections:
        yield from ((f", section {section.id}", what) for what in _unknown(section.when, known))
        if not section.questions:
            yield f", section {section.id}", "it asks nothing"
    for question in form.questions:
        yield from ((f", question {question.id}", what) for what in _asked(question, form, known))


def _following(form: Form, known: frozenset[str]) -> Iterator[str]:
    """Faults in what follows from a finished form."""
    for name in (*form.told, *filter(None, (form.early_review,))):
        if name not in known:
            yield f"{name} is not a question"
    for rule in form.concerns:
        yield from _said(rule, known)


def _asked(question: Question, form: Form, known: frozenset[str]) -> Iterator[str]:
    if not _NAME.fullmatch(question.id):
        yield "its id must be small letters, figures and _"
    if is_fact(question.id) or question.id == "limit":
        yield "its id is the name of a fact"
    columns = frozenset(column.id for column in question.columns) | {"item", "progress"}
    yield from _unknown(question.begins_as, frozenset())
    if question.book and question.kind != "date":
        yield "only a date can be booked"
    here = known | {"limit"} if question.limits else known
    for text in (question.when, *(part for limit in question.limits for part in (limit.day, limit.when))):
        yield from _unknown(text, known)
    for rule in (*question.stops, *question.asks):
        if rule.each and not question.has_rows:
            yield "a rule asked of each row needs rows"
        yield from _said(rule, here | columns if rule.each else here)
    for words in (question.needed, question.hint, question.label):
        yield from _slots(words, here)
    yield from _in_rows(question, form)


def _said(rule: Rule, known: frozenset[str]) -> Iterator[str]:
    for text in (rule.when, rule.n, rule.m):
        yield from _unknown(text, known)
    yield from _slots(rule.say, known)


def _in_rows(question: Question, form: Form) -> Iterator[str]:
    """Names inside count() are columns of what is counted, or anything else the form knows."""
    rules = (*question.stops, *question.asks)
    texts = [question.when, *(text for rule in rules for text in (rule.when, rule.n, rule.m))]
    ids = frozenset(part.id for part in form.questions)
    for text in filter(None, texts):
        for counted, name in read(text).row_names:
            if counted not in ids:
                continue
            columns = {column.id for column in form.question(counted).columns} | {"item", "words", "share"}
            if name not in columns and name not in ids and not is_fact(name):
                yield f"{name} is no column of {counted}"


def _unknown(text: str, known: frozenset[str]) -> Iterator[str]:
    if not text:
        return
    try:
        names = read(text).names
    except ValueError as wrong:
        yield str(wrong)
        return
    for name in sorted(names - known):
        if not is_fact(name):
            yield f"{name} in {text!r} is neither a question nor a fact"


def _slots(words: str, known: frozenset[str]) -> Iterator[str]:
    for name in SLOT.findall(words):
        if name not in OWN_SLOTS and name not in known and not is_fact(name):
            yield f"{{{name}}} is neither a question nor a fact"
