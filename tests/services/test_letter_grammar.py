"""The phrases that ship: every one can be used, and none is longer than its reader manages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from iro_desk.domain.codes import Voice
from iro_desk.domain.letters import conditions, phrases, values
from iro_desk.domain.letters.codes import LetterKind
from iro_desk.domain.letters.phrases import Grammar, PartPhrases, Phrase
from iro_desk.domain.sentences import LONGEST, too_long
from iro_desk.services.letters.phrases import grammar

KINDS = list(LetterKind)
# What stands in a slot is counted as a reader meets it: a name, a day, a number, a short sentence.
SENTENCES = (
    "decision_child", "personal", "went_well", "message_back", "answer_reason", "answer_detail", "decision_why",
)  # fmt: skip
STANDS_FOR = dict.fromkeys(SENTENCES, "You swam.")
# Said by law or by the authority: cut no further, and set apart at the foot of the page.
SET_APART = frozenset({"rights"})


def every_phrase(kind: LetterKind, voice: Voice) -> Iterator[tuple[PartPhrases, Phrase]]:
    for part in grammar(kind, voice).parts:
        for phrase in part.phrases:
            yield part, phrase


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("voice", list(Voice))
def test_a_phrase_names_only_slots_and_conditions_that_are_known(kind: LetterKind, voice: Voice) -> None:
    known = set(conditions.CONDITIONS) | conditions.OF_A_DECISION
    for part, phrase in every_phrase(kind, voice):
        assert part.each in phrases.EACH
        assert phrase.when in known, phrase.text
        assert set(phrase.slots) <= values.SLOTS, phrase.text
        assert phrase.text.count("{") == len(phrase.slots), "a brace that is no slot"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("voice", list(Voice))
def test_every_letter_greets_says_goodbye_and_tells_a_child_their_rights(
    kind: LetterKind, voice: Voice
) -> None:
    said = {part.slot: part for part in grammar(kind, voice).parts}
    for slot in ("greeting", "rights", "sign_off"):
        assert said[slot].phrases, slot
    rights = " ".join(phrase.text for phrase in said["rights"].phrases)
    for needed in ("{officer_phone}", "{advocacy_name}", "{advocacy_phone}", "{complaints_line}"):
        assert needed in rights


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("voice", list(Voice))
def test_no_shipped_sentence_is_longer_than_its_reader_manages(kind: LetterKind, voice: Voice) -> None:
    for part, phrase in every_phrase(kind, voice):
        if part.slot in SET_APART:
            continue
        text = phrases.SLOT.sub(lambda match: STANDS_FOR.get(match[1], "Sam"), phrase.text)
        over = [found for found in too_long(text, voice) if found.words > LONGEST[voice] + 2]
        assert not over, over


def hard_before_small(found: Grammar) -> bool:
    order = [part.slot for part in found.parts]
    return order.index("bad_news") < order.index("not_agreed") < order.index("we_decided")


@pytest.mark.parametrize("voice", list(Voice))
def test_hard_things_come_before_small_news_and_never_last(voice: Voice) -> None:
    found = grammar(LetterKind.REVIEW, voice)
    assert hard_before_small(found)
    assert [part.slot for part in found.parts][-1] == "sign_off"
    assert [part.slot for part in found.parts].index("next_meeting") > [
        part.slot for part in found.parts
    ].index("not_agreed")


@pytest.mark.parametrize("voice", list(Voice))
def test_hard_sentences_never_say_but_nor_give_false_comfort(voice: Voice) -> None:
    """Good practice: no "but", no "for the best", no "one day you will understand"."""
    never = (" but ", "for the best", "understand one day", "be brave", "unfortunately", "at this time")
    for kind in KINDS:
        for _part, phrase in every_phrase(kind, voice):
            assert not any(words in phrase.text.casefold() for words in never), phrase.text
