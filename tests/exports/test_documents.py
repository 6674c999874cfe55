"""Documents as trees: what they say, in which order, and what they leave out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from iro_desk.domain.codes import DocumentKind, Voice
from iro_desk.domain.papers import LetterBlock, LetterPaper, MonitoringPaper, OutcomesPaper
from iro_desk.exports import ALL_DOCUMENTS, ALL_FORMATS, Paper, document_of, looks
from iro_desk.exports.document import Closing, Manner, Panel, Promise, Promises, Quotation
from iro_desk.exports.document_text import text_of
from iro_desk.exports.documents import letter as letters

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(params=["letter", "outcomes", "monitoring"])
def named_paper(request: pytest.FixtureRequest) -> tuple[str, Paper]:
    """Each paper with its name."""
    return request.param, request.getfixturevalue(request.param)


def test_the_tree_of_each_document_is_the_agreed_one(named_paper: tuple[str, Paper]) -> None:
    name, paper = named_paper
    document = document_of(paper)
    shape = "\n".join(repr(block) for block in document.blocks)
    printed = f"{document.title}\n{document.marking}\n{shape}\n{document.note}\n"
    assert printed == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_every_kind_of_document_has_one_type_and_formats_have_their_own_suffix() -> None:
    assert [each.kind for each in ALL_DOCUMENTS] == list(DocumentKind)
    assert len({each.suffix for each in ALL_FORMATS}) == len(ALL_FORMATS)


def test_papers_for_professionals_are_marked_and_the_childs_letter_is_not(
    letter: LetterPaper, outcomes: OutcomesPaper, monitoring: MonitoringPaper
) -> None:
    assert document_of(outcomes).marking.startswith("OFFICIAL-SENSITIVE")
    assert document_of(monitoring).marking.startswith("OFFICIAL-SENSITIVE")
    assert "OFFICIAL" not in text_of(document_of(letter))


def test_what_was_seen_in_a_plan_is_told_with_its_sum_and_only_where_something_was(
    monitoring: MonitoringPaper,
) -> None:
    assert "What was seen" not in text_of(document_of(monitoring))
    care, health = monitoring.grades
    seen = replace(
        care,
        proposed="Requires improvement, 14 of 17 points",
        because=("Has it moved since last time? Not met.",),
    )
    printed = text_of(document_of(replace(monitoring, grades=(seen, health))))
    assert "Requires improvement, 14 of 17 points" in printed
    assert "Has it moved since last time? Not met." in printed
    assert "not a rule of law" in printed


def test_a_demonstration_says_so_and_a_real_paper_does_not(named_paper: tuple[str, Paper]) -> None:
    _, paper = named_paper
    assert "every child is invented" in document_of(paper).note
    assert "invented" not in text_of(document_of(replace(paper, is_demonstration=False)))


def test_a_decision_becomes_a_promise_with_who_and_when_beneath(letter: LetterPaper) -> None:
    promises = next(block for block in document_of(letter).blocks if isinstance(block, Promises))
    assert promises.promises[0] == Promise(
        "You and Leo will see each other every other Saturday.",
        "Tom will set this up. It starts on Saturday 27 June.",
    )
    assert promises.promises[2] == Promise(
        "Someone will help with the words that get stuck.", "Priya will ask by Friday 26 June."
    )


def test_the_childs_words_carry_one_pair_of_quotation_marks(letter: LetterPaper) -> None:
    words = LetterBlock("you_told_me", "You told me", ("“I like it.”", '"I want Leo"', "No"))
    document = document_of(replace(letter, blocks=(words,)))
    assert isinstance(document.blocks[2], Quotation)
    assert "“I like it.”\n“I want Leo”\n“No”" in text_of(document)


def test_rights_stand_last_and_the_officer_is_not_named_twice(letter: LetterPaper) -> None:
    assert isinstance(document_of(letter).blocks[-1], Panel)
    signed = document_of(replace(letter, sign_off="See you soon. From Ruth"))
    assert Closing("See you soon. From Ruth", "") in signed.blocks
    assert Closing("With warm wishes,", "Ruth Ainsworth") in document_of(letter).blocks


def test_an_empty_part_of_a_letter_leaves_no_heading_behind(letter: LetterPaper) -> None:
    blank = LetterBlock("worry", "What we are worried about", ("  ",))
    assert "worried" not in text_of(document_of(replace(letter, blocks=(*letter.blocks, blank))))


def test_younger_children_have_larger_type_and_teenagers_no_childish_look() -> None:
    sizes = [looks.letter(voice).text_points for voice in (Voice.YOUNG, Voice.MIDDLE, Voice.TEEN)]
    assert sizes == [15, 12.5, 11.5]
    assert looks.letter(Voice.TEEN).manner is looks.letter(Voice.ADULT).manner is Manner.STRAIGHT
    assert looks.letter(Voice.KEEPSAKE).manner is Manner.GENTLE


@pytest.mark.parametrize("band", [band for band, _ in looks.THEMES.values()])
def test_white_on_every_band_reads_at_six_to_one(band: str) -> None:
    parts = [int(band[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 6


def test_the_colour_the_child_chose_is_used(letter: LetterPaper) -> None:
    assert letters.build(letter, "rust").look.band == looks.THEMES["rust"][0]


def test_outcomes_without_decisions_or_attendance_still_read_whole(outcomes: OutcomesPaper) -> None:
    bare = replace(outcomes, decisions=(), earlier_decisions=(), attendance=(), topics=(), childs_words=())
    assert "No decision was made." in text_of(document_of(bare))
    assert "Who came" not in text_of(document_of(bare))
