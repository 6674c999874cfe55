"""Composing: a phrase without its value is never used, and the same record gives the same letter."""

from __future__ import annotations

from datetime import date

import pytest

from iro_desk.domain.codes import Role, Voice
from iro_desk.domain.letters.composing import compose
from iro_desk.domain.letters.facts import LetterFacts, SafeDecision
from iro_desk.domain.letters.phrases import PartPhrases, Phrase
from iro_desk.domain.letters.voices import voice_for
from iro_desk.domain.sentences import too_long
from iro_desk.domain.sharing import shown_to_child, surname

NEXT = PartPhrases(
    "next_meeting",
    "Next",
    "",
    (
        Phrase(1, "always", "On {next_day}, at {next_place}."),
        Phrase(1, "always", "On {next_day}."),
        Phrase(2, "first_letter", "Keep this."),
    ),
)


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (LetterFacts("K", "R", letters_before=1), ""),
        (LetterFacts("K", "R", letters_before=1, next_on=date(2026, 9, 3)), "On Thursday 3 September."),
        (LetterFacts("K", "R", next_on=date(2026, 9, 3)), "On Thursday 3 September.\nKeep this."),
        (
            LetterFacts("K", "R", letters_before=1, next_on=date(2026, 9, 3), next_place="home"),
            "On Thursday 3 September, at home.",
        ),
    ],
)
def test_a_phrase_whose_slot_has_no_value_is_never_used(facts: LetterFacts, text: str) -> None:
    assert compose((NEXT,), facts, Voice.MIDDLE)[0].text == text


def test_phrases_take_turns_from_letter_to_letter() -> None:
    part = PartPhrases("greeting", "", "", (Phrase(1, "always", "Hi."), Phrase(1, "always", "Hello.")))
    said = [compose((part,), LetterFacts("K", "R", letters_before=n), Voice.TEEN)[0].text for n in range(3)]
    assert said == ["Hi.", "Hello.", "Hi."]


def test_a_decision_without_words_for_the_child_is_not_in_the_letter() -> None:
    part = PartPhrases("we_decided", "We", "decision", (Phrase(1, "always", "{decision_child}"),))
    facts = LetterFacts("K", "R", decisions=(SafeDecision("  "), SafeDecision("You stay")))
    assert compose((part,), facts, Voice.TEEN)[0].text == "You stay."


@pytest.mark.parametrize(
    ("owner", "role", "shown"),
    [
        ("Bev Okafor", Role.SOCIAL_WORKER, "Bev (your social worker)"),
        ("Mr Peter Lund", Role.SCHOOL, "Mr Lund (from school)"),
        ("the school", Role.SCHOOL, "the school"),
        ("Jodie Pepperwick", Role.MOTHER, "Your mum"),
        ("Maisie", Role.CHILD, "You"),
        ("", Role.SOCIAL_WORKER, ""),
        ("Jan Marrow", None, "Jan"),
    ],
)
def test_an_owner_is_shown_as_the_child_knows_them(owner: str, role: Role | None, shown: str) -> None:
    assert shown_to_child(owner, role) == shown


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Jan and Pete", ""),
        ("Jan and Pete Lee", "Lee"),
        ("Mrs Lee", "Lee"),
        ("Jan", ""),
        ("Foster carers", ""),
    ],
)
def test_a_surname_is_told_from_first_names(name: str, found: str) -> None:
    assert surname(name) == found


def test_voices_follow_age_in_years() -> None:
    expected = [Voice.KEEPSAKE, Voice.YOUNG, Voice.MIDDLE, Voice.TEEN, Voice.ADULT]
    assert [voice_for(age) for age in (4, 7, 11, 15, 16)] == expected


def test_a_long_sentence_is_advice_and_a_quotation_is_never_counted() -> None:
    long = " ".join(["word"] * 13) + "."
    assert [found.words for found in too_long(long, Voice.YOUNG)] == [13]
    assert too_long(f"“{long}”", Voice.YOUNG) == ()
