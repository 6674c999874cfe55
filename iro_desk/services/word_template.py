"""The authority's Word template in the vault: put there, read for every Word file for adults, and taken away."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session, select

from iro_desk.domain.word_template import TakenTemplate
from iro_desk.records import WordTemplate
from iro_desk.services.entering import insert


def taken(session: Session) -> TakenTemplate | None:
    """The template in use; None when Word files are set as the desk sets them."""
    row = _row(session)
    if row is None:
        return None
    return TakenTemplate(
        row.name, row.content, row.sheet, row.head, row.foot, row.body, _lines(row.styles), _lines(row.lent),
        _lines(row.left_out),
    )  # fmt: skip


def content(session: Session) -> bytes | None:
    """The clean file Word files for adults are set on; None when there is none."""
    return session.exec(select(WordTemplate.content)).first()


def put(session: Session, template: TakenTemplate) -> None:
    """Set every Word file for adults to come on this template, in place of the one before."""
    values: dict[str, Any] = {
        "name": template.name, "content": template.content, "sheet": template.sheet,
        "head": template.head, "foot": template.foot, "body": template.body,
        "styles": "\n".join(template.styles), "lent": "\n".join(template.lent),
        "left_out": "\n".join(template.left_out),
    }  # fmt: skip
    row = _row(session)
    if row is None:
        insert(session, WordTemplate, **values)
    else:
        for name, value in values.items():
            setattr(row, name, value)
    session.flush()


def take_away(session: Session) -> None:
    """Set Word files as the desk sets them from now on; Undo brings the template back."""
    row = _row(session)
    if row is not None:
        session.delete(row)
    session.flush()


def _row(session: Session) -> WordTemplate | None:
    return session.exec(select(WordTemplate)).first()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
