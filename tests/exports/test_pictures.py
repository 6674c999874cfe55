"""Pictures for a letter: drawn the same every time, made clean, and refused when they are none (S46)."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from PIL.ExifTags import Base

from iro_desk.domain.letters.forms import LetterPicture
from iro_desk.errors import Refusal
from iro_desk.exports import pictures
from iro_desk.services.letters.pictures import table
from tests.exports.letter_forms import picture_file


def _turned_with_place() -> bytes:
    """A photograph that is to be turned, and says who took it."""
    exif = Image.Exif()
    exif[Base.Orientation] = 6
    exif[Base.Artist] = "Ruth Ainsworth"
    return picture_file("JPEG", (60, 40), exif=exif)


def test_every_picture_the_table_offers_can_be_drawn() -> None:
    for idea in table():
        for picture in (*idea.pictures, *idea.grown):
            assert pictures.openmoji(picture.code_point).startswith(b"\x89PNG"), picture


def test_a_picture_is_drawn_for_print_and_the_same_every_time() -> None:
    first = pictures.openmoji("1F3E0")
    pictures.openmoji.cache_clear()
    assert pictures.openmoji("1F3E0") == first
    assert Image.open(BytesIO(first)).size == (pictures.DRAWN, pictures.DRAWN)


@pytest.mark.parametrize("code", ["FFFFF", "../1F3E0", "1f3e0", "1F3E0.svg"])
def test_a_picture_that_is_not_there_is_refused(code: str) -> None:
    with pytest.raises(Refusal, match="not among those"):
        pictures.image_of(LetterPicture("A house", code))


def test_an_own_picture_stands_upright_and_says_nothing_of_who_took_it() -> None:
    kept = pictures.own(_turned_with_place(), "My dog")
    opened = Image.open(BytesIO(kept.content))
    assert opened.size == (40, 60)
    assert not opened.getexif()
    assert b"Ainsworth" not in kept.content
    assert pictures.image_of(kept).alternative == "My dog"


def test_a_large_picture_is_made_smaller_and_a_clear_one_stays_clear() -> None:
    out = BytesIO()
    Image.new("RGBA", (3000, 1000), (0, 0, 0, 0)).save(out, "PNG")
    shown = pictures.image_of(LetterPicture("Ink", content=out.getvalue()))
    assert (shown.width, shown.height) == (pictures.LONGEST_SIDE, round(pictures.LONGEST_SIDE / 3))
    assert Image.open(BytesIO(shown.content)).mode == "RGBA"


@pytest.mark.parametrize(
    "content",
    [b"", b"not a picture", picture_file()[:60], picture_file("GIF"), b"<svg xmlns='x'/>"],
    ids=["empty", "text", "cut", "gif", "svg"],
)
def test_what_is_not_a_png_or_jpeg_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal, match="not a picture"):
        pictures.own(content, "")


def test_a_picture_too_large_to_open_safely_is_refused() -> None:
    out = BytesIO()
    Image.new("1", (12_000, 9_000)).save(out, "PNG")
    with pytest.raises(Refusal):
        pictures.own(out.getvalue(), "")
