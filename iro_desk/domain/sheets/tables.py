"""Reads the tables of a form's file, and says where something in one is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class FormTable:
    """One table of a form's file, which says where it stands when something in it is wrong."""

    def __init__(self, where: str, table: Any) -> None:
        self.where = where
        if not isinstance(table, dict):
            raise self.wrong(f"{table!r} is not a table")
        self._left = dict(table)

    def wrong(self, what: str) -> ValueError:
        """Return the error to raise."""
        return ValueError(f"{self.where}: {what}")

    def text(self, name: str, needed: bool = False) -> str:
        """Return the words under ``name``; empty when there are none and none are needed."""
        found = self._left.pop(name, "")
        if not isinstance(found, str):
            raise self.wrong(f"{name} must be words")
        if needed and not found.strip():
            raise self.wrong(f"{name} is missing")
        return found

    def peek(self, name: str) -> Any:
        """Return what is under ``name`` and leave it there; empty words when nothing is."""
        return self._left.get(name, "")

    def one_of(self, name: str, allowed: frozenset[str], otherwise: str | None = None) -> Any:
        """Return the word under ``name``, which must be one of ``allowed``."""
        found = self.text(name, needed=otherwise is None) or otherwise
        if found not in allowed:
            raise self.wrong(f"{name} is {found!r}, not one of {', '.join(sorted(allowed))}")
        return found

    def flag(self, name: str) -> bool:
        """Return the true or false under ``name``."""
        found = self._left.pop(name, False)
        if not isinstance(found, bool):
            raise self.wrong(f"{name} must be true or false")
        return found

    def words(self, name: str) -> tuple[str, ...]:
        """Return the list of words under ``name``."""
        found = self._left.pop(name, [])
        if not isinstance(found, list) or not all(isinstance(word, str) and word for word in found):
            raise self.wrong(f"{name} must be a list of words")
        return tuple(found)

    def items(self, name: str) -> list[Any]:
        """Return the list under ``name``, whatever it holds."""
        found = self._left.pop(name, [])
        if not isinstance(found, list):
            raise self.wrong(f"{name} must be a list")
        return found

    def tables(self, name: str) -> Iterator[FormTable]:
        """Return each table of the list under ``name``."""
        for number, found in enumerate(self.items(name), start=1):
            yield FormTable(f"{self.where}, {name} {_called(found, number)}", found)

    def __enter__(self) -> FormTable:
        return self

    def __exit__(self, kind: type[BaseException] | None, *more: object) -> None:
        if kind is None:
            self.end()

    def end(self) -> None:
        """Refuse whatever has not been asked for: it is most likely a slip of the pen."""
        if self._left:
            raise self.wrong(f"nothing is called {', '.join(sorted(self._left))}")


def _called(found: Any, number: int) -> str:
    return str(found.get("id", number)) if isinstance(found, dict) else str(number)
