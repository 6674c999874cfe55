"""The languages a letter is most often translated into, with their tags and the way their scripts run.

Tags follow BCP 47. The list is good practice, not law; another language may be typed, and then runs left to right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its English name."""

    name: str
    tag: str
    right_to_left: bool = False


LANGUAGES: Final = (
    Language("Albanian", "sq"),
    Language("Amharic", "am"),
    Language("Arabic", "ar", right_to_left=True),
    Language("Bengali", "bn"),
    Language("Bulgarian", "bg"),
    Language("Chinese, simplified", "zh-Hans"),
    Language("Chinese, traditional", "zh-Hant"),
    Language("Czech", "cs"),
    Language("Dari", "fa-AF", right_to_left=True),
    Language("Farsi", "fa", right_to_left=True),
    Language("French", "fr"),
    Language("Gujarati", "gu"),
    Language("Hindi", "hi"),
    Language("Hungarian", "hu"),
    Language("Italian", "it"),
    Language("Kurdish, Kurmanji", "ku"),
    Language("Kurdish, Sorani", "ckb-Arab", right_to_left=True),
    Language("Lithuanian", "lt"),
    Language("Pashto", "ps", right_to_left=True),
    Language("Polish", "pl"),
    Language("Portuguese", "pt"),
    Language("Punjabi", "pa"),
    Language("Romanian", "ro"),
    Language("Russian", "ru"),
    Language("Slovak", "sk"),
    Language("Somali", "so"),
    Language("Spanish", "es"),
    Language("Swahili", "sw"),
    Language("Tamil", "ta"),
    Language("Tigrinya", "ti"),
    Language("Turkish", "tr"),
    Language("Ukrainian", "uk"),
    Language("Urdu", "ur", right_to_left=True),
    Language("Vietnamese", "vi"),
    Language("Welsh", "cy"),
    Language("Yoruba", "yo"),
)
UNDETERMINED: Final = "und"


def language_called(name: str) -> Language:
    """Return the language with this English name; one not listed has no tag of its own."""
    wanted = " ".join(name.casefold().replace(",", " ").split())
    for language in LANGUAGES:
        if " ".join(language.name.casefold().replace(",", " ").split()) == wanted:
            return language
    return Language(" ".join(name.split()), UNDETERMINED)
