"""The program's own words: what its screens say whoever the desk is about, and so may be read in company.

They are found rather than listed: every whole sentence written in the code of the window, in the questions of
its forms and in the labels of its settings. What was typed, and what is put together with a name in it, is
not among them, so a new screen is safe before anybody thinks of it.
"""

from __future__ import annotations

import sys
from calendar import month_name
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import CodeType, FunctionType, ModuleType

from pydantic.fields import FieldInfo

ROOMS = ("iro_desk.gui", "iro_desk.records", "iro_desk.services.settings", "iro_desk.services.preferences")
DEEPEST = 5


@cache
def own_words() -> frozenset[str]:
    """Every string of the window's own code, as it is written there."""
    found: set[str] = set()
    for name, module in list(sys.modules.items()):
        if isinstance(module, ModuleType) and any(_is_in(name, room) for room in ROOMS):
            for value in list(vars(module).values()):
                _take(value, name, found, DEEPEST)
    return frozenset(found - set(month_name))  # which are names of children too


def is_own(words: str) -> bool:
    """Whether the program would say these words whoever the desk is about.

    Args:
        words: as a label or a button shows them, with its mnemonics and the keys after it.
    """
    plain = words.replace("&&", "&").replace("<b>", "").replace("</b>", "").strip()
    return plain in own_words() or plain.split("  ")[0] in own_words()


def _is_in(name: str, room: str) -> bool:
    return name == room or name.startswith(f"{room}.")


def _take(value: object, module: str, found: set[str], deep: int) -> None:
    """Add the strings of a constant, a function, or a class of the module, and of what they hold."""
    if isinstance(value, str):
        found.add(value)
    elif deep == 0:
        return
    elif isinstance(value, FunctionType):
        _take_code(value.__code__, found)
    elif isinstance(value, type):
        if value.__module__ == module:
            for part in list(vars(value).values()):
                _take(part, module, found, deep - 1)
    else:
        for part in _parts(value):
            _take(part, module, found, deep - 1)


def _parts(value: object) -> list[object]:
    if isinstance(value, Mapping):
        return [*value.keys(), *value.values()]
    if isinstance(value, tuple | list | frozenset | set):
        return list(value)
    if isinstance(value, property):
        return [value.fget]
    if isinstance(value, staticmethod | classmethod):
        return [value.__func__]
    if isinstance(value, FieldInfo):
        return list(value.metadata)  # a question of a form
    if is_dataclass(value) and any(_is_in(type(value).__module__, room) for room in ROOMS):
        return [getattr(value, field.name) for field in fields(value)]
    return []  # what comes from elsewhere, such as the clocks, may be what a child's page lists


def _take_code(code: CodeType, found: set[str]) -> None:
    for constant in code.co_consts:
        if isinstance(constant, str):
            found.add(constant)
        elif isinstance(constant, CodeType):
            _take_code(constant, found)
        elif isinstance(constant, tuple):
            found.update(part for part in constant if isinstance(part, str))
