"""A review with nothing out of the ordinary in it, section by section, for journeys that are about something else."""

from __future__ import annotations

from collections.abc import Mapping

from tests.journeys import reviewing, steps
from tests.journeys.officer import Officer

DECIDED, FOR_CHILD = "Arrange time with his brother.", "You will see your brother each month."


def write(officer: Officer, name: str, instead: Mapping[int, reviewing.Says] | None = None) -> None:
    """From the first section to the last, answering what every review asks.

    Args:
        instead: what is done in a section in place of that.
    """
    reviewing.write_the_sections(
        officer,
        {
            1: lambda: _say_before(officer, name),
            2: lambda: steps.say_who_came(officer, name),
            5: lambda: officer.writes(f"What does {name} want", "To stay where things are settled."),
            6: lambda: officer.answers(f"Does the home meet {name}'s needs?", "Yes"),
            9: lambda: officer.answers("Has there been a PEP this term?", "Yes"),
            10: lambda: officer.writes("Date of the last health assessment", "1 june"),
            11: lambda: officer.answers("Are faith and culture met?", "Yes"),
            13: lambda: _choose_first(officer, f"Does {name} know how to reach their social worker?"),
            15: lambda: officer.answers("Is the legal arrangement still right?", "Still right"),
            16: lambda: reviewing.say_the_plan(
                officer, "Long-term fostering to 18", "Home was looked at first."
            ),
            18: lambda: decide(officer, name),
            19: lambda: officer.chooses("Use this date"),
            **(instead or {}),
        },
    )


def _say_before(officer: Officer, name: str) -> None:
    officer.answers(f"Did you see {name} before the review?", "Yes")
    officer.chooses("The others: not received")


def decide(officer: Officer, name: str) -> None:
    """One decision, with its owner, its day and how anyone will know."""
    officer.chooses("Add a decision")
    officer.writes("What was decided", DECIDED)
    officer.writes(f"For {name}, in plain words", FOR_CHILD)
    officer.writes("Who will do it", "Bev Okafor")
    officer.writes("By when", "1 september")
    officer.writes("How we will know it is done", "The dates are in the plan")
    officer.answers("Part of the plan", "Family")
    officer.answers(f"Set against what {name} asked", "Part of it")
    officer.answers("Is anything here to be raised?", "No")


def finish(officer: Officer) -> None:
    """The checklist by one key an item, no plan to grade, and the lock."""
    steps.answer_the_checklist(officer)
    steps.go_on_with_the_last_section(officer)
    for plan in range(1, reviewing.PLANS + 1):
        steps.grade_a_plan(officer, plan, "Not applicable")
    steps.finish_the_review(officer)


def _choose_first(officer: Officer, question: str) -> None:
    officer.tabs_to(question)
    officer.tally.notes(question)
    officer.presses("Space")
