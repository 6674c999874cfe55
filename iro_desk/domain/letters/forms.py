"""The shapes one letter can take: its form, its paper, its colours, its pictures and its translation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from iro_desk.domain.codes import Code


class FormKind(Code):
    """How a letter is set, whatever its voice."""

    STANDARD = "standard", "Standard page"
    LARGE_PRINT = "large-print", "Large print, 18 point"
    DYSLEXIA = "dyslexia-friendly", "Dyslexia-friendly: wide letters and lines"
    EASY_READ = "easy-read", "Easy Read: a picture left of each idea"
    STRIP = "picture-strip", "Picture strip, for young children"
    DIGNIFIED = "plain", "Plain and grown-up, without pictures"


class LetterFold(Code):
    """The paper a letter is made for."""

    A4 = "a4", "A4 pages"
    BOOKLET = "a5", "A5 pages, to print on A4 and fold"


class LetterTheme(Code):
    """The colours a child may choose; white on each band is 6:1 or better."""

    GREEN = "green", "Green"
    BLUE = "blue", "Blue"
    PLUM = "plum", "Plum"
    RUST = "rust", "Rust"
    TEAL = "teal", "Teal"
    PLAIN = "plain", "Black and white"


@dataclass(frozen=True, slots=True)
class LetterForm:
    """How one letter is set.

    Args:
        tinted: a cream page, which some readers with dyslexia find restful; the dyslexia-friendly form only.
    """

    kind: FormKind = FormKind.STANDARD
    fold: LetterFold = LetterFold.A4
    tinted: bool = False

    @property
    def has_pictures(self) -> bool:
        """Whether this form sets a picture beside each idea."""
        return self.kind in (FormKind.EASY_READ, FormKind.STRIP)


USUAL_FORM: Final = LetterForm()


@dataclass(frozen=True, slots=True)
class LetterPicture:
    """A picture in a letter: one of OpenMoji by its code point, or the officer's own.

    Args:
        alternative: what it shows, in words, for people who hear the page.
        code_point: such as "1F3E0", or "1F468-200D-1F373" for a joined one; empty for the officer's own.
        content: PNG or JPEG bytes of the officer's own; empty for one of OpenMoji.
    """

    alternative: str
    code_point: str = ""
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What an authority and an officer put on every letter; None leaves a picture out.

    Args:
        logo: the authority's mark, at the top.
        photo: the officer's face, so that the child knows who writes; it takes the place of her initials.
        signature: a picture of her signature; None to sign with her name in type.
    """

    logo: LetterPicture | None = None
    photo: LetterPicture | None = None
    signature: LetterPicture | None = None


NO_LETTERHEAD: Final = Letterhead()


@dataclass(frozen=True, slots=True)
class TranslatedPart:
    """A part of the letter in the other language, paragraph by paragraph as in English."""

    slot: str
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterTranslation:
    """A professional translation the officer was given; the program never translates.

    Args:
        language: its tag (BCP 47), such as "ar", "pl" or "ckb-Arab".
        right_to_left: how its script runs.
        translated_by: who made it, as printed at the foot; empty to say nothing.
    """

    language: str
    right_to_left: bool
    greeting: str
    parts: tuple[TranslatedPart, ...]
    sign_off: str
    translated_by: str = ""

    def part(self, slot: str) -> TranslatedPart | None:
        """The translation of a part; None when it was not translated."""
        return next((one for one in self.parts if one.slot == slot), None)
