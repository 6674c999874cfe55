"""A professional translation beside the English: given out as numbered lines, taken back in, checked, and watched.

The program never translates. A letter with a translation waits until a person who reads both has checked it, and
waits again when the English has changed since.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, select

from iro_desk.domain.findings import Finding
from iro_desk.domain.letters import numbered
from iro_desk.domain.letters.composing import GREETING, SIGN_OFF
from iro_desk.domain.letters.forms import LetterTranslation, TranslatedPart
from iro_desk.domain.letters.languages import language_called
from iro_desk.domain.letters.numbered import Piece
from iro_desk.errors import Refusal
from iro_desk.records import Letter, TranslatedText, Translation, TranslationFields
from iro_desk.services import drafts
from iro_desk.services.entering import copy, extract, fetch, insert
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.letters.drawing import draw
from iro_desk.services.letters.stored import parts, text_of
from iro_desk.services.typed import drafted

TRANSLATION = "letter:translation"
"""The form's name, as drafts of it are kept."""
ABOUT_LANGUAGE: Final = ("language", "translated_by")
ABOUT_CHECK: Final = {
    "checked_by": "Enter who checked the translation.",
    "checked_on": "Enter the day it was checked.",
}
"""What is asked of a check, and how to put right what is not said."""


@dataclass(frozen=True, slots=True)
class TranslatedRow:
    """One part in both languages, line by line; ``missing`` counts the lines without a translation."""

    slot: str
    heading: str
    english: tuple[str, ...]
    translated_heading: str
    translated: tuple[str, ...]
    missing: int


@dataclass(frozen=True, slots=True)
class TranslationRow:
    """The other language of one letter.

    Args:
        is_checked: a person has checked it.
        is_stale: the English has changed since it was checked.
    """

    said: TranslationFields
    tag: str
    right_to_left: bool
    rows: tuple[TranslatedRow, ...]
    is_checked: bool
    is_stale: bool

    @property
    def missing(self) -> int:
        """How many lines have no translation."""
        return sum(row.missing for row in self.rows)


def for_translator(session: Session, letter_id: int) -> str:
    """Return the letter as numbered lines, to send to a translator."""
    return numbered.for_translator(_pieces(session, letter_id))


def translation(session: Session, letter_id: int) -> TranslationRow | None:
    """Return the other language of a letter; None when it has none."""
    row = _row(session, letter_id)
    if row is None:
        return None
    held = _texts(session, letter_id)
    found = _pieces(session, letter_id)
    english = numbered.for_translator(found)
    return TranslationRow(
        said=extract(TranslationFields, row),
        tag=row.tag,
        right_to_left=row.right_to_left,
        rows=tuple(
            _part(slot, found, held.get(slot)) for slot in dict.fromkeys(piece.slot for piece in found)
        ),
        is_checked=bool(row.checked_by.strip() and row.checked_on),
        is_stale=bool(row.checked_by.strip()) and row.english != english,
    )


def file_translation(session: Session, values: Mapping[str, object], letter_id: int) -> None:
    """Keep whose translation it is, in which language, and who checked it; raises Incomplete."""
    letter = fetch(session, Letter, letter_id)
    draft = drafted(TranslationFields, values)
    row = _row(session, letter_id)
    if row is None:
        row = insert(session, Translation, draft, letter_id=letter_id)
    else:
        copy(draft, row)
    language = language_called(draft.language)
    row.tag, row.right_to_left = language.tag, language.right_to_left
    is_checked = bool(draft.checked_by.strip() and draft.checked_on)
    row.english = for_translator(session, letter_id) if is_checked else ""
    letter.finished_at = None
    drafts.let_go(session, TRANSLATION, letter_id, letter.child_id)
    session.flush()
    draw(session, letter)


def name_language(session: Session, values: Mapping[str, object], letter_id: int) -> None:
    """Keep the language and whose translation it is; a check stands unless the language is another.

    Raises:
        Incomplete: the language is not said.
    """
    row = _row(session, letter_id)
    if row is None:
        file_translation(session, {name: values[name] for name in ABOUT_LANGUAGE}, letter_id)
        return
    asked_for = {name: values[name] for name in ABOUT_LANGUAGE}
    draft = drafted(TranslationFields, extract(TranslationFields, row).model_dump() | asked_for)
    language = language_called(draft.language)
    if draft.language.casefold() != row.language.casefold():
        draft = draft.model_copy(update={"checked_by": "", "checked_on": None})
        row.english = ""
    copy(draft, row)
    row.tag, row.right_to_left = language.tag, language.right_to_left
    fetch(session, Letter, letter_id).finished_at = None
    session.flush()


