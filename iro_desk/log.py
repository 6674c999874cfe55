"""A small rotating log of codes and counts; names and typed words have no way in."""

from __future__ import annotations

import logging
import re
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import FrameType

_BYTES = 1_000_000
_KEPT = 2
_CODE = re.compile(r"[a-z][a-z0-9_.]{0,59}")
_NAME = "iro_desk"


class _OwnerOnlyFile(RotatingFileHandler):
    def _open(self) -> TextIOWrapper:
        stream = super()._open()
        Path(self.baseFilename).chmod(0o600)
        return stream


def begin(folder: Path) -> None:
    """Log to ``folder``: the present file and two before it, a megabyte each."""
    end()
    folder.mkdir(parents=True, exist_ok=True)
    to_file = _OwnerOnlyFile(folder / "iro-desk.log", maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8")
    to_file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S"))
    logger = logging.getLogger(_NAME)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(to_file)


def end() -> None:
    """Close the log."""
    logger = logging.getLogger(_NAME)
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


def note(code: str, **counts: int) -> None:
    """Log that something happened.

    Args:
        code: lower-case words with underscores or dots, such as "store.write"; anything else is a bug.
        counts: whole numbers by name.
    """
    if not _CODE.fullmatch(code):
        raise ValueError("a log code is lower-case words with underscores")
    numbers = [f"{name}={int(count)}" for name, count in counts.items()]
    logging.getLogger(_NAME).info(" ".join([code, *numbers]))


def note_stack(code: str, frame: FrameType | None) -> None:
    """Log what a thread is doing: files, functions and lines, never a value (F06)."""
    places = []
    while frame is not None:
        places.append(f"{Path(frame.f_code.co_filename).stem}.{frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    if not _CODE.fullmatch(code):
        raise ValueError("a log code is lower-case words with underscores")
    logging.getLogger(_NAME).warning("%s at %s", code, " < ".join(places[:12]))


def note_error(error: BaseException) -> None:
    """Log an error by its class and where it was raised, never its message: that may quote what was typed."""
    trail = error.__traceback__
    places = []
    while trail is not None:
        code = trail.tb_frame.f_code
        places.append(f"{Path(code.co_filename).stem}.{code.co_name}:{trail.tb_lineno}")
        trail = trail.tb_next
    logging.getLogger(_NAME).error("error %s at %s", type(error).__name__, " > ".join(places[-6:]))
