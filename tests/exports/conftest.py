"""Invented papers for the exports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from iro_desk.domain.codes import Voice
from iro_desk.domain.papers import (
    Answered,
    AttendanceLine,
    DecisionLine,
    GradeLine,
    LetterBlock,
    LetterPaper,
    MonitoringPaper,
    OutcomesPaper,
    TopicPaper,
)


@pytest.fixture
def letter() -> LetterPaper:
    """A letter of the usual length to a child of nine."""
    return LetterPaper(
        greeting="Dear Maya,",
        dated_on=date(2026, 6, 12),
        voice=Voice.MIDDLE,
        blocks=(
            LetterBlock(
                "personal",
                "",
                (
                    "Thank you for showing me your green room, and for coming to your meeting on Wednesday. "
                    "You told everyone about your book yourself. I could see that took courage.",
                ),
            ),
            LetterBlock(
                "you_told_me",
                "You told me",
                ("I like it here. My room is green, I picked it.", "I want to see Leo more."),
            ),
            LetterBlock(
                "going_well",
                "What is going well",
                ("You read a whole chapter to Denise by yourself. You and Poppy have tea together.",),
            ),
            LetterBlock(
                "we_decided",
                "What we decided",
                (
                    "You and Leo will see each other every other Saturday.\n"
                    "Tom will set this up. It starts on Saturday 27 June.",
                    "Tom and Denise will finish your book with you.\nIt will be done by Friday 17 July.",
                    "Someone will help with the words that get stuck. Priya will ask by Friday 26 June.",
                    "You can go to sleepovers.\nDenise and Carl can say yes. That starts now.",
                ),
            ),
            LetterBlock(
                "no",
                "What we could not say yes to",
                (
                    "You asked to keep your tablet in your room at night. Denise and Carl said not yet, "
                    "because you need your sleep. It was fair to ask. We will talk about it again.",
                ),
            ),
            LetterBlock(
                "next",
                "When we meet next",
                ("Wednesday 2 December at 4 o’clock, at home. You would like Miss Okafor to come.",),
            ),
            LetterBlock(
                "rights",
                "Your rights",
                (
                    "You can talk to me alone: 01632 960 142. You can have an advocate, a person who speaks "
                    "up for you: Speak Out, 01632 960 187. You can complain: 01632 960 100. You can ask to "
                    "see what is written about you. Some big decisions are made by a court, and you can ask "
                    "me how that works.",
                ),
            ),
        ),
        sign_off="With warm wishes,",
        officer="Ruth Ainsworth",
        officer_contact="I check that the grown-ups keep to your plan.\nCall or text me: 01632 960 142",
        authority="Larkshire Council",
        is_demonstration=True,
    )


@pytest.fixture
def outcomes() -> OutcomesPaper:
    """The outcomes of a full review."""
    decision = DecisionLine(
        "Brother time to move to every other Saturday, supervised for the first two visits.",
        "You and Leo will see each other every other Saturday.",
        "Tom Hale",
        date(2026, 6, 27),
        "Two visits have taken place and both children were asked how they went.",
        "Agreed",
    )
    return OutcomesPaper(
        child_name="Maya Thornbury",
        born_on=date(2016, 5, 2),
        local_code="LK-0417",
        legal_status="Full care order (C2)",
        review_on=date(2026, 6, 10),
        review_kind="Later review",
        review_form="Meeting",
        place="At home",
        due_on=date(2026, 6, 17),
        participation="Attended and spoke (PN1)",
        officer="Ruth Ainsworth",
        officer_contact="ruth.ainsworth@larkshire.example · 01632 960 142",
        authority="Larkshire Council",
        attendance=(
            AttendanceLine("Maya Thornbury", "Child", attended=True, contributed=True),
            AttendanceLine("Denise Carr", "Foster carer", attended=True, contributed=True),
            AttendanceLine("Tom Hale", "Social worker", attended=False, contributed=True),
        ),
        childs_words=("I like it here.", "I want to see Leo more, not just on the screen."),
        earlier_decisions=(replace(decision, what="Dental check.", state="Done"),),
        topics=tuple(
            TopicPaper(title, (Answered(f"How is {title.lower()}?", "She reads a chapter a night. " * 14),))
            for title in ("Home", "School and learning", "Health", "Identity")
        ),
        decisions=(
            decision,
            replace(decision, what="Life story work to be finished.", by_when=None, measure=""),
            replace(decision, what="Tablet to stay downstairs at night.", against_wish=True),
        ),
        next_review_on=date(2026, 12, 2),
        midway_on=date(2026, 9, 2),
        is_demonstration=True,
    )


@pytest.fixture
def monitoring() -> MonitoringPaper:
    """A monitoring form with two plans."""
    return MonitoringPaper(
        child_name="Maya Thornbury",
        local_code="LK-0417",
        review_on=date(2026, 6, 10),
        officer="Ruth Ainsworth",
        authority="Larkshire Council",
        scale="Outstanding to Inadequate",
        indicators=(Answered("Was the child seen before the review?", "Yes"),),
        grades=(
            GradeLine("Care plan", "Yes", "Good", "It says who does what. " * 6, ""),
            GradeLine("Health plan", "No", "Not available", "", "A dental date."),
        ),
        is_demonstration=True,
    )
