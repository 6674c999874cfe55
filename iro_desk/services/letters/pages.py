"""The letter as it will be read: parts left out or empty are not there, and no brace ever is."""

from __future__ import annotations

from sqlmodel import Session

from iro_desk.domain.letters.composing import GREETING, SIGN_OFF
from iro_desk.domain.letters.forms import LetterForm
from iro_desk.domain.papers import LetterBlock, LetterPaper
from iro_desk.records import Child, Letter, LetterPart
from iro_desk.services import settings
from iro_desk.services.entering import fetch
from iro_desk.services.letters import pictures
from iro_desk.services.letters.letterhead import letterhead
from iro_desk.services.letters.pictures import IdeaRow
from iro_desk.services.letters.stored import parts, text_of
from iro_desk.services.letters.translations import on_the_page

_WITHOUT_BRACES = str.maketrans("{}", "()")


def paper(session: Session, letter_id: int) -> LetterPaper:
    """One letter, ready for the page."""
    row = fetch(session, Letter, letter_id)
    officer = settings.current(session)
    standing = {part.slot: part for part in parts(session, letter_id) if not part.left_out}
    blocks = tuple(
        LetterBlock(part.slot, _clean(part.heading), _lines(text_of(part)))
        for part in standing.values()
        if part.slot not in (GREETING, SIGN_OFF) and text_of(part).strip()
    )
    contact = (officer.officer_telephone, officer.officer_text, officer.officer_email)
    made = LetterPaper(
        greeting=_alone(standing.get(GREETING)),
        dated_on=row.dated_on,
        voice=row.voice,
        blocks=blocks,
        sign_off=_alone(standing.get(SIGN_OFF)),
        officer=_clean(officer.officer_known_as or officer.officer_name),
        officer_contact=_clean(" · ".join(dict.fromkeys(part for part in contact if part))),
        authority=_clean(officer.authority_name),
        is_demonstration=fetch(session, Child, row.child_id).is_demonstration,
        form=LetterForm(row.form, row.fold, row.tinted),
        theme=row.theme,
        letterhead=letterhead(session),
        translation=on_the_page(session, letter_id),
    )
    return pictures.illustrated(session, made, letter_id)


def ideas(session: Session, letter_id: int) -> tuple[IdeaRow, ...]:
    """The ideas of one letter in the order they are read, with the picture beside each."""
    return pictures.of_letter(session, paper(session, letter_id), letter_id)


def _alone(part: LetterPart | None) -> str:
    return _clean(text_of(part)).strip() if part else ""


def _clean(text: str) -> str:
    return text.translate(_WITHOUT_BRACES)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in _clean(text).splitlines() if line.strip())
