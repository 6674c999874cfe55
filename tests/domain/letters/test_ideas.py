"""A letter cut into ideas, one a row."""

from __future__ import annotations

import pytest

from iro_desk.domain.letters.ideas import MOST_CHARACTERS, ideas, sentences
from iro_desk.domain.papers import LetterBlock


def test_three_short_sentences_make_one_idea_and_a_fourth_begins_another() -> None:
    block = LetterBlock("going_well", "", ("You play the drum. You play it well. It is fun. Dev likes it.",))
    assert ideas(block) == ("You play the drum.\nYou play it well.\nIt is fun.", "Dev likes it.")


def test_two_long_sentences_are_two_ideas() -> None:
    long = "You read " + "a chapter and " * 5 + "slept."
    assert len(long) < MOST_CHARACTERS < 2 * len(long)
    assert ideas(LetterBlock("going_well", "", (f"{long} {long}",))) == (long, long)


def test_each_saying_of_the_child_is_one_idea_whole() -> None:
    block = LetterBlock(
        "you_told_me", "You told me", ("I like it. I picked it. It is green.", "Bus too loud.")
    )
    assert ideas(block) == block.lines


def test_a_promise_and_what_stands_beneath_it_are_one_idea() -> None:
    block = LetterBlock("we_decided", "", ("You can go to sleepovers.\nDenise can say yes.",))
    assert ideas(block) == ("You can go to sleepovers.\nDenise can say yes.",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We meet at 4.30 on Monday. Come!", ("We meet at 4.30 on Monday.", "Come!")),
        ("He said “Stop.” “Why?” she said.", ("He said “Stop.”", "“Why?” she said.")),
        ("Call me: 01632 960 142. 3 people help.", ("Call me: 01632 960 142.", "3 people help.")),
        ("no full stop", ("no full stop",)),
        ("", ()),
    ],
)
def test_a_sentence_ends_where_a_reader_would_stop(text: str, expected: tuple[str, ...]) -> None:
    assert sentences(text) == expected


def test_no_word_is_lost_and_empty_lines_make_no_idea() -> None:
    text = "One thing. Two things. Three things. Four."
    found = ideas(LetterBlock("no", "", ("", text, "  ")))
    assert " ".join(found).split() == text.split()
