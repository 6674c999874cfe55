"""The phrases that ship: every one can be used, and none is longer than its reader manages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from iro_desk import paths
from iro_desk.domain.codes import DecisionState, Participation, Role, Voice
from iro_desk.domain.codes.considerations import WishMatch
from iro_desk.domain.letters import conditions, phrases, values
from iro_desk.domain.letters.codes import Answer, LetterKind, News
from iro_desk.domain.letters.composing import compose
from iro_desk.domain.letters.facts import LetterFacts, OfficersWords, SafeDecision, SafePromise
from iro_desk.domain.letters.phrases import Grammar, PartPhrases, Phrase
from iro_desk.domain.sentences import LONGEST, too_long
from iro_desk.domain.writing.plain_words import WrittenFor
from iro_desk.domain.writing.plain_writing import read_plain_writing
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


def everything_true() -> LetterFacts:
    """A child of whom every part of every letter has something to say, in words that are plain themselves."""
    decided = SafeDecision("You start swimming", "Bev Okafor", Role.SOCIAL_WORKER, date(2026, 7, 4))
    return LetterFacts(
        "Kit", "Ros", "01632 960100", "ros@example.org", advocacy_name="Young Voices",
        advocacy_phone="01632 960111", complaints_line="01632 960112", own_words=("I like it here.",),
        decisions=(
            decided,
            replace(decided, asked_for="football camp", wish=WishMatch.ASKED),
            replace(decided, asked_for="a dog", wish=WishMatch.PART, why="We need a bigger home."),
            replace(decided, asked_for="a phone", wish=WishMatch.DIFFERENT, why="Jan wants to wait."),
            replace(decided, news=News.GOOD),
            replace(decided, news=News.HARD, told_on=date(2026, 6, 1)),
        ),
        promises=tuple(replace(decided, state=s) for s in (DecisionState.DONE, DecisionState.NOT_DONE)),
        own_promises=(SafePromise("ask about Leo"), SafePromise("bring a photo", kept=True)),
        next_on=date(2026, 9, 3), next_place="school", midway_on=date(2026, 7, 20), visit_on=date(2026, 6, 2),
        first_met_on=date(2026, 1, 5), review_on=date(2026, 6, 4), participation=Participation.PN1,
        age=9, carer_call="Jan", social_worker="Bev", letters_before=1,
        told=OfficersWords(
            personal="You showed me your snails.", went_well="You can swim.", worry="the walk home",
            message_back="You want a dog.", answer=Answer.NO, answer_reason="Jan wants to wait.",
            next_officer="Sam", nothing_changes=True, not_all_agreed=True,
        ),
    )  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("voice", list(Voice))
def test_what_the_program_drafts_is_never_marked_by_its_own_advice(kind: LetterKind, voice: Voice) -> None:
    read = [
        paths.resource(f"data/{name}").read_text(encoding="utf-8") for name in ("words.toml", "familiar.txt")
    ]
    advice = read_plain_writing(*read)
    for before in (0, 1):
        facts = replace(everything_true(), letters_before=before)
        for part in compose(grammar(kind, voice).parts, facts, voice):
            if part.slot in SET_APART:
                continue
            marked = [(found.kind, part.text[found.start : found.end]) for found in advice.findings(
                part.text, WrittenFor.CHILD, voice)]  # fmt: skip
            assert not marked, (part.slot, marked)
