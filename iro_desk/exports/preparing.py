"""Makes the finished files of a letter or of a review's papers, and puts those very bytes in the outbox."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlmodel import Session

from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.leaks.scanning import Leak, Passage
from iro_desk.domain.leaks.words import questions
from iro_desk.domain.rights.cutting import Cuttable
from iro_desk.domain.rights.rules import PaperType
from iro_desk.errors import Refusal
from iro_desk.exports import FOLDED, LETTER_FORMATS, PDF, document_of, stationery, versions
from iro_desk.exports.document_text import text_of
from iro_desk.exports.filenames import file_name
from iro_desk.exports.reading_back import passages
from iro_desk.exports.versions import AS_ALWAYS, AS_USUAL, Choice, MadeFile, Source, Version
from iro_desk.services import leak_check, letters, outbox, papers, record_paper, reviews

FORMATS = {format_.name: format_ for format_ in LETTER_FORMATS}
PAPER_TYPES = {
    DocumentKind.OUTCOMES: PaperType.OUTCOMES,
    DocumentKind.FULL_RECORD: PaperType.FULL_RECORD,
    DocumentKind.MONITORING: PaperType.MONITORING_FORM,
}


@dataclass(frozen=True, slots=True)
class FinishedFile:
    """One finished file: the name of its format, and the bytes that will leave."""

    format_name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class FinishedLetter:
    """A letter as it would leave now.

    Args:
        pdf: None when the page cannot be printed.
        others: the files of the other formats asked for, in their order.
        words: everything written in it.
        trouble: why there is no page; empty when there is one.
        passages: everything read back out of the files' own bytes, and where it stands.
    """

    pdf: FinishedFile | None
    others: tuple[FinishedFile, ...]
    words: str
    trouble: str
    passages: tuple[Passage, ...] = field(default=(), repr=False)


def letter(session: Session, letter_id: int, wanted: Collection[str] = ()) -> FinishedLetter:
    """The letter's page, and its files in the other formats ``wanted`` by name."""
    document = stationery.ready(session, document_of(letters.paper(session, letter_id)))
    page, trouble = None, ""
    try:
        page = FinishedFile(PDF.name, PDF.write(document))
    except Refusal as refusal:
        trouble = str(refusal)
    others = tuple(
        FinishedFile(one.name, one.write(document))
        for one in LETTER_FORMATS
        if one is not PDF and one.name in wanted and not (trouble and one is FOLDED)
    )
    made = (page, *others) if page else others
    read = tuple(passage for file in made for passage in passages(file.content))
    return FinishedLetter(page, others, text_of(document), trouble, read)


def queue_letter(
    session: Session,
    letter_id: int,
    files: Sequence[FinishedFile],
    text: str,
    reference: str,
    today: date,
    now: datetime,
    reasons: Mapping[str, str] | None = None,
) -> int:
    """Put a letter's finished files in the outbox for its child; returns how many.

    Args:
        files: the bytes that were previewed; they are never made again.
        text: what the page on the screen holds; every word of each file is read back here as well.
        reference: for the file names.
        reasons: for each question of the leak check, by its words, why the officer left it in. Each file keeps
            the reasons for what was found in that file.

    Raises:
        Refusal: something found in the finished text or in the letter stops it.
    """
    named = [
        (made, file_name(DocumentKind.LETTER, reference, today, FORMATS[made.format_name].suffix))
        for made in files
    ]
    kept = [
        _answered(
            leak_check.check_passages(session, letter_id, (Passage("", text), *passages(made.content, name))),
            reasons or {},
        )
        for made, name in named
    ]
    letters.finish(session, letter_id, now)
    row = letters.letter(session, letter_id)
    child = outbox.recipients(session, row.child_id)[0]
    for (made, name), reason in zip(named, kept, strict=True):
        outbox.queue(
            session, row.child_id, row.review_id, DocumentKind.LETTER, made.format_name, child, name,
            made.content, now, reason, letter_id,
        )  # fmt: skip
    return len(files)


def papers_for(
    session: Session,
    review_id: int,
    kinds: Sequence[DocumentKind],
    people: Sequence[int],
    today: date,
    choices: Mapping[int, Choice],
) -> tuple[Version, ...]:
    """Each person's own version of each paper of a finished review, before any file is made of it.

    Args:
        kinds: outcomes, the full record, the monitoring form, or several; a letter has its own way.
        people: ids from that child's list; the child is not one of them.
        choices: what the officer decided for a person, by their id; without one it is as usual.
    """
    review = reviews.row(session, review_id)
    if not review.is_locked:
        raise Refusal("This review is not finished.", "Finish it, then put its papers in the outbox.")
    sources = [
        Source(kind, PAPER_TYPES[kind], _paper(session, review_id, kind, today), review.child_id, review_id,
               review.review_on)
        for kind in kinds
    ]  # fmt: skip
    return tuple(
        versions.version(session, source, person, today, choices.get(person, AS_USUAL))
        for person in people
        for source in sources
    )


def make_papers(
    session: Session,
    review_id: int,
    kinds: Sequence[DocumentKind],
    formats: Sequence[str],
    people: Sequence[int],
    references: Sequence[str],
    today: date,
    choices: Mapping[int, Choice],
) -> tuple[MadeFile, ...]:
    """The finished files of each person's versions, read back; a paper with nothing for somebody is not made.

    Args:
        formats: names of formats.
        references: one for each person, for the file names.

    Raises:
        Refusal: there is nothing at all for somebody, the child was not asked, or a file must not leave.
    """
    found = papers_for(session, review_id, kinds, people, today, choices)
    named = dict(zip(people, references, strict=True))
    for person in people:
        theirs = [one for one in found if one.reader.person_id == person]
        if all(one.refused for one in theirs):
            raise Refusal(theirs[0].refused, field="recipient")
    return tuple(
        file
        for one in found
        if not one.refused
        for file in versions.made(session, one, formats, named[one.reader.person_id], today)
    )


def queue_papers(
    session: Session,
    review_id: int,
    kinds: Sequence[DocumentKind],
    formats: Sequence[str],
    people: Sequence[int],
    references: Sequence[str],
    today: date,
    now: datetime,
    choices: Mapping[int, Choice] = AS_ALWAYS,
) -> int:
    """Put each person's own version of a finished review's papers in the outbox; returns how many files."""
    files = make_papers(session, review_id, kinds, formats, people, references, today, choices)
    return versions.queue(session, files, now)


def _answered(leaks: Sequence[Leak], reasons: Mapping[str, str]) -> str:
    """The reasons for what was found in one file, each with its question; empty when nothing was."""
    if any(leak.blocking for leak in leaks):
        raise Refusal(
            "The finished page holds something this child must not read.",
            "It is shown beside the letter. Take it out to go on.",
        )
    asked = questions(leaks)
    if not all(reasons.get(question.told, "").strip() for question in asked):
        raise Refusal("Say in the checks why it is safe to leave in.", field="reason")
    return "\n".join(f"{question.told} {reasons[question.told].strip()}" for question in asked)


def _paper(session: Session, review_id: int, kind: DocumentKind, today: date) -> Cuttable:
    if kind is DocumentKind.OUTCOMES:
        return papers.outcomes(session, review_id, today)
    if kind is DocumentKind.FULL_RECORD:
        return record_paper.record(session, review_id, today)
    return papers.monitoring(session, review_id)
