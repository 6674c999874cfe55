"""Builds the dispute form of one concern: what, for whom, each stage with its days, what was done and answered.

Entries the officer keeps private, what the child said in confidence, and legal advice never reach it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlmodel import Session

from iro_desk.domain.codes import DocumentKind, Share
from iro_desk.domain.codes.concern import StepKind
from iro_desk.domain.filed_paper import FiledLine, FiledPaper, FiledSection, Shape
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.wording import dated, long_date
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Child, Concern
from iro_desk.services import settings
from iro_desk.services.concerns import view
from iro_desk.services.concerns.rows import ConcernPageView, StageRow, StepRow
from iro_desk.services.entering import fetch
from iro_desk.services.names import display_name
from iro_desk.services.record_paper import OF_PLAN

TITLE = "Dispute form"
ANSWERS = ("Agrees and will act", "Agrees in part", "Does not agree")
STAGES = ("Stage", "Who answers", "Working days", "Answer due", "What came")
ENTRIES = ("Day", "What was done", "What was said", "Wanted by")
_ONLY_HER_VIEW = {StepKind.CAFCASS: (Part.OFFICER_VIEW, Part.LEGAL)}


def dispute(session: Session, concern_id: int, today: date, calendar: Calendar) -> FiledPaper:
    """The form of one concern as it stands today, for those who answer for the plan.

    Which part of the plan it is about decides which readers may be chosen for it.
    """
    row = fetch(session, Concern, concern_id)
    child, officer = fetch(session, Child, row.child_id), settings.current(session)
    seen = view(session, concern_id, today, calendar)
    part = OF_PLAN[row.plan] if row.plan is not None else Part.DECISIONS_ALL
    contact = (officer.officer_telephone, officer.officer_email)
    sections = (
        *_about(row, seen, part),
        _stages(seen, part),
        _entries(seen.steps, part),
        _told(seen.told, part),
        _ended(row, part),
    )
    is_asking = seen.is_open and bool(seen.stage) and not seen.is_answered
    return FiledPaper(
        kind=DocumentKind.DISPUTE,
        title=TITLE,
        facts=tuple(_facts(row, child, seen, part, officer.officer_name, officer.authority_name)),
        sections=tuple(one for one in sections if one.lines),
        officer=officer.officer_name,
        officer_contact=" · ".join(one for one in contact if one),
        is_demonstration=child.is_demonstration,
        to_answer=ANSWERS if is_asking else (),
    )


def _facts(
    row: Concern, child: Child, seen: ConcernPageView, part: Part, officer: str, authority: str
) -> Iterator[FiledLine]:
    yield FiledLine(("Child", display_name(child)))
    yield FiledLine(("Date of birth", long_date(child.born_on)), (Part.LEGAL,))
    if child.local_code:
        yield FiledLine(("Local reference", child.local_code), is_number=True)
    yield FiledLine(
        ("Where it stands", ". ".join(one for one in (seen.stands.words, seen.stands.waits) if one))
    )
    yield FiledLine(("Raised", long_date(row.raised_on)))
    if row.raised_with.strip():
        yield FiledLine(("Raised with", row.raised_with.strip()), (part,))
    if seen.day is not None and seen.whole_ends_on is not None:
        day, whole = seen.day
        words = f"Day {day} of {whole} working days, which end on {long_date(seen.whole_ends_on)}"
        yield FiledLine(("The formal process", words))
    themes = ", ".join(words for words in (row.theme_words, row.also_words) if words)
    if themes:
        yield FiledLine(("What it is about", themes), (part,))
    if row.plan is not None:
        yield FiledLine(("Plan", row.plan.label), (part,))
    yield FiledLine(("Reviewing officer", officer))
    yield FiledLine(("Authority", authority))


def _about(row: Concern, seen: ConcernPageView, part: Part) -> Iterator[FiledSection]:
    """What has happened, what it means for the child, and what is asked for, then the child’s own words and view."""
    happened = [words for words in (row.about.strip(), row.facts.strip()) if words]
    yield FiledSection(
        "What has happened, or not happened", tuple(FiledLine((one,), (part,)) for one in happened)
    )
    yield _text("What it means for the child", row.effect, part)
    yield _text("What is asked for", row.asked_for, part)
    yield _text("What was agreed in the conversation", row.agreed, part)
    if seen.said is not None:
        said = FiledLine((seen.said[0],), (part, Part.CHILD_SHARED))
        yield FiledSection("In the child’s words", (said,), Shape.SAID)
    if row.childs_view is not None:
        yield _text(
            "What the child thinks of its being raised", row.childs_view.label, part, Part.CHILD_SHARED
        )
    yield _text("What is going well", row.going_well, part)


def _text(title: str, words: str, *needs: Part) -> FiledSection:
    return FiledSection(title, (FiledLine((words.strip(),), needs),) if words.strip() else ())


def _stages(seen: ConcernPageView, part: Part) -> FiledSection:
    lines = tuple(FiledLine(_stage(one, seen), (part,)) for one in seen.stages) if seen.stage else ()
    return FiledSection(
        "Who answers at each stage, and by when", lines, Shape.TABLE, STAGES, (9, 27, 14, 20, 30)
    )


def _stage(one: StageRow, seen: ConcernPageView) -> tuple[str, ...]:
    due = dated(one.ends_on) if one.ends_on is not None else "Not set"
    words = one.words or (seen.stands.waits if one.state == "now" else "")
    return str(one.number), one.title, str(one.working_days), due, words


def _entries(steps: Sequence[StepRow], part: Part) -> FiledSection:
    """What was done, the first first; entries kept private are not there."""
    lines = tuple(
        FiledLine(
            (dated(one.on), one.title, one.words, dated(one.due_on) if one.due_on else ""),
            (part, *_ONLY_HER_VIEW.get(one.kind, ())),
        )
        for one in reversed(steps)
        if one.share is Share.MAY_SHARE and one.kind is not StepKind.TOLD_CHILD
    )
    return FiledSection("What was done, and what was answered", lines, Shape.TABLE, ENTRIES, (19, 24, 39, 18))


def _told(steps: Sequence[StepRow], part: Part) -> FiledSection:
    lines = tuple(
        FiledLine((dated(one.on), one.title.partition(": ")[2], one.words), (part, Part.CHILD_SHARED))
        for one in reversed(steps)
        if one.share is Share.MAY_SHARE
    )
    return FiledSection("What the child was told", lines, Shape.TABLE, ("Day", "How", "What"), (22, 22, 56))


def _ended(row: Concern, part: Part) -> FiledSection:
    if row.settled_on is None:
        return FiledSection("How it ended", ())
    outcome = row.outcome.label if row.outcome is not None else "Ended"
    told = [
        ("How it ended", f"{outcome}, {long_date(row.settled_on)}"),
        ("What was agreed, and by whom", row.settled_how.strip()),
        ("To be done by", long_date(row.put_right_by) if row.put_right_by else ""),
        ("Has it happened?", row.happened.label if row.happened is not None else ""),
        ("What changed for the child", row.changed.strip()),
    ]
    return FiledSection("How it ended", tuple(FiledLine(one, (part,)) for one in told if one[1]))
