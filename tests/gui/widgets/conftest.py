"""Dresses the application before each widget test, and undresses it after."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from iro_desk.gui import theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, theme.Theme("light", 1.0))
    yield
    theme.apply(qapp, theme.Theme("light", 1.0))
