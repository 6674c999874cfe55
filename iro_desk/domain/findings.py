"""Finding: what a check noticed, in words, with the place in the form where it can be put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["stop", "look"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check noticed.

    Args:
        code: a short name, stable, for tests and help.
        message: how to put it right, as a sentence; holds no name and nothing that was typed.
        section: the section of the form.
        field: the field, as the record names it; rows of a list are ``name[0]``, counted from nought.
        severity: "stop" keeps the form from being finished; "look" never does.
    """

    code: str
    message: str
    section: str
    field: str
    severity: Severity = "stop"
