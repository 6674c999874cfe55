"""The marking of figures without names keeps the authority's caveat and none of what it says of a child."""

from __future__ import annotations

import pytest

from iro_desk.domain.sending.marking import STANDARD_MARKING, without_names


@pytest.mark.parametrize(
    ("marking", "said"),
    [
        (STANDARD_MARKING, "OFFICIAL-SENSITIVE – figures without names."),
        (
            "OFFICIAL-SENSITIVE: contains a child’s personal data",
            "OFFICIAL-SENSITIVE – figures without names.",
        ),
        ("OFFICIAL", "OFFICIAL – figures without names."),
        ("  ", ""),
        ("", ""),
    ],
)
def test_the_caveat_alone_stays(marking: str, said: str) -> None:
    assert without_names(marking) == said
