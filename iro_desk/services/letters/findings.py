"""What to put right in a letter before it leaves, and what to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from iro_desk.domain.leaks.scanning import Leak, scan
from iro_desk.domain.leaks.words import to_do, told
from iro_desk.domain.letters.codes import ABOUT_A_REVIEW, LetterKind, News
from iro_desk.domain.letters.composing import GREETING, RIGHTS, told_in_person
from iro_desk.domain.letters.facts import LetterFacts
from iro_desk.domain.letters.voices import GUIDES
from iro_desk.domain.sentences import too_long
from iro_desk.records import Letter, LetterPart
from iro_desk.services import leak_check
from iro_desk.services.entering import key
from iro_desk.services.letters.facts import gather
from iro_desk.services.letters.stored import text_of
from iro_desk.services.letters.translations import TranslationRow, translation

_MISSING = {
    "greeting": "The letter greets nobody. Add the name the child uses.",
    "officer_contact": "The letter cannot say how to reach you. Add your telephone in Settings.",
    "officer_name": "The letter cannot say who it is from. Add your name in Settings.",
    "advocacy": "The letter cannot say who speaks up for the child. Add the advocacy service in Settings.",
    "complaints": "The letter cannot say how to complain. Add the complaints contact in Settings.",
    "rights": "The child's rights are not in the letter. Put that part back.",
}


@dataclass(frozen=True, slots=True)
class LetterFinding:
    """One thing about a letter; a blocking one stops it leaving."""

    code: str
    message: str
    blocking: bool


def of_letter(session: Session, letter: Letter, parts: Sequence[LetterPart]) -> tuple[LetterFinding, ...]:
    """Return the findings, those that stop the letter first."""
    facts = gather(session, letter)
    texts = {part.slot: text_of(part) for part in parts if not part.left_out}
    whole = "\n".join(text for text in texts.values() if text.strip())
    found = [
        *_missing(facts, texts),
        *_unfilled(whole),
        *(
            _leaked(leak)
            for leak in scan(whole, leak_check.identifiers(session, letter.child_id, on=letter.dated_on))
        ),
        *_not_told(facts),
        *_to_look_at(letter, facts, texts),
        *_for_the_voice(letter, facts),
        *_in_translation(translation(session, key(letter))),
        *_long(texts, letter),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: not finding.blocking))


def _missing(facts: LetterFacts, texts: dict[str, str]) -> Iterator[LetterFinding]:
    needed = (
        ("greeting", texts.get(GREETING, "").strip()),
        ("officer_contact", facts.officer_phone),
        ("officer_name", facts.officer_name),
        ("advocacy", facts.advocacy_name and facts.advocacy_phone),
        ("complaints", facts.complaints_line),
        ("rights", texts.get(RIGHTS, "").strip()),
    )
    for code, value in needed:
        if not value:
            yield LetterFinding(code, _MISSING[code], True)
    contacts = (facts.officer_phone, facts.advocacy_phone, facts.complaints_line)
    whole = "\n".join(texts.values())
    if (
        texts.get(RIGHTS, "").strip()
        and all(contacts)
        and not all(c.strip().rstrip(".") in whole for c in contacts)
    ):
        yield LetterFinding(
            "contact_line",
            "A number the child may need is not in the letter. Put the rights part back.",
            True,
        )


def _unfilled(whole: str) -> Iterator[LetterFinding]:
    if "{" in whole or "}" in whole:
        yield LetterFinding("brace", "There is a gap in the letter. Fill it or take the sentence out.", True)


def _leaked(leak: Leak) -> LetterFinding:
    return LetterFinding(f"leak_{leak.kind}", f"{told(leak)} {to_do(leak)}", leak.blocking)


def _not_told(facts: LetterFacts) -> Iterator[LetterFinding]:
    """Bad news never comes in a letter first (good practice)."""
    for decision in facts.decisions:
        if decision.news is News.HARD and decision.told_on is None and decision.for_child.strip():
            yield LetterFinding(
                "not_told",
                "Hard news is in the letter before the child was told it face to face. "
                "Tell them first, then say which day.",
                True,
            )


def _in_translation(row: TranslationRow | None) -> Iterator[LetterFinding]:
    if row is None:
        return
    if not row.is_checked:
        yield LetterFinding(
            "translation_unchecked",
            "Nobody has checked the translation. Ask a person who reads both languages, then say who it was.",
            True,
        )
    elif row.is_stale:
        yield LetterFinding(
            "translation_stale",
            "The English has changed since the translation was checked. Have it checked again.",
            True,
        )
    if row.missing:
        lines = "A line has" if row.missing == 1 else f"{row.missing} lines have"
        yield LetterFinding("translation_missing", f"{lines} no translation yet.", True)


def _for_the_voice(letter: Letter, facts: LetterFacts) -> Iterator[LetterFinding]:
    guide = GUIDES[letter.voice]
    left = len(told_in_person(facts, letter.voice))
    if left:
        things = "One hard thing is" if left == 1 else f"{left} hard things are"
        yield LetterFinding(
            "one_hard_thing",
            f"{things} left out: this voice carries one at a time. Tell the child in person.",
            False,
        )
    told = sum(bool(decision.for_child.strip()) for decision in facts.decisions)
    if told > guide.decisions_most:
        yield LetterFinding(
            "many_decisions",
            f"The letter has {told} decisions. Most readers of this voice take in {guide.decisions_most}.",
            False,
        )


def _to_look_at(letter: Letter, facts: LetterFacts, texts: dict[str, str]) -> Iterator[LetterFinding]:
    if letter.kind is LetterKind.REVIEW and not facts.told.personal.strip():
        yield LetterFinding("personal", "Add something only this child would recognise.", False)
    if letter.kind not in ABOUT_A_REVIEW:
        return
    if facts.next_on is None:
        yield LetterFinding("next_date", "The letter does not say when the next review is.", False)
    if letter.kind is LetterKind.REVIEW and not texts.get("going_well", "").strip():
        yield LetterFinding("going_well", "Nothing is said to be going well. Add something true.", False)
    for decision in facts.decisions:
        if not decision.for_child.strip():
            yield LetterFinding(
                "for_child", "A decision has no words for the child and is not in the letter.", False
            )
        elif not decision.owner.strip() or decision.by_when is None:
            yield LetterFinding("who_when", "A decision does not say who will do it and by when.", False)
        if decision.is_against and not decision.why.strip():
            yield LetterFinding(
                "why", "A decision is not what the child asked for, and does not say why.", False
            )


def _long(texts: dict[str, str], letter: Letter) -> Iterator[LetterFinding]:
    for slot, text in texts.items():
        if slot in (RIGHTS, "you_told_me"):
            continue
        for sentence in too_long(text, letter.voice):
            yield LetterFinding(
                "long_sentence",
                f"A sentence has {sentence.words} words: “{sentence.text[:40].rstrip()}…”. "
                f"Most readers of this letter manage {sentence.limit}. Split it?",
                False,
            )
