"""Makes the finished files of a letter or of a review's papers, and puts those very bytes in the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from iro_desk.domain.codes import DocumentKind
from iro_desk.errors import Refusal
from iro_desk.exports import ALL_FORMATS, DOCX, PDF, Paper, document_of
from iro_desk.exports.document_text import text_of
from iro_desk.exports.filenames import file_name
from iro_desk.exports.reading_back import words_of_word
from iro_desk.services import leak_check, letters, outbox, papers, reviews

FORMATS = {format_.name: format_ for format_ in ALL_FORMATS}


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
        word: None when a Word file was not asked for.
        words: everything written in it, and everything read back out of the Word file's bytes.
        trouble: why there is no page; empty when there is one.
    """

    pdf: FinishedFile | None
    word: FinishedFile | None
    words: str
    trouble: str


def letter(session: Session, letter_id: int, with_word: bool) -> FinishedLetter:
    """The letter's page, and its Word file when asked for."""
    document = document_of(letters.paper(session, letter_id))
    page, trouble = None, ""
    try:
        page = FinishedFile(PDF.name, PDF.write(document))
    except Refusal as refusal:
        trouble = str(refusal)
    word = FinishedFile(DOCX.name, DOCX.write(document)) if with_word else None
    words = text_of(document)
    return FinishedLetter(page, word, f"{words}\n{_read_back((word,))}" if word else words, trouble)


def queue_letter(
    session: Session,
    letter_id: int,
    files: Sequence[FinishedFile],
    text: str,
    reference: str,
    today: date,
    now: datetime,
    reason: str = "",
) -> int:
    """Put a letter's finished files in the outbox for its child; returns how many.

    Args:
        files: the bytes that were previewed; they are never made again.
        text: what was read back out of the pages; the words of a Word file are read back here.
        reference: for the file names.
        reason: why the officer left in what the leak check only warned of; empty when it found nothing.

    Raises:
        Refusal: something found in the finished text or in the letter stops it.
    """
    leaks = leak_check.check_file(session, letter_id, f"{text}\n{_read_back(files)}")
    if any(leak.blocking for leak in leaks):
        raise Refusal(
            "The finished page holds something this child must not read.",
            "It is shown beside the letter. Take it out to go on.",
        )
    if leaks and not reason.strip():
        raise Refusal("Say in the checks why it is safe to leave in.", field="reason")
    letters.finish(session, letter_id, now)
    row = letters.letter(session, letter_id)
    child = outbox.recipients(session, row.child_id)[0]
    for made in files:
        name = file_name(DocumentKind.LETTER, reference, today, FORMATS[made.format_name].suffix)
        outbox.queue(
            session, row.child_id, row.review_id, DocumentKind.LETTER, made.format_name, child, name,
            made.content, now, reason.strip() if leaks else "", letter_id,
        )  # fmt: skip
    return len(files)


def queue_papers(
    session: Session,
    review_id: int,
    kinds: Sequence[DocumentKind],
    formats: Sequence[str],
    people: Sequence[int],
    references: Sequence[str],
    today: date,
    now: datetime,
) -> int:
    """Put the papers of a finished review in the outbox, one file a person; returns how many.

    Args:
        kinds: outcomes, the monitoring form, or both; a letter has its own way.
        formats: names of formats.
        people: ids from that child's list; the child is not one of them.
        references: one for each person, for the file names.
    """
    review = reviews.row(session, review_id)
    if not review.is_locked:
        raise Refusal("This review is not finished.", "Finish it, then put its papers in the outbox.")
    chosen = [r for r in outbox.recipients(session, review.child_id) if r.person_id in set(people)]
    count = 0
    for kind in kinds:
        document = document_of(_paper(session, review_id, kind))
        for name in formats:
            content = FORMATS[name].write(document)
            for person, reference in zip(chosen, references, strict=False):
                called = file_name(kind, reference, today, FORMATS[name].suffix)
                outbox.queue(session, review.child_id, review_id, kind, name, person, called, content, now)
                count += 1
    return count


def _read_back(files: Sequence[FinishedFile]) -> str:
    return "\n".join(words_of_word(made.content) for made in files if made.format_name == DOCX.name)


def _paper(session: Session, review_id: int, kind: DocumentKind) -> Paper:
    if kind is DocumentKind.OUTCOMES:
        return papers.outcomes(session, review_id)
    return papers.monitoring(session, review_id)
