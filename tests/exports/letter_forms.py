"""Invented letters in every form."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

from PIL import Image

from iro_desk.domain.letters.forms import (
    FormKind,
    LetterFold,
    LetterForm,
    Letterhead,
    LetterPicture,
    LetterTranslation,
    TranslatedPart,
)
from iro_desk.domain.letters.ideas import ideas
from iro_desk.domain.papers import LetterPaper

ARABIC = LetterTranslation(
    "ar",
    True,
    "عزيزتي مايا،",
    (
        TranslatedPart("personal", "", ("شكرًا لأنك أريتني غرفتك الخضراء (Denise).",)),
        TranslatedPart("you_told_me", "قلتِ لي", ("أحب المكان هنا.", "أريد أن أرى ليو أكثر.")),
        TranslatedPart("we_decided", "ما قررناه", ("ستلتقين أنت وليو.\nسيرتب Tom ذلك في 27 يونيو.",)),
        TranslatedPart("rights", "حقوقك", ("يمكنك التحدث معي وحدك: 01632 960 142.",)),
    ),
    "مع أطيب التمنيات،",
    "Noor Translations",
)
POLISH = LetterTranslation(
    "pl",
    False,
    "Droga Mayu,",
    (TranslatedPart("you_told_me", "Powiedziałaś mi", ("Podoba mi się tutaj.", "Chcę widywać Leo.")),),
    "Pozdrawiam,",
)


def picture_file(kind: str = "PNG", size: tuple[int, int] = (60, 40), **saved: Any) -> bytes:
    """A small picture in one colour."""
    out = BytesIO()
    Image.new("RGB", size, "#336699").save(out, kind, **saved)
    return out.getvalue()


def pictured(paper: LetterPaper, kind: FormKind, fold: LetterFold = LetterFold.A4) -> LetterPaper:
    """A letter with a picture beside every idea."""
    blocks = tuple(
        replace(block, pictures=tuple(LetterPicture("A house", "1F3E0") for _ in ideas(block)))
        for block in paper.blocks
    )
    return replace(paper, blocks=blocks, form=LetterForm(kind, fold))


def dressed(paper: LetterPaper) -> LetterPaper:
    """A letter with a logo, a photograph and a signature."""
    head = Letterhead(
        LetterPicture("Larkshire Council", content=picture_file()),
        LetterPicture("Ruth, smiling", content=picture_file("JPEG")),
        LetterPicture("Ruth’s signature", content=picture_file()),
    )
    return replace(paper, letterhead=head)


def every_form(paper: LetterPaper) -> dict[str, LetterPaper]:
    """A letter in each form, on each paper, and beside each translation."""
    found = {kind.value: pictured(paper, kind) for kind in FormKind}
    found |= {f"{kind.value} a5": pictured(paper, kind, LetterFold.BOOKLET) for kind in FormKind}
    for language in (ARABIC, POLISH):
        beside = replace(paper, translation=language)
        found |= {f"{kind.value} {language.language}": pictured(beside, kind) for kind in FormKind}
    found["tinted"] = replace(paper, form=LetterForm(FormKind.DYSLEXIA, tinted=True))
    found["dressed"] = dressed(paper)
    found["easy-read dressed"] = dressed(pictured(paper, FormKind.EASY_READ))
    return found
