"""What is said of an answer that cannot be kept as it stands."""

from __future__ import annotations

import pytest

from iro_desk.records import ChildFields
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.typed import drafted


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter the date of birth."),
        ("5", "Change the date of birth. Add the month. Type it like 27 March 2026 or 27/3/26."),
        ("31/2/2014", "Change the date of birth. There is no such day: that month has 28 days."),
        ("3/5/1890", "Change the date of birth. The year must be between 1900 and 2100."),
        ("3/5", "The date of birth must include a year."),
        ("3 May", "The date of birth must include a year."),
        ("soon", "Enter the date of birth as a date, such as 27 March 2026."),
    ],
)
def test_a_date_that_is_none_is_told_why(typed: str, said: str) -> None:
    """U27: missing part, impossible, out of range."""
    with pytest.raises(Incomplete) as trouble:
        drafted(ChildFields, {"preferred_name": "Wren", "born_on": typed})
    assert [finding.message for finding in trouble.value.findings] == [said]
