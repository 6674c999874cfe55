"""A disk that fails at a chosen step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from iro_desk.storage.files import DiskFiles


class FailingFiles(DiskFiles):
    """Real files until the chosen call; from then on every call raises, as a dead disk does.

    Args:
        fail_on: the call that fails first, counting from 1; 0 never fails.
    """

    def __init__(self, fail_on: int = 0) -> None:
        super().__init__(wait=lambda seconds: None)
        self.fail_on = fail_on
        self.calls: list[str] = []

    def write_atomic(self, path: Path, content: bytes) -> None:
        """Count, then write."""
        self._step(f"write {path.name}")
        super().write_atomic(path, content)

    def replace(self, source: Path, target: Path) -> None:
        """Count, then move."""
        self._step(f"replace {target.name}")
        super().replace(source, target)

    def copy(self, source: Path, target: Path) -> None:
        """Count, then copy."""
        self._step(f"copy {target.name}")
        super().copy(source, target)

    def _step(self, said: str) -> None:
        self.calls.append(said)
        if self.fail_on and len(self.calls) >= self.fail_on:
            raise OSError(5, "the disk failed")


@pytest.fixture
def failing_files() -> Callable[[int], FailingFiles]:
    """Makes a disk that fails at the chosen call."""
    return FailingFiles
