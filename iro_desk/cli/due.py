"""Works out due dates from a few dates on the command line, with their sums; opens no file of the officer's.

    iro-desk due --looked-after-from 2025-12-12
    iro-desk due --looked-after-from 2025-12-12 --review "9 January" --review 2026-04-02 --on 3/6/26 --json

Dates may be typed as anywhere in the program. The papers of the last review given are listed, those of
earlier ones are not. It ends with 0, or with 2 and one sentence when a date or an option is not understood.

With ``--json`` the answer is one object:

    on      the day that lateness is counted from, as YYYY-MM-DD
    months  how months were counted: "calendar months" or "91 and 183 days"
    due     a list, soonest first, of objects with
            id, task, due_on (YYYY-MM-DD), how_long, tone ("late", "soon" or "none"), because, sentence,
            steps (a list of objects with label and value), weekend_note, source, force

and when something is not understood the object has one member, ``trouble``, the sentence.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import NoReturn, TextIO

from iro_desk.domain.clocks import ClockRules, Due, Facts, HeldReview, MonthRule, running
from iro_desk.domain.wording import DateNotUnderstood, dated, how_long, read_date
from iro_desk.domain.working_days import Calendar, read_bank_holidays
from iro_desk.paths import resource

NOT_UNDERSTOOD = 2


class _Trouble(Exception):
    """One sentence for the person at the command line."""


class _Parser(argparse.ArgumentParser):
    """Tells trouble as an exception, where argparse would print and leave."""

    def error(self, message: str) -> NoReturn:
        """Raise the parser's own sentence."""
        raise _Trouble(f"{message[:1].upper()}{message[1:]}. Try iro-desk due --help.")


def main(arguments: list[str], out: TextIO, today: date) -> int:
    """Write what is due to ``out`` and return 0, or 2 when something was not understood."""
    as_json = "--json" in arguments
    parser = _parser()
    if {"-h", "--help"} & set(arguments):
        parser.print_help(out)
        return 0
    calendar = read_bank_holidays(resource("data/bank_holidays.csv").read_text(encoding="utf-8"))
    try:
        options = parser.parse_args(arguments)
        on = _date(options.on, "--on", today, calendar) if options.on else today
        facts = _facts(options, today, calendar)
    except _Trouble as trouble:
        print(json.dumps({"trouble": str(trouble)}) if as_json else trouble, file=out)
        return NOT_UNDERSTOOD
    months = MonthRule.DAYS if options.days else MonthRule.CALENDAR_MONTHS
    found = running(facts, calendar, ClockRules(months=months), today=on)
    if options.json:
        print(_as_json(found, on, months, calendar), file=out)
    else:
        print(_as_text(found, on, months, calendar), file=out)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="iro-desk due", description="What is due for a looked-after child, and why.", allow_abbrev=False
    )
    parser.add_argument("--looked-after-from", metavar="DATE", help="the day the child became looked after")
    parser.add_argument("--looked-after-until", metavar="DATE", help="the day it ended, if it has")
    parser.add_argument(
        "--review", metavar="DATE", action="append", default=[], help="a review held; once for each"
    )
    parser.add_argument("--short-breaks", action="store_true", help="count as for short breaks (reg 48)")
    parser.add_argument("--days", action="store_true", help="count 91 and 183 days in place of months")
    parser.add_argument("--on", metavar="DATE", help="the day lateness is counted from; today when left out")
    parser.add_argument("--json", action="store_true", help="write one JSON object")
    return parser


def _facts(options: argparse.Namespace, today: date, calendar: Calendar) -> Facts:
    """Return the facts that the options give; only the last review's papers are still to do."""
    if options.looked_after_from is None and not options.review:
        raise _Trouble("Give --looked-after-from or at least one --review.")
    held = sorted(_date(text, "--review", today, calendar) for text in options.review)
    began, ended = options.looked_after_from, options.looked_after_until
    return Facts(
        looked_after_from=_date(began, "--looked-after-from", today, calendar) if began else None,
        looked_after_until=_date(ended, "--looked-after-until", today, calendar) if ended else None,
        short_breaks=options.short_breaks,
        reviews=tuple(HeldReview(id=None, held_on=day, is_imported=day != held[-1]) for day in held),
    )


def _date(text: str, option: str, today: date, calendar: Calendar) -> date:
    try:
        return read_date(text, today, calendar)
    except DateNotUnderstood as trouble:
        raise _Trouble(f"{option}: {trouble.message}") from trouble


def _as_text(found: tuple[Due, ...], on: date, months: MonthRule, calendar: Calendar) -> str:
    if not found:
        return "Nothing is due."
    lines = [f"On {dated(on)}, counting {months}"]
    for due in found:
        lines += [
            "",
            f"{dated(due.due_on)}  {due.task}  ({how_long(due.due_on, on, calendar).words})",
            f"  {due.because}",
            f"  {due.sentence}",
            *([f"  {due.weekend_note}"] if due.weekend_note else []),
            f"  {due.source} ({due.force})",
        ]
    return "\n".join(lines)


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
            }
        )
    return json.dumps({"on": on.isoformat(), "months": months.value, "due": due_objects}, indent=2)
