"""Builds a thank-you as a paper: for the one who did the work, and for their manager. The child stands in initials."""

from __future__ import annotations

from sqlmodel import Session

from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.filed_paper import FiledLine, FiledPaper, FiledSection
from iro_desk.domain.wording import long_date
from iro_desk.records import Child, Commendation
from iro_desk.services import paper_marks, settings
from iro_desk.services.entering import fetch
from iro_desk.services.names import initials

TITLE = "Thank you for good work"


def thanks(session: Session, commendation_id: int) -> FiledPaper:
    """One thank-you; it is theirs whom it names, and whole for whoever has all of it."""
    row = fetch(session, Commendation, commendation_id)
    child, officer = fetch(session, Child, row.child_id), settings.current(session)
    people = paper_marks.people_of(session, row.child_id)
    theirs = paper_marks.owners(people, row.whom)

    def line(*cells: str) -> FiledLine:
        return FiledLine(cells, is_owned=True, of_people=theirs)

    contact = (officer.officer_telephone, officer.officer_email)
    told = (("What was done", row.what), ("What it meant for the child", row.effect))
    return FiledPaper(
        kind=DocumentKind.THANKS,
        title=TITLE,
        facts=(
            FiledLine(("Date", long_date(row.given_on))),
            line("Thanks to", row.whom),
            FiledLine(("About", initials(child))),
            line("What kind of good work", row.theme_words),
            FiledLine(("Reviewing officer", officer.officer_name)),
            FiledLine(("Authority", officer.authority_name)),
        ),
        sections=tuple(FiledSection(title, (line(words.strip()),)) for title, words in told if words.strip()),
        officer=officer.officer_name,
        officer_contact=" · ".join(part for part in contact if part),
        is_demonstration=child.is_demonstration,
    )
