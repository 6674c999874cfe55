"""Reads the list of what may hold a paper up, with whose day it usually was."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from iro_desk.paths import resource

TABLE = "data/blockers.toml"
ASK = "say who"


@dataclass(frozen=True, slots=True)
class Blocker:
    """One reason; ``whose`` is empty when it has to be asked."""

    code: str
    label: str
    whose: str


@cache
def blockers() -> tuple[Blocker, ...]:
    """Return the shipped list, the one every form and every late paper chooses from."""
    return read_blockers(resource(TABLE).read_text(encoding="utf-8"))


def read_blockers(text: str) -> tuple[Blocker, ...]:
    """Return the list in its order."""
    return tuple(
        Blocker(row["code"], row["label"], "" if row["whose"] == ASK else row["whose"])
        for row in tomllib.loads(text)["blocker"]
    )


def whose_days(blockers: tuple[Blocker, ...]) -> tuple[str, ...]:
    """Return everyone a day may belong to, in the order they first appear."""
    return tuple(dict.fromkeys(one.whose for one in blockers if one.whose))
