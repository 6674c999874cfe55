"""The days of these tests, and a whole sheet of every form."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

TODAY, LATER = date(2026, 3, 2), date(2026, 6, 11)
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
CASES = tomllib.loads(
    (Path(__file__).parents[2] / "domain" / "cases" / "forms.toml").read_text(encoding="utf-8")
)
