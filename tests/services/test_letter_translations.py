"""A translation beside the English: numbered out, numbered back, and never sent unchecked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel

from iro_desk.domain.letters import numbered
from iro_desk.domain.letters.codes import LetterKind
from iro_desk.domain.letters.languages import language_called
from iro_desk.errors import Refusal
from iro_desk.records import Child
from iro_desk.services import letters, settings
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.letters import letterhead, translations

TODAY = date(2026, 6, 12)
CHECKED = {"language": "Arabic", "checked_by": "Nadia Haddad", "checked_on": "2026-06-11"}


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as made:
        for name, value in {
            "officer.known_as": "Ros", "officer.telephone": "01632 960100", "advocacy.name": "Young Voices",
            "advocacy.telephone": "01632 960111", "complaints.contact": "the complaints team, 01632 960112",
        }.items():  # fmt: skip
            settings.change(made, name, value)
        yield made


@pytest.fixture
def letter_id(session: Session) -> int:
    child = Child.model_validate({"preferred_name": "Kidane", "born_on": date(2011, 1, 12)})
    session.add(child)
    session.flush()
    return letters.begin_other(session, child.id, LetterKind.INTRODUCTION, TODAY)


def stops(session: Session, letter_id: int) -> set[str]:
    return {found.code for found in letters.warnings(session, letter_id) if found.blocking}


def in_arabic(english: str) -> str:
    """Every line with its number in the figures of the other script."""
    figures = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    numbers = [line.partition(".")[0].translate(figures) for line in english.splitlines()]
    return "\n".join(f"{number}. سطر رقم {number}" for number in numbers)


def test_a_letter_goes_out_as_numbered_lines_and_comes_back_beside_the_english(
    session: Session, letter_id: int
) -> None:
    english = translations.for_translator(session, letter_id)
    assert english.startswith("1. Hi Kidane,\n2. ")
    translations.file_translation(session, {"language": "arabic"}, letter_id)
    assert translations.take_in(session, letter_id, in_arabic(english)) == 0
    row = translations.translation(session, letter_id)
    assert row is not None
    assert (row.tag, row.right_to_left, row.missing) == ("ar", True, 0)
    page = letters.paper(session, letter_id).translation
    assert page is not None
    assert page.greeting == "سطر رقم ١"
    english_blocks = letters.paper(session, letter_id).blocks
    assert [len(part.lines) for part in page.parts] == [len(block.lines) for block in english_blocks]


def test_a_translation_is_not_sent_before_a_person_has_checked_it_nor_after_the_english_changed(
    session: Session, letter_id: int
) -> None:
    translations.file_translation(session, {"language": "Arabic"}, letter_id)
    translations.take_in(session, letter_id, in_arabic(translations.for_translator(session, letter_id)))
    assert stops(session, letter_id) == {"translation_unchecked"}
    translations.file_translation(session, CHECKED, letter_id)
    assert stops(session, letter_id) == set()
    part = letters.letter(session, letter_id).parts[1]
    letters.write_part(session, part.part_id, "I am Ros and I am new.", False)
    assert "translation_stale" in stops(session, letter_id)
    translations.file_translation(session, CHECKED, letter_id)
    assert "translation_stale" not in stops(session, letter_id)


def test_a_line_without_a_translation_stops_the_letter(session: Session, letter_id: int) -> None:
    translations.file_translation(session, {"language": "Arabic"}, letter_id)
    english = in_arabic(translations.for_translator(session, letter_id)).splitlines()
    assert translations.take_in(session, letter_id, "\n".join(english[:-1])) == 1
    translations.file_translation(session, CHECKED, letter_id)
    assert stops(session, letter_id) == {"translation_missing"}


def test_taking_a_translation_in_again_asks_for_a_new_check(session: Session, letter_id: int) -> None:
    text = in_arabic(translations.for_translator(session, letter_id))
    translations.file_translation(session, {"language": "Arabic"}, letter_id)
    translations.take_in(session, letter_id, text)
    translations.file_translation(session, CHECKED, letter_id)
    translations.take_in(session, letter_id, text)
    assert "translation_unchecked" in stops(session, letter_id)


def test_text_without_numbers_is_refused_with_what_to_do(session: Session, letter_id: int) -> None:
    with pytest.raises(Refusal, match="which language"):
        translations.take_in(session, letter_id, "1. x")
    translations.file_translation(session, {"language": "Polish"}, letter_id)
    with pytest.raises(Refusal, match="No numbered line"):
        translations.take_in(session, letter_id, "Witaj\nJestem Ros")
    with pytest.raises(Incomplete):
        translations.file_translation(session, {"language": ""}, letter_id)


def test_a_translation_taken_out_leaves_the_english_alone(session: Session, letter_id: int) -> None:
    before = letters.paper(session, letter_id)
    translations.file_translation(session, {"language": "Polish"}, letter_id)
    translations.take_in(session, letter_id, "1. Czesc")
    translations.remove_translation(session, letter_id)
    assert letters.paper(session, letter_id) == before


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("1. one", {1: "one"}),
        ("1) one\n more", {1: "one more"}),
        ("٢- اثنان", {2: "اثنان"}),
        ("\u200f3. three", {3: "three"}),
        ("4: a\n4: b", {4: "b"}),
        ("In 2026. we", {}),
        ("5.", {}),
    ],
)
def test_numbers_are_read_as_translators_write_them(line: str, read: dict[int, str]) -> None:
    assert numbered.read_back(line) == read


@pytest.mark.parametrize(
    ("name", "tag", "right_to_left"),
    [("kurdish sorani", "ckb-Arab", True), ("Polish", "pl", False), ("Klingon", "und", False)],
)
def test_a_language_is_known_by_its_english_name(name: str, tag: str, right_to_left: bool) -> None:
    found = language_called(name)
    assert (found.tag, found.right_to_left) == (tag, right_to_left)


def test_the_letterhead_is_on_every_letter_and_each_picture_says_what_it_shows(
    session: Session, letter_id: int
) -> None:
    with pytest.raises(Refusal):
        letterhead.put_picture(session, "photo", b"png", "  ")
    letterhead.put_picture(session, "photo", b"old", "Ros")
    letterhead.put_picture(session, "photo", b"png", "Ros smiling by a tree")
    shown = letters.paper(session, letter_id).letterhead.photo
    assert shown is not None
    assert (shown.content, shown.alternative) == (b"png", "Ros smiling by a tree")
    letterhead.take_picture_out(session, "photo")
    assert letters.paper(session, letter_id).letterhead.photo is None


def test_a_line_put_right_by_hand_is_kept_and_asks_for_a_new_check(session: Session, letter_id: int) -> None:
    with pytest.raises(Refusal, match="which language"):
        translations.write_translated(session, letter_id, "greeting", "", ("x",))
    translations.file_translation(session, {"language": "Arabic"}, letter_id)
    translations.take_in(session, letter_id, in_arabic(translations.for_translator(session, letter_id)))
    translations.file_translation(session, CHECKED, letter_id)
    assert stops(session, letter_id) == set()
    standing = translations.translation(session, letter_id)
    assert standing is not None
    part = standing.rows[1]
    translations.write_translated(session, letter_id, part.slot, part.translated_heading, part.translated)
    assert stops(session, letter_id) == set()
    changed = ("  مرحبا  ", *part.translated[1:])
    translations.write_translated(session, letter_id, part.slot, part.translated_heading, changed)
    after = translations.translation(session, letter_id)
    assert after is not None
    assert after.rows[1].translated[0] == "مرحبا"
    assert stops(session, letter_id) == {"translation_unchecked"}


def test_saying_whose_translation_it_is_leaves_the_check_and_its_staleness_alone(
    session: Session, letter_id: int
) -> None:
    translations.name_language(session, {"language": "Arabic", "translated_by": ""}, letter_id)
    translations.take_in(session, letter_id, in_arabic(translations.for_translator(session, letter_id)))
    translations.say_checked(session, {"checked_by": "Nadia Haddad", "checked_on": "2026-06-11"}, letter_id)
    assert stops(session, letter_id) == set()
    part = letters.letter(session, letter_id).parts[1]
    letters.write_part(session, part.part_id, f"{part.composed} I am new.", False)
    translations.name_language(session, {"language": "Arabic", "translated_by": "Lingua"}, letter_id)
    assert stops(session, letter_id) == {"translation_stale"}
    translations.name_language(session, {"language": "Farsi", "translated_by": "Lingua"}, letter_id)
    assert stops(session, letter_id) == {"translation_unchecked"}


def test_a_check_needs_a_person_a_day_and_every_line(session: Session, letter_id: int) -> None:
    check = {"checked_by": "Nadia Haddad", "checked_on": "2026-06-11"}
    with pytest.raises(Refusal, match="which language"):
        translations.say_checked(session, check, letter_id)
    translations.name_language(session, {"language": "Polish", "translated_by": ""}, letter_id)
    with pytest.raises(Incomplete) as trouble:
        translations.say_checked(session, {"checked_by": " ", "checked_on": None}, letter_id)
    assert [finding.field for finding in trouble.value.findings] == ["checked_by", "checked_on"]
    with pytest.raises(Refusal, match="no translation yet"):
        translations.say_checked(session, check, letter_id)
