"""A child with a review, for the tests of a letter's screen."""

from __future__ import annotations

import pytest

from iro_desk.storage.store import Store
from tests.gui.pages.letter.studio import family


@pytest.fixture
def review_id(store: Store) -> int:
    """Her review."""
    return store.write("Add", family).value
