"""What the architecture tests share: the project's tree, handed in as a fixture."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest


def _loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"_architecture_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="package")
def tree() -> Iterator[ModuleType]:
    """Where the project's own Python is; what was parsed is let go when this folder is done."""
    loaded = _loaded(Path(__file__).with_name("tree.py"))
    yield loaded
    loaded.parsed.cache_clear()


@pytest.fixture(scope="session")
def script():
    """Load one of the scripts in packaging/ by name; the folder is not a package and must not be one."""
    return lambda name: _loaded(Path(__file__).resolve().parents[2] / "packaging" / f"{name}.py")
