"""What a short form asks, read from its file.

One form is one TOML file. Everything not listed as needed may be left out.

    id = "disruption"              needed; the file's own name
    title = "Disruption meeting"   needed
    purpose = "..."                needed; one sentence, shown under the title and printed
    about = "child"                needed; "child", "carer" or "case"
    dated_by = "held_on"           needed; the question whose date is the day of the sheet
    event = "disruption_meeting"   an EventKind value recorded on that day when the sheet is finished
    also = [{ event = "breakdown", on = "ended", when = "given ended" }]   more of them, by other dates
    review = "midway"              the sheet belongs to the last review held, whose midway it is
    clock = "..."                  what the law or the council says of its dates, shown beside them
    fits = 'secure = "Yes"'        offered first for such a child (facts only), and to others further down
    only = 'conferences = "Yes"'   offered to nobody else (facts only)
    told = ["decision"]            whose answers say what came of it: on the timeline and before the next review
    concerns = [{ when = 'drift = "Yes"', say = "..." }]   offered as a concern to raise once it is finished
    early_review = "changes"       a choice whose Yes, with its box, calls for a review before its time
    answers = ["CP-1"]             the clocks it answers: it starts from where they stand
    booked_as = ["Core group"]     what a booking of it is called, beside its title: it starts from there too
    names_no_other = true          the name of another child on the desk is looked for in every answer
    with_review = true             a looked-after review may be held in the same sitting

    [[section]]
    id = "meeting"                 needed
    title = "The meeting"          needed
    hint = "..."
    when = '...'                   a condition; blank is always

    [[section.question]]           in order, under its section
    id = "ended"                   needed; small letters and _, its own in the form, not the name of a fact
    label = "Date the home ended"  needed
    answer = "date"                needed; see below
    hint = "..."  why = "..."
    to = "P"                       "C" child-safe, "P" professional (left out), "O" never in any document
    when = '...'                   hides the question, keeps what was typed
    feeds = ["clock", "letter"]
    needed = "Enter the date the home ended."      a stop while it is blank
    stops = [{ when = '...', say = "..." }]        the sheet cannot be finished
    asks  = [{ when = '...', say = "..." }]        worth a look, never in the way
    limit = 'ended + 10 weeks'     a last (or first) day, as `limit` in its conditions and {limit} in its
                                   sentences; or a list, the first that holds: [{ when = '...', is = '...' }, ...]
    begins_as = 'last_breakdown'   what a new sheet starts with (facts only)
    book = "Core group"            a day to come, which is offered to the planner by this name
    clocks = ["CP-3"]              the clocks such a booking answers, the first that runs

Answers. "text" one line, "long", "number", "date", "list" (lines of text, one thing to a line),
"lines" (the child's own words, each with whether it may be shared), "person" and "people" (from the
child's list or a typed name), "choice" and "choices" with

    choices = ["Heard", { label = "Not practicable", because = "Why not", stop = "Say why not." }]

where `because` opens a box under that choice and `stop` is said while it is blank; `because` and
`because_stop` on the question open one box whatever is chosen. The named sets yn, ynk, ynkq, ynna, full,
part, child, grades and permanence are choices with their words given, and so is blocker, from the list of what
holds things up; the choices it is given come after. "actions" are rows of what, owner,
by and measure, each kept as an action that is followed up; all four are asked for. "rows" have

    columns = [{ id = "name", label = "Name", answer = "text", needed = "Say who." }, ...]

with answers of one cell: text, long, number, date, person, grade (on the scale in use, in its words),
choice (with choices as plain words) or a named set. `items = ["Where", "Who"]` makes one row for each, named
by it (`item`), and none can be added. `filled_from = "decisions"`, "actions" or "people" starts with those rows
(columns what, owner, by; or name, role), "routes" with the last review's routes (item, view, because), "plans"
with what the tracker holds (item, state), "grades" with those of the last review (item, before, now), and
"worker_visits" fills a list with the social worker's visits since the last review. For a handover, "promises"
are those still to keep (what, by), "dates" the birthday and the next review (on, what), and "open" what is not
done (kind, what, owner, by). A cell is
shown and not typed where the column says `shown = true`; a column `progress` of a decision or
action with the choices Done, On the way, Not started, Stuck is carried back to it when the sheet is finished.
A rule with `each = true` is asked of every row, its columns by name: one sentence for each row at fault, or
one in all where the sentence holds {n}, the number of rows at fault.

Sentences may hold {child}, {officer}, {date} (this answer as a date in words), {name} (this answer), {limit},
{n} and {m} (numbers: `n = 'count(panel)'`, `m = '...'` in the rule), and {another_question}.

Facts about the child are listed in ``facts``. Conditions are described in ``conditions``:
`seen = "Yes" and age >= 5`, `blank why`, `count(panel, independent = "Yes") < 1`,
`held_on < ended + disruption_weeks weeks`.
"""

from __future__ import annotations

import tomllib

from iro_desk.domain.codes import EventKind
from iro_desk.domain.sheets.answer_sets import ANSWER_SETS
from iro_desk.domain.sheets.shape import (
    CELL_KINDS,
    FILLED_FROM,
    KINDS,
    Choice,
    Column,
    Form,
    Limit,
    Question,
    Recorded,
    Rule,
    Section,
)
from iro_desk.domain.sheets.soundness import check_form
from iro_desk.domain.sheets.tables import FormTable

