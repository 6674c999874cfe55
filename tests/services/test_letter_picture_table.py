"""Pictures offered for a whole letter: beside each idea, and never in place of what was chosen."""

from __future__ import annotations

from datetime import date

from iro_desk.domain.codes import Voice
from iro_desk.domain.letter_forms import LetterPicture
from iro_desk.domain.letter_ideas import ideas
from iro_desk.domain.papers import LetterBlock, LetterPaper
from iro_desk.services.letter_picture_table import offered, with_offered

DOG = LetterPicture("My dog", content=b"chosen by hand")


def _paper(*blocks: LetterBlock, voice: Voice = Voice.YOUNG) -> LetterPaper:
    return LetterPaper(
        "Hello Kit,", date(2026, 6, 12), voice, blocks, "See you soon.", "Ros Hale", "01632 960100",
        "Dabbing Council", is_demonstration=True,
    )  # fmt: skip


def test_each_idea_has_the_picture_of_its_own_words_and_one_without_has_none() -> None:
    block = LetterBlock("going_well", "", ("You can ride your bike.", "Quill is eleven.", "You swim."))
    (found,) = with_offered(_paper(block)).blocks
    assert len(found.pictures) == len(ideas(found)) == 3
    assert [one and one.alternative for one in found.pictures] == ["A bicycle", None, "Somebody swimming"]


def test_a_part_with_pictures_chosen_is_left_as_it_is() -> None:
    chosen = LetterBlock("going_well", "", ("You can ride your bike.",), (DOG,))
    assert with_offered(_paper(chosen)).blocks == (chosen,)


def test_others_can_be_offered_in_place_of_the_first() -> None:
    found = offered("Grandma counted your strokes at the pool.", Voice.YOUNG)
    assert len(found) > 2
    assert found[0].picture != found[1].picture


def test_what_the_child_said_has_a_speech_bubble_where_nothing_else_fits() -> None:
    block = LetterBlock("you_told_me", "You told me", ("I want to swim.", "I want Leo."))
    (found,) = with_offered(_paper(block)).blocks
    assert [one and one.alternative for one in found.pictures] == ["Somebody swimming", "A speech bubble"]