def say_checked(session: Session, values: Mapping[str, object], letter_id: int) -> None:
    """Keep who checked the translation as it now stands, and when.

    Raises:
        Incomplete: who or when is not said.
        Refusal: the language was not said yet, or a line has no translation.
    """
    standing = translation(session, letter_id)
    if standing is None:
        raise Refusal("Say first which language this is.", "Then say who checked it.", field="checked_by")
    missing = [name for name in ABOUT_CHECK if not str(values.get(name) or "").strip()]
    if missing:
        raise Incomplete(
            tuple(Finding(f"translation.{name}", ABOUT_CHECK[name], "Translation", name) for name in missing)
        )
    if standing.missing:
        raise Refusal(
            "A line has no translation yet.", "Fill it in, then have the whole checked.", field="checked_by"
        )
    file_translation(session, standing.said.model_dump() | dict(values), letter_id)


def take_in(session: Session, letter_id: int, text: str) -> int:
    """Put a translator's numbered lines beside the English; returns how many lines are still without one.

    Raises:
        Refusal: no numbered line was found, or the language was not said yet.
    """
    row = _row(session, letter_id)
    if row is None:
        raise Refusal("Say first which language this is.", "Then take the translation in.", field="language")
    back = numbered.read_back(text)
    if not back:
        raise Refusal(
            "No numbered line was found in this text.",
            "Ask for the translation with the same numbers as the English, one to a line.",
        )
    found = _pieces(session, letter_id)
    held = _texts(session, letter_id)
    for slot, (heading, lines) in numbered.placed(found, back).items():
        _write(session, letter_id, held.get(slot), slot, heading, lines)
    row.checked_by, row.checked_on, row.english = "", None, ""
    fetch(session, Letter, letter_id).finished_at = None
    session.flush()
    return sum(number not in back for number in range(1, len(found) + 1))


def write_translated(session: Session, letter_id: int, slot: str, heading: str, lines: Sequence[str]) -> None:
    """Keep the other language of one part as it was put right by hand; it asks for a new check.

    Args:
        lines: in step with the English; an empty one has no translation yet.

    Raises:
        Refusal: the language was not said yet.
    """
    row = _row(session, letter_id)
    if row is None:
        raise Refusal("Say first which language this is.", "Then write the translation.", field="language")
    said = tuple(" ".join(line.split()) for line in lines)
    held = _texts(session, letter_id).get(slot)
    if held is not None and (held.heading, held.text) == (heading.strip(), "\n".join(said)):
        return
    _write(session, letter_id, held, slot, heading.strip(), said)
    row.checked_by, row.checked_on, row.english = "", None, ""
    fetch(session, Letter, letter_id).finished_at = None
    session.flush()


def remove_translation(session: Session, letter_id: int) -> None:
    """Take the other language out of the letter; Undo brings it back."""
    for text in _texts(session, letter_id).values():
        session.delete(text)
    row = _row(session, letter_id)
    if row is not None:
        session.delete(row)
    letter = fetch(session, Letter, letter_id)
    letter.finished_at = None
    session.flush()
    draw(session, letter)


def on_the_page(session: Session, letter_id: int) -> LetterTranslation | None:
    """Return the translation as it is set beside the English; None when the letter has none."""
    row = translation(session, letter_id)
    if row is None:
        return None
    said = {one.slot: one for one in row.rows}
    return LetterTranslation(
        language=row.tag,
        right_to_left=row.right_to_left,
        greeting=" ".join(said[GREETING].translated) if GREETING in said else "",
        parts=tuple(
            TranslatedPart(one.slot, one.translated_heading, one.translated)
            for one in row.rows
            if one.slot not in (GREETING, SIGN_OFF)
        ),
        sign_off=" ".join(said[SIGN_OFF].translated) if SIGN_OFF in said else "",
        translated_by=row.said.translated_by,
    )


def _pieces(session: Session, letter_id: int) -> tuple[Piece, ...]:
    return numbered.pieces(
        [
            (part.slot, part.heading, text_of(part).splitlines())
            for part in parts(session, letter_id)
            if not part.left_out and text_of(part).strip()
        ]
    )


def _part(slot: str, found: tuple[Piece, ...], text: TranslatedText | None) -> TranslatedRow:
    here = [piece for piece in found if piece.slot == slot]
    english = tuple(piece.text for piece in here if not piece.is_heading)
    heading = next((piece.text for piece in here if piece.is_heading), "")
    given = text.text.split("\n") if text else []
    lines = tuple((given + [""] * len(english))[: len(english)])
    missing = sum(not line.strip() for line in lines)
    return TranslatedRow(slot, heading, english, text.heading if text else "", lines, missing)


def _write(
    session: Session,
    letter_id: int,
    held: TranslatedText | None,
    slot: str,
    heading: str,
    lines: tuple[str, ...],
) -> None:
    if held is None:
        insert(
            session, TranslatedText, letter_id=letter_id, slot=slot, heading=heading, text="\n".join(lines)
        )
    else:
        held.heading, held.text = heading, "\n".join(lines)


def _row(session: Session, letter_id: int) -> Translation | None:
    return session.exec(select(Translation).where(Translation.letter_id == letter_id)).first()


def _texts(session: Session, letter_id: int) -> dict[str, TranslatedText]:
    rows = session.exec(select(TranslatedText).where(TranslatedText.letter_id == letter_id)).all()
    return {row.slot: row for row in rows}
