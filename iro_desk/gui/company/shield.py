"""What hides a window from recordings and shared screens; each system has its own way (S22)."""

from __future__ import annotations

from collections.abc import Callable

Shield = Callable[[int, bool], None]
"""Given a window's number and whether it is hidden from capture."""
