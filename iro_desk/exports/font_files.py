"""The files of the typefaces put into documents, one for each weight."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from iro_desk.errors import Refusal

REGULAR: Final = "IroAtkinson"
BOLD: Final = "IroAtkinsonBold"
WIDE: Final = ("IroLexend", "IroLexendBold")
NOTO: Final = ("IroNoto", "IroNotoBold")
ARABIC: Final = ("IroNotoArabic", "IroNotoArabicBold")
ATKINSON: Final = (REGULAR, BOLD)
SPOKEN_NAMES: Final = {
    REGULAR: "Atkinson Hyperlegible", WIDE[0]: "Lexend", NOTO[0]: "Noto Sans", ARABIC[0]: "Noto Sans Arabic",
}  # fmt: skip
INSTALL: Final = "Install IRO Desk again to make a PDF; a Word file can be made meanwhile."


@cache
def font_file(name: str) -> bytes:
    """The file of one typeface in one weight; a variable font is cut at its weight.

    Raises:
        Refusal: it is missing from this installation of the program (F52).
    """
    try:
        folder, file = _source(name)
        content = (folder / "files" / file).read_bytes()
    except (ImportError, OSError):
        spoken = SPOKEN_NAMES[name.removesuffix("Bold")]
        raise Refusal(f"The typeface {spoken} is missing from IRO Desk on this computer.", INSTALL) from None
    return _cut(content, 700.0 if name.endswith("Bold") else 400.0) if "[" in file else content


def _source(name: str) -> tuple[Path, str]:
    """The folder and the file of a typeface."""
    # Imported one by one where each is needed: a letter in English reads two of them.
    if name in ATKINSON:
        import fontpkg_atkinson_hyperlegible as atkinson

        return atkinson.ROOT, f"AtkinsonHyperlegible-{'Bold' if name == BOLD else 'Regular'}.ttf"
    if name in WIDE:
        import fontpkg_lexend as lexend

        return lexend.ROOT, "Lexend[wght].ttf"
    if name in NOTO:
        import fontpkg_noto_sans as noto

        return noto.ROOT, "NotoSans[wdth,wght].ttf"
    import fontpkg_noto_sans_arabic as arabic

    return arabic.ROOT, "NotoSansArabic[wdth,wght].ttf"


def _cut(content: bytes, weight: float) -> bytes:
    import uharfbuzz  # lazily, as above: only a variable font is cut

    face = uharfbuzz.Face(uharfbuzz.Blob(content))
    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    for axis in face.axis_infos:
        at = weight if axis.tag == "wght" else axis.default_value
        wanted.pin_axis_location(face, axis.tag, at)
    return bytes(wanted.subset(face).blob.data)
