"""A folder that may only be read, as when a disk goes read-only or permissions are lost."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def may_only_be_read(folder: Path) -> Iterator[None]:
    """Close a folder to writing, even for the super-user; a system that can do neither skips the test."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        with _mounted_to_be_read(folder):
            yield
        return
    paths = [folder, *folder.rglob("*")]
    before = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        yield
    finally:
        for path, mode in before.items():
            path.chmod(mode)


@contextmanager
def _mounted_to_be_read(folder: Path) -> Iterator[None]:
    if _ran("mount", "--bind", str(folder), str(folder)):
        pytest.skip("this system lets no folder be mounted to be read only")
    try:
        if _ran("mount", "-o", "remount,ro,bind", str(folder)):
            pytest.skip("this system lets no folder be mounted to be read only")
        yield
    finally:
        _ran("umount", "--lazy", str(folder))


def _ran(*command: str) -> int:
    return subprocess.run(command, capture_output=True, check=False).returncode
