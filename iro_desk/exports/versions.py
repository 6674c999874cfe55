"""One version of a paper for each reader: cut, made into files, read back, and put in the outbox as it was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from sqlmodel import Session

from iro_desk.domain.codes import DocumentKind, SheetState
from iro_desk.domain.leaks.scanning import Leak, Passage
from iro_desk.domain.leaks.words import Question, questions, stops, told
from iro_desk.domain.rights.cutting import Cuttable, LeftOut, Unsafe, cut, pieces
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.piece import Reader
from iro_desk.domain.rights.roles import ReaderRole
from iro_desk.domain.rights.rules import Entitled, PaperType, entitled
from iro_desk.domain.sending.edition import Edition
from iro_desk.errors import Refusal
from iro_desk.exports import DECISIONS, RECORD_FORMATS, decisions_table, document_of, stationery
from iro_desk.exports.filenames import file_name
from iro_desk.exports.reading_back import passages
from iro_desk.records import OutboxItem, Sheet
from iro_desk.services import drafts, editions, leak_check, outbox, reviews, rights
from iro_desk.services.entering import fetch
from iro_desk.services.outbox import Recipient
from iro_desk.services.rights import KnownReader
from iro_desk.services.sending.rights import bound_facts

FORMATS = {one.name: one for one in RECORD_FORMATS}
ASK_THE_CHILD = "Say what the child said about papers for parents and schools."
CHECK_THE_ADDRESS = "Check where they live now, and tick that you have."
NOTHING_FOR_THEM = "Nothing in this paper is for them."
STOPPED = "The finished page for one reader holds something they must not read."


@dataclass(frozen=True, slots=True)
class Source:
    """A paper about one child, whole, and what it is a paper of."""

    kind: DocumentKind
    type: PaperType
    paper: Cuttable
    child_id: int
    review_id: int | None
    on: date | None
    sheet_id: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What the officer decided for one reader, this once.

    Args:
        parts: the parts they get, by paper; a paper not named has its usual ones.
        put_back: why each piece that was left out for its words stays in, by its key.
        reasons: why each thing found in the finished file stays in, by its question's words.
        child_said: what the child said about papers for this reader; empty while nobody said.
        address_checked: whether the officer has checked the address it is posted to.
    """

    parts: Mapping[PaperType, frozenset[Part]] = field(default_factory=dict)
    put_back: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    child_said: str = ""
    address_checked: bool = False


AS_USUAL = Choice()
AS_ALWAYS: Mapping[int, Choice] = MappingProxyType({})
"""Nothing chosen for anybody: every reader has the usual version."""