BLOCKER = "blocker"
_ABOUT = frozenset({"child", "carer", "case"})
_TO = frozenset({"C", "P", "O"})
_FEEDS = frozenset(
    [
        "letter", "outcomes", "record", "monitoring", "clock", "stat", "prep", "checklist", "concern",
        "footprint", "themes", "reports", "tracker", "commendation", "distribution", "workload", "dispute",
    ]
)  # fmt: skip
_EVENTS = frozenset(kind.value for kind in EventKind)
_ACTION_COLUMNS = (
    Column("what", "What will be done", "text", needed="Say what will be done."),
    Column("owner", "Who", "person", needed="Choose one person to own each action. A team is not a person."),
    Column("by", "By when", "date", needed="Enter the date this will be done by."),
    Column("measure", "How we will know it is done", "text", needed="Say how we will know it is done."),
)


def read_form(text: str, blockers: tuple[str, ...] = ()) -> Form:
    """Read one form.

    Args:
        text: the TOML of one file.
        blockers: what a question answered by "blocker" offers, before the choices it adds itself.

    Raises:
        ValueError: when it is not as described above; the message names the form and the question.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise ValueError(f"a form that cannot be read: {wrong}") from wrong
    with FormTable(f"form {found.get('id', '(no id)')}", found) as table:
        records = tuple(_records(table))
        form = Form(
            table.text("id", needed=True),
            table.text("title", needed=True),
            table.text("purpose", needed=True),
            table.one_of("about", _ABOUT),
            table.text("dated_by", needed=True),
            records=records,
            is_midway=table.one_of("review", frozenset({"", "midway"}), "") == "midway",
            clock=table.text("clock"),
            fits=table.text("fits"),
            only=table.text("only"),
            told=table.words("told"),
            concerns=tuple(_rule(part) for part in table.tables("concerns")),
            early_review=table.text("early_review"),
            answers=table.words("answers"),
            booked_as=table.words("booked_as"),
            names_no_other=table.flag("names_no_other"),
            with_review=table.flag("with_review"),
            sections=tuple(_section(part, blockers) for part in table.tables("section")),
        )
        check_form(form)
        return form


def _records(table: FormTable) -> list[Recorded]:
    own = table.one_of("event", _EVENTS | {""}, "")
    dated_by = table.peek("dated_by")
    found = [Recorded(EventKind(own), dated_by)] if own else []
    for part in table.tables("also"):
        with part:
            event = EventKind(part.one_of("event", _EVENTS))
            found.append(Recorded(event, part.text("on", needed=True), part.text("when")))
    return found


def _section(table: FormTable, blockers: tuple[str, ...]) -> Section:
    with table:
        return Section(
            table.text("id", needed=True),
            table.text("title", needed=True),
            hint=table.text("hint"),
            when=table.text("when"),
            questions=tuple(_question(part, blockers) for part in table.tables("question")),
        )


def _question(table: FormTable, blockers: tuple[str, ...]) -> Question:
    with table:
        kind, choices = _answer(table, KINDS | {BLOCKER})
        if kind == BLOCKER:
            own = {choice.label for choice in choices}
            kind, choices = "choice", (*(Choice(one) for one in blockers if one not in own), *choices)
        feeds = table.words("feeds")
        if strange := set(feeds) - _FEEDS:
            raise table.wrong(f"feeds holds {', '.join(sorted(strange))}, which nothing takes")
        columns = tuple(_column(part) for part in table.tables("columns"))
        if kind == "rows" and not columns:
            raise table.wrong("columns are missing")
        return Question(
            table.text("id", needed=True),
            table.text("label", needed=True),
            kind,
            hint=table.text("hint"),
            why=table.text("why"),
            to=table.one_of("to", _TO, "P"),
            when=table.text("when"),
            feeds=feeds,
            choices=choices,
            because=table.text("because"),
            because_stop=table.text("because_stop"),
            columns=_ACTION_COLUMNS if kind == "actions" else columns,
            items=table.words("items"),
            filled_from=table.one_of("filled_from", FILLED_FROM, ""),
            needed=table.text("needed"),
            stops=tuple(_rule(part) for part in table.tables("stops")),
            asks=tuple(_rule(part) for part in table.tables("asks")),
            limits=_limits(table),
            begins_as=table.text("begins_as"),
            book=table.text("book"),
            clocks=table.words("clocks"),
        )


def _answer(table: FormTable, kinds: frozenset[str]) -> tuple[str, tuple[Choice, ...]]:
    answer = table.one_of("answer", kinds | ANSWER_SETS.keys())
    given = tuple(_choice(table, found) for found in table.items("choices"))
    if answer in ANSWER_SETS:
        return "choice", given or tuple(Choice(word) for word in ANSWER_SETS[answer])
    if answer in ("choice", "choices") and not given:
        raise table.wrong("choices are missing")
    if given and answer not in ("choice", "choices", BLOCKER):
        raise table.wrong(f"{answer} is not chosen from choices")
    return answer, given


def _choice(table: FormTable, found: object) -> Choice:
    if isinstance(found, str):
        return Choice(found)
    with FormTable(f"{table.where}, choices", found) as part:
        return Choice(part.text("label", needed=True), part.text("because"), part.text("stop"))


def _column(table: FormTable) -> Column:
    with table:
        kind, choices = _answer(table, CELL_KINDS)
        return Column(
            table.text("id", needed=True),
            table.text("label", needed=True),
            kind,
            choices=choices,
            hint=table.text("hint"),
            needed=table.text("needed"),
            shown=table.flag("shown"),
        )


def _rule(table: FormTable) -> Rule:
    with table:
        return Rule(
            table.text("when", needed=True),
            table.text("say", needed=True),
            each=table.flag("each"),
            n=table.text("n"),
            m=table.text("m"),
        )


def _limits(table: FormTable) -> tuple[Limit, ...]:
    if not isinstance(table.peek("limit"), list):
        day = table.text("limit")
        return (Limit(day),) if day else ()
    return tuple(_limit(part) for part in table.tables("limit"))


def _limit(table: FormTable) -> Limit:
    with table:
        return Limit(table.text("is", needed=True), table.text("when"))
