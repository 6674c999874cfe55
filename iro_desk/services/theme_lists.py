"""Reads what a concern or a thank-you may be about, as it is shipped; an authority's own words are preferences."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import cache

from iro_desk.paths import resource

TABLE = "data/themes.toml"


class ThemeList(Enum):
    """The two lists, by their name in the table."""

    CONCERNS = "dispute_theme"
    THANKS = "commendation_theme"


@dataclass(frozen=True, slots=True)
class Theme:
    """One thing it may be about; ``means`` says when to choose it."""

    code: str
    label: str
    means: str


@cache
def shipped(which: ThemeList) -> tuple[Theme, ...]:
    """Return one list as it is shipped, in its order."""
    table = tomllib.loads(resource(TABLE).read_text(encoding="utf-8"))
    return tuple(Theme(row["code"], row["label"], row["means"]) for row in table[which.value])


def theme_key(which: ThemeList, code: str) -> str:
    """The key that an authority's own words for a theme are kept under."""
    return f"{which.value}.{code}"