@dataclass(frozen=True, slots=True)
class Version:
    """What one reader gets of one paper.

    Args:
        gets: what is in it, a line each.
        left_out: what is not, and why.
        refused: why nothing is prepared; empty when something is.
        asks_child: whether it must still be said what the child thinks of it.
        asks_address: why the address it is posted to must still be checked; empty when it need not be.
    """

    reader: KnownReader
    source: Source
    given: Entitled
    gets: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    refused: str
    asks_child: bool
    asks_address: str
    paper: Cuttable = field(repr=False)
    reasons: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A version as the bytes that will leave.

    Args:
        questions: what was found in those bytes that still needs a reason.
        reason: the reasons given for what was found, kept with the file.
    """

    version: Version
    format_name: str
    file_name: str
    content: bytes = field(repr=False)
    questions: tuple[Question, ...]
    reason: str


def version(
    session: Session, source: Source, person_id: int, today: date, choice: Choice = AS_USUAL
) -> Version:
    """Return what one person of the child gets of a paper, and what is left out for them."""
    known = rights.reader(session, person_id, today)
    if known.child_id != source.child_id:
        raise Refusal(
            "That person is not on this child's list.", "Choose somebody who is.", field="recipient"
        )
    given = entitled(
        known.rights, source.type, is_barred=known.is_barred, chosen=choice.parts.get(source.type)
    )
    asks = known.asks_child and not choice.child_said.strip()
    role = known.role or ReaderRole.SIBLING
    reader = Reader(role, given.parts, person_id)
    unsafe, found = _unsafe(session, source, reader)
    done = cut(
        source.paper, reader, unsafe, frozenset(k for k, why in choice.put_back.items() if why.strip())
    )
    refused = given.refused or (NOTHING_FOR_THEM if done.is_empty else "")
    back = {told(leak): why for key, why in choice.put_back.items() for leak in found.get(key, ())}
    reasons = {**back, **choice.reasons}
    said = (
        {"The child was asked:": choice.child_said} if known.asks_child and choice.child_said.strip() else {}
    )
    gets = () if refused else done.gets
    address = "" if choice.address_checked else known.address_doubt
    return Version(
        known, source, given, gets, done.left_out, refused, asks, address, done.paper, {**said, **reasons}
    )


def made(
    session: Session, one: Version, formats: Iterable[str], reference: str, today: date
) -> tuple[MadeFile, ...]:
    """Return a version as finished files, each read back out of its own bytes for this reader.

    Raises:
        Refusal: nothing is for this reader, the child was not asked, or a file holds what must never be read.
    """
    if one.refused:
        raise Refusal(one.refused, field="recipient")
    if one.asks_child:
        raise Refusal(ASK_THE_CHILD, field="child_said")
    if one.asks_address:
        raise Refusal(one.asks_address, CHECK_THE_ADDRESS, field="address")
    wanted = [name for name in formats if name != DECISIONS.name or _has_decisions(one)]
    return tuple(_file(session, one, name, reference, today) for name in wanted)


def made_for_each(
    session: Session, found: Sequence[Version], formats: Sequence[str], references: Sequence[str], today: date
) -> tuple[MadeFile, ...]:
    """The files of every version of one paper.

    Args:
        references: one for each version, for the file names.

    Raises:
        Refusal: as :func:`made`, for any of them.
    """
    return tuple(
        file
        for one, reference in zip(found, references, strict=True)
        for file in made(session, one, formats, reference, today)
    )


def _has_decisions(one: Version) -> bool:
    """Whether a table of decisions can be made of a version; one without any has no such file."""
    return decisions_table.table_of(document_of(one.paper)) is not None


def queue(session: Session, files: Sequence[MadeFile], now: datetime) -> int:
    """Put finished files in the outbox, the very bytes that were read back; returns how many.

    Raises:
        Refusal: something found in one of them has no reason yet, or the person may no longer be given it.
    """
    for made_file in files:
        one = made_file.version
        _stands(session, one.source)
        if made_file.questions:
            raise Refusal("Say in the checks why it is safe to leave in.", field="reason")
        _still(session, one, now.date())
        to = next(
            r for r in outbox.recipients(session, one.source.child_id) if r.person_id == one.reader.person_id
        )
        _put(session, made_file, to, now)
    session.flush()
    return len(files)


def queue_and_let_go(
    session: Session, files: Sequence[MadeFile], now: datetime, form: str, subject_id: int, rest: str
) -> int:
    """Put finished files in the outbox, and let go of what was typed for them in the same write.

    Args:
        form: the key of its draft, with ``subject_id``.
        rest: what stays in the draft, being about readers still to come; empty when nothing does.
    """
    count = queue(session, files, now)
    child_id = files[0].version.source.child_id
    if rest:
        drafts.keep(session, form, subject_id, child_id, rest, "", 0, now)
    else:
        drafts.let_go(session, form, subject_id, child_id)
    return count


def _put(session: Session, made_file: MadeFile, to: Recipient, now: datetime) -> None:
    source = made_file.version.source
    item = outbox.queue(
        session, source.child_id, source.review_id, source.kind, made_file.format_name, to, made_file.file_name,
        made_file.content, now, made_file.reason,
    )  # fmt: skip
    row = fetch(session, OutboxItem, item)
    row.sheet_id, row.reader_id = source.sheet_id, made_file.version.reader.person_id
    row.reader_facts = bound_facts(session, source.child_id, made_file.version.reader.person_id)


def _stands(session: Session, source: Source) -> None:
    """Refuse a paper of a review or a form that is not finished, or is being changed."""
    is_of_review = source.review_id is not None and source.sheet_id is None
    if is_of_review and not reviews.row(session, source.review_id or 0).is_locked:
        raise Refusal("This review is not finished.", "Finish it, then put its papers in the outbox.")
    if (
        source.sheet_id is not None
        and fetch(session, Sheet, source.sheet_id).state is not SheetState.FINISHED
    ):
        raise Refusal("This is not finished.", "Finish it, then save it or put it in the outbox.")


def _still(session: Session, one: Version, today: date) -> None:
    """Refuse what was made for a reader who is another to the papers by now."""
    if rights.reader(session, one.reader.person_id, today) != one.reader:
        raise Refusal("This person was changed after you looked.", "Look again before it goes.")


def _unsafe(
    session: Session, source: Source, reader: Reader
) -> tuple[dict[str, Unsafe], dict[str, tuple[Leak, ...]]]:
    """Which pieces hold words this reader may not read, by their keys, and what was found in each."""
    read = [Passage(piece.key, piece.text) for piece in pieces(source.paper, reader) if piece.text.strip()]
    leaks = leak_check.paper_leaks(session, source.child_id, reader.person_id, reader.role, source.on, read)
    found: dict[str, list[Leak]] = {}
    for leak in leaks:
        found.setdefault(leak.where, []).append(leak)
    unsafe = {
        key: Unsafe(
            told(next((leak for leak in here if leak.blocking), here[0])), any(le.blocking for le in here)
        )
        for key, here in found.items()
    }
    return unsafe, {key: tuple(here) for key, here in found.items()}


def _edition(session: Session, one: Version) -> Edition | None:
    """Which version of what was finished this is, and for whom; None for a paper of nothing finished."""
    source, reader = one.source, editions.reader_words(one.reader)
    if source.sheet_id is not None:
        return editions.of_form(session, source.sheet_id, reader)
    return None if source.review_id is None else editions.of_review(session, source.review_id, reader)


def _file(session: Session, one: Version, format_name: str, reference: str, today: date) -> MadeFile:
    source, reader = one.source, one.reader
    format_ = FORMATS[format_name]
    edition = _edition(session, one)
    content = format_.write(stationery.ready(session, document_of(one.paper), edition))
    in_name = edition.number if edition is not None and format_ is DECISIONS else None
    called = file_name(source.kind, reference, today, format_.suffix, in_name)
    leaks = leak_check.paper_leaks(
        session, source.child_id, reader.person_id, reader.role or ReaderRole.SIBLING, source.on,
        passages(content, called),
    )  # fmt: skip
    if stops(leaks):
        raise Refusal(STOPPED, "Look at the version for each reader, and take it out.")
    reasons = {words.casefold(): why for words, why in one.reasons.items()}
    asked = questions(leaks)
    without = tuple(each for each in asked if not reasons.get(each.told.casefold(), "").strip())
    said = [f"{each.told} {reasons[each.told.casefold()].strip()}" for each in asked if each not in without]
    said += [
        f"{words} {why}" for words, why in one.reasons.items() if words.startswith("The child was asked")
    ]
    return MadeFile(one, format_name, called, content, without, "\n".join(said))
