"""Works out due dates from a few dates on the command line, with their sums; opens no file of the officer's.

    iro-desk due --looked-after-from 2025-12-12
    iro-desk due --looked-after-from 2025-12-12 --review "9 January" --review 2026-04-02 --on 3/6/26 --json

    iro-desk due --looked-after-from 2026-01-05 --home 2026-06-05:K2:unregistered --born 2012-03-01 --all
    iro-desk due --event icpc:2026-04-10 --event welfare_concern:2026-06-10 --plan care:2026-05-01
    iro-desk due --review 2026-03-01 --dispute "2026-06-01:formal 2026-06-03:stage 2 2026-06-10"

Dates may be typed as anywhere in the program. The papers of the last review given are listed, those of
earlier ones are not. What is the officer's to do is always listed. What is hers to check (plans, health,
social worker visits, conferences) is listed too as soon as anything is told beside the time in care and
the reviews, or with ``--all``; a date that hangs on an age is left out while no date of birth is given.
A home or an order without an end of its own ends when the next begins. A duty that ended on or before the
day lateness is counted from is left out. It ends with 0, or with 2 and one sentence when a date or an
option is not understood.

    --home      DATE, then any of :CODE (SSDA903 PLACE), :unregistered, :unplanned, :to18 (meant to last
                to 18), :assessing (before the assessment is complete, reg 19 or 24) and :until DATE
    --order     DATE:CODE (SSDA903 LS), and :until DATE
    --event     KIND:DATE; --help lists the kinds
    --plan      KIND:DATE; --help lists the kinds
    --dispute   DATE, then :formal DATE, then :stage NUMBER DATE; :answer by DATE, :answered DATE, :look again DATE
    --off       the id of a clock the council does not use; one the law sets stays on
    --bank-holidays   a file of lines: 2027-05-03,Name adds a bank holiday, -2027-05-03 takes one away

With ``--json`` the answer is one object:

    on      the day that lateness is counted from, as YYYY-MM-DD
    months  how months were counted: "calendar months" or "91 and 183 days"
    due     a list, soonest first, of objects with
            id, task, due_on (YYYY-MM-DD), how_long, tone ("late", "soon" or "none"), because, sentence,
            steps (a list of objects with label and value), weekend_note, source, force,
            whose ("yours to do" or "yours to check"), anchor (what the date hangs on; with id it stays the
            same while the date moves), starts_on (the day counted from, or null), skipped (a list of the
            bank holidays left out), is_earliest (true when the day is the first that will do, not the last)

and when something is not understood the object has one member, ``trouble``, the sentence.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TextIO

from iro_desk.cli.facts_given import add_options, clocks_off, read_facts, tells_more
from iro_desk.cli.options import Once, Parser, Trouble
from iro_desk.domain.clocks import OFFICERS, ClockRules, Due, MonthRule, Whose, running
from iro_desk.domain.wording import DateNotUnderstood, dated, how_long, read_date
from iro_desk.domain.working_days import Calendar, read_bank_holidays, with_overrides
from iro_desk.paths import resource

NOT_UNDERSTOOD = 2
EVERYONES = frozenset(Whose)


def main(arguments: list[str], out: TextIO, today: date) -> int:
    """Write what is due to ``out`` and return 0, or 2 when something was not understood."""
    as_json = "--json" in arguments
    parser = _parser()
    if {"-h", "--help"} & set(arguments):
        parser.print_help(out)
        return 0
    try:
        options = parser.parse_args(arguments)
        calendar = _calendar(options.bank_holidays)
        on = _date(options.on, "--on", today, calendar) if options.on else today
        facts = read_facts(options, lambda text, option: _date(text, option, today, calendar))
        off = clocks_off(options.off)
    except Trouble as trouble:
        print(json.dumps({"trouble": str(trouble)}) if as_json else trouble, file=out)
        return NOT_UNDERSTOOD
    months = MonthRule.DAYS if options.days else MonthRule.CALENDAR_MONTHS
    whose = EVERYONES if options.all or tells_more(options) else OFFICERS
    found = running(facts, calendar, ClockRules(months=months, off=off), today=on, whose=whose)
    if options.json:
        print(_as_json(found, on, months, calendar), file=out)
    else:
        print(_as_text(found, on, months, calendar), file=out)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="iro-desk due", description="What is due for a looked-after child, and why.", allow_abbrev=False
    )
    add_options(parser)
    parser.add_argument("--all", action="store_true", help="list what is yours to check as well")
    parser.add_argument(
        "--off", metavar="ID", action="append", default=[], help="a clock the council does not use"
    )
    parser.add_argument(
        "--bank-holidays", metavar="FILE", action=Once, help="bank holidays to add or take away"
    )
    parser.add_argument("--days", action="store_true", help="count 91 and 183 days in place of months")
    parser.add_argument(
        "--on", metavar="DATE", action=Once, help="the day lateness is counted from; else today"
    )
    parser.add_argument("--json", action="store_true", help="write one JSON object")
    return parser


def _calendar(overrides: str | None) -> Calendar:
    """Return the shipped bank holidays with those of a file, when one is named."""
    calendar = read_bank_holidays(resource("data/bank_holidays.csv").read_text(encoding="utf-8"))
    if overrides is None:
        return calendar
    try:
        return with_overrides(calendar, Path(overrides).read_text(encoding="utf-8-sig"))
    except OSError as wrong:
        raise Trouble("--bank-holidays: That file could not be opened.") from wrong
    except UnicodeDecodeError as wrong:
        raise Trouble("--bank-holidays: That file is not text in UTF-8.") from wrong
    except ValueError as wrong:
        raise Trouble(f"--bank-holidays: {wrong}") from wrong


def _date(text: str, option: str, today: date, calendar: Calendar) -> date:
    try:
        return read_date(text, today, calendar)
    except DateNotUnderstood as trouble:
        raise Trouble(f"{option}: {trouble.message}") from trouble


def _as_text(found: tuple[Due, ...], on: date, months: MonthRule, calendar: Calendar) -> str:
    if not found:
        return "Nothing is due."
    lines = [f"On {dated(on)}, counting {months}"]
    for due in found:
        lines += [
            "",
            f"{dated(due.due_on)}  {due.task}  ({_standing(due, on, calendar)})",
            f"  {due.because}",
            f"  {due.sentence}",
            *([f"  {due.weekend_note}"] if due.weekend_note else []),
            f"  {due.source} ({due.force})",
        ]
    return "\n".join(lines)


def _standing(due: Due, on: date, calendar: Calendar) -> str:
    """Say how far off it is, and whether it is only to be checked or may not be sooner."""
    words = "not before" if due.is_earliest else how_long(due.due_on, on, calendar).words
    return words if due.whose is Whose.OFFICER else f"{words}, {due.whose.value}"


def _as_json(found: tuple[Due, ...], on: date, months: MonthRule, calendar: Calendar) -> str:
    due_objects = []
    for due in found:
        lateness = how_long(due.due_on, on, calendar)
        due_objects.append(
            {
                "id": due.clock_id,
                "task": due.task,
                "due_on": due.due_on.isoformat(),
                "how_long": lateness.words,
                "tone": lateness.tone.value,
                "because": due.because,
                "sentence": due.sentence,
                "steps": [{"label": step.label, "value": step.value} for step in due.steps],
                "weekend_note": due.weekend_note,
                "source": due.source,
                "force": due.force.value,
                "whose": due.whose.value,
                "anchor": due.anchor,
                "starts_on": due.starts_on.isoformat() if due.starts_on else None,
                "skipped": [day.isoformat() for day in due.skipped],
                "is_earliest": due.is_earliest,
            }
        )
    return json.dumps({"on": on.isoformat(), "months": months.value, "due": due_objects}, indent=2)
