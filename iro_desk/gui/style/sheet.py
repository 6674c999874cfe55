"""Builds the program's one stylesheet from the template and a theme."""

from __future__ import annotations

import re
from functools import cache
from string import Template

from iro_desk.gui.style.tokens import resource, tokens
from iro_desk.gui.style.values import Theme

CONTRAST = """
QFrame[role="badge"], QFrame[role="to_child"] { border: 1px solid $line; }
QPushButton[state="waiting"], QPushButton[kind="main"][state="waiting"] { border: 1px dashed $line; }
QPushButton[kind="main"][state="waiting"] { background: $surface; }
"""
LENGTH = re.compile(r"^(s|pt)(\d+)$")


class _Words(dict[str, str]):
    """The names a template may use: colour roles, sN for pixels and ptN for points."""

    def __init__(self, theme: Theme) -> None:
        super().__init__({role: theme.colour(role).name() for role in tokens().colours["light"]})
        self._theme = theme

    def __missing__(self, name: str) -> str:
        found = LENGTH.match(name)
        if found is None:
            raise KeyError(name)
        number = int(found.group(2))
        return str(self._theme.px(number)) if found.group(1) == "s" else f"{self._theme.pt(number):g}"


@cache
def _template() -> Template:
    return Template(resource("style", "desk.qss").read_text(encoding="utf-8"))


def built(theme: Theme) -> str:
    """The stylesheet for a theme; in high contrast soft fills gain an edge."""
    sheet = _template().substitute(_Words(theme))
    if theme.name == "contrast":
        sheet += Template(CONTRAST).substitute(_Words(theme))
    return sheet
