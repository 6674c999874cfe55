"""The picture offered beside an idea: from its words, the same every time, and fit for the child's age."""

from __future__ import annotations

import re

import pytest

from iro_desk.domain.codes import Voice
from iro_desk.domain.letters.pictures import PictureIdea, read_table, suggested, suggestions
from iro_desk.paths import resource

SKIN_TONES = re.compile("1F3F[B-F]")


@pytest.fixture(scope="module")
def table() -> tuple[PictureIdea, ...]:
    """The table that ships."""
    return read_table(resource("data/pictures.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("You will go to school in a taxi.", "A school"),
        ("You will see the eye doctor.", "A stethoscope"),
        ("You can ride your bike.", "A bicycle"),
        ("You can swim with no armbands!", "Somebody swimming"),
        ("You will see Mum and your sister at family time.", "A family"),
        ("My room is green.", "A bed"),
        ("You can phone me. My number is 01632 960100.", "A telephone"),
        ("Our next meeting is here.", "People together"),
        ("It starts on Saturday 27 June.", "A calendar"),
        ("You can have an advocate who speaks up for you.", "A megaphone"),
        ("You live with Jo and Sam.", "A house"),
    ],
)
def test_an_idea_is_offered_the_picture_of_its_own_words(
    words: str, shown: str, table: tuple[PictureIdea, ...]
) -> None:
    found = suggested(words, Voice.YOUNG, table)
    assert found is not None
    assert found.alternative == shown


@pytest.mark.parametrize("words", ["Quill is eleven.", "The carer has a scarf.", "Carl is here.", ""])
def test_words_that_bring_nothing_to_mind_have_no_picture(words: str, table: tuple[PictureIdea, ...]) -> None:
    assert suggested(words, Voice.YOUNG, table) is None
    assert suggestions(words, Voice.YOUNG, table) == ()


def test_other_pictures_are_offered_after_the_first_and_none_comes_twice(
    table: tuple[PictureIdea, ...],
) -> None:
    found = suggestions("Mum will take you to school by bus.", Voice.MIDDLE, table)
    assert {"school", "mum", "bus"} <= {one.idea for one in found[:3]}
    codes = [one.picture.code_point for one in found]
    assert len(codes) == len(set(codes)) > 3


def test_what_is_offered_is_the_same_every_time(table: tuple[PictureIdea, ...]) -> None:
    words = "You will see Nan at the park on Sunday."
    assert suggestions(words, Voice.MIDDLE, table) == suggestions(words, Voice.MIDDLE, table)


@pytest.mark.parametrize("voice", [Voice.TEEN, Voice.ADULT])
def test_a_teenager_is_offered_objects_and_never_a_face_or_a_toy(
    voice: Voice, table: tuple[PictureIdea, ...]
) -> None:
    childish = {"1F642", "1F641", "1F9F8", "1F44B", "1F436", "1F431"}
    for idea in table:
        for stem in idea.stems:
            codes = {one.picture.code_point for one in suggestions(" ".join(stem), voice, table)}
            assert not codes & childish


def test_nobody_is_given_a_colour_of_skin(table: tuple[PictureIdea, ...]) -> None:
    for idea in table:
        for picture in (*idea.pictures, *idea.grown):
            assert not SKIN_TONES.search(picture.code_point)


def test_every_idea_can_be_offered_by_each_of_its_own_stems(table: tuple[PictureIdea, ...]) -> None:
    for idea in table:
        for stem in idea.stems:
            assert idea.name in {one.idea for one in suggestions(" ".join(stem), Voice.YOUNG, table)}


@pytest.mark.parametrize(
    ("sentence", "shows"),
    [
        ("You can play with a dog every week.", "A dog"),
        ("You will go to the dentist on Thursday 25 June.", "A tooth"),
        ("You asked for a bike. The answer is yes.", "A bicycle"),
        ("A judge will decide in October.", "Scales"),
        ("You will see Leo every other Saturday.", "A calendar"),
    ],
)
def test_a_day_or_a_yes_gives_way_to_what_the_sentence_is_about(
    table: tuple[PictureIdea, ...], sentence: str, shows: str
) -> None:
    found = suggested(sentence, Voice.EASY, table)
    assert found is not None
    assert found.alternative == shows
