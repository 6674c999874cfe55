"""The authority's Word template in the vault: put there, read for every Word file for adults, and taken away."""

from __future__ import annotations

from typing import Any, Final

from sqlmodel import Session, select

from iro_desk.domain.leaks.squeezed import words_of
from iro_desk.domain.word_template import TakenTemplate
from iro_desk.errors import Refusal
from iro_desk.records import Child, WordTemplate
from iro_desk.services.entering import insert

A_PAPER: Final = (
    "This names a child on your desk: choose the empty template, not a paper that was made on it."
)


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
    """Set every Word file for adults to come on this template, in place of the one before.

    Raises:
        Refusal: it names a child of the desk, and so is a paper and no template: every other child's would carry it.
    """
    if _names_a_child(session, template):
        raise Refusal(A_PAPER, field="template")
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


def _names_a_child(session: Session, template: TakenTemplate) -> bool:
    """Whether a whole name or a case number of any child stands in what every paper would carry."""
    words = _spaced(" ".join((template.head, template.foot, template.body)))
    for child in session.exec(select(Child)).all():
        whole = f"{child.preferred_name} {child.surname}" if child.preferred_name and child.surname else ""
        others = [name for name in child.other_names.split(",") if " " in name.strip()]
        for known in (whole, child.local_code, *others):
            if known.strip() and _spaced(known) in words:
                return True
    return False


def _spaced(text: str) -> str:
    """Its words plain, with a space before, between and after them."""
    return f" {' '.join(words_of(text))} "


def _row(session: Session) -> WordTemplate | None:
    return session.exec(select(WordTemplate)).first()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
