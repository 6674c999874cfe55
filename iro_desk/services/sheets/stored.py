"""How a form's answers are kept in its record, with the questions that were shown when it was finished."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from iro_desk.domain.codes import SheetState
from iro_desk.domain.sheets.answers import Answers, read_answers, to_json
from iro_desk.domain.sheets.filled import Filled, Known
from iro_desk.domain.sheets.shape import Form
from iro_desk.errors import Refusal
from iro_desk.records import Sheet
from iro_desk.services.entering import fetch

SHOWN = "_shown"


def kept(answers: Answers, shown: frozenset[str]) -> str:
    """Return the text of a finished form."""
    return json.dumps({**json.loads(to_json(answers)), SHOWN: sorted(shown)}, ensure_ascii=False)


def held(text: str) -> dict[str, Any]:
    """Return what a record holds, by question, as a form shows it."""
    return {name: found for name, found in json.loads(text).items() if name != SHOWN}


def filled(form: Form, text: str, known: Known) -> Filled:
    """Return a form as its record holds it; one that is finished shows what it showed then."""
    found = json.loads(text)
    shown = frozenset(found[SHOWN]) if SHOWN in found else None
    return Filled(form, read_answers(form, found), known, shown)


def typed(form: Form, values: Mapping[str, Any], known: Known) -> Filled:
    """Return a form as it stands on the screen."""
    return Filled(form, read_answers(form, values), known)


def writable(session: Session, sheet_id: int) -> Sheet:
    """Return a form that is being written; raises Refusal when it is finished."""
    sheet = fetch(session, Sheet, sheet_id)
    if sheet.state is SheetState.FINISHED:
        raise Refusal("This is finished and locked.", "Change it with a reason.")
    return sheet


def finished(session: Session, sheet_id: int) -> Sheet:
    """Return a form that is finished; raises Refusal while it is being written."""
    sheet = fetch(session, Sheet, sheet_id)
    if sheet.state is not SheetState.FINISHED:
        raise Refusal("This is not finished.", "Finish it first.")
    return sheet
