"""Reads the words after a command, and tells trouble with them in a sentence where argparse would print and leave."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn


class Trouble(Exception):
    """An option that was not understood; its words are one sentence."""


class Parser(argparse.ArgumentParser):
    """Tells trouble as an exception."""

    def error(self, message: str) -> NoReturn:
        """Raise the parser's own sentence."""
        raise Trouble(f"{message[:1].upper()}{message[1:]}. Try {self.prog} --help.")


class Once(argparse.Action):
    """An option that may be given once; argparse would quietly keep the last of two."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Keep the value, or refuse a second one."""
        if getattr(namespace, self.dest) is not None:
            raise Trouble(f"{option_string}: Give it once.")
        setattr(namespace, self.dest, values)
