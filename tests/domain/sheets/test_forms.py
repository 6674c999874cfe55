"""Forms as files: what is read, what is refused and with which words, and that every shipped one hangs together."""

from __future__ import annotations

import pytest

from iro_desk.domain.codes import EventKind
from iro_desk.domain.sheets.questions import read_form
from iro_desk.paths import resource

SMALL = """
id = "small"
title = "Small form"
purpose = "To be small."
about = "child"
dated_by = "held_on"
event = "core_group"

[[section]]
id = "one"
title = "One"

[[section.question]]
id = "held_on"
label = "Day"
answer = "date"

[[section.question]]
id = "safer"
label = "Safer?"
answer = "choice"
choices = ["Safer", { label = "Less safe", because = "Why", stop = "Say why." }]
when = "given held_on"
stops = [{ when = "blank safer", say = "Select whether {child} is safer." }]
"""


@pytest.mark.parametrize("file", sorted(resource("forms").glob("*.toml")), ids=lambda file: file.stem)
def test_every_shipped_form_hangs_together(file: object) -> None:
    """A form that names what it does not ask would be found by a child's officer; it is found here."""
    form = read_form(file.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    assert form.id == file.stem  # type: ignore[attr-defined]


def test_a_form_is_read_whole() -> None:
    """Sections, questions, choices with their boxes, and what finishing records."""
    form = read_form(SMALL)
    assert [question.id for question in form.questions] == ["held_on", "safer"]
    assert form.records[0].event is EventKind.CORE_GROUP
    assert form.records[0].on == "held_on"
    assert form.question("safer").choices[1].because == "Why"
    assert form.question("safer").to == "P"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('label = "Day"', ""), "form small.*held_on|label is missing"),
        (('answer = "date"', 'answer = "day"'), "answer is 'day'"),
        (('dated_by = "held_on"', 'dated_by = "safer"'), "safer is not a question answered by a date"),
        (("given held_on", "given hold_on"), "question safer: hold_on in 'given hold_on'"),
        (("{child} is", "{cild} is"), "question safer: {cild}"),
        (('id = "safer"', 'id = "held_on"'), "question held_on: there are two"),
        (('id = "safer"', 'id = "today"'), "its id is the name of a fact"),
        (('title = "One"', 'title = "One"\ncolour = "red"'), "section one: nothing is called colour"),
        (('event = "core_group"', 'event = "party"'), "event is 'party'"),
        (("[[section]]", "[section"), "cannot be read"),
        (('when = "blank safer"', 'when = "blank blank"'), "question safer: the condition 'blank blank'"),
    ],
)
def test_a_form_that_does_not_hang_together_is_refused_by_name(change: tuple[str, str], said: str) -> None:
    """The words name the form and the question, so that whoever wrote the file can mend it."""
    with pytest.raises(ValueError, match=said):
        read_form(SMALL.replace(*change))
