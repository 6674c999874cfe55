"""Reads the facts about a child from options on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

from iro_desk.cli.options import Once, Trouble
from iro_desk.domain.clocks import (
    ALL_CLOCKS,
    DatedPlan,
    Event,
    Facts,
    HeldReview,
    Home,
    OpenDispute,
    Order,
    ReviewUnderway,
)
from iro_desk.domain.codes import Code, EventKind, LegalStatus, PlacementType, PlanKind

ReadDate = Callable[[str, str], date]
"""Reads a typed date; the second argument is the option it was given with."""

HOME_FORM = "Write DATE, then if known :CODE, :unregistered, :unplanned, :to18, :assessing or :until DATE"
ORDER_FORM = "Write DATE:CODE, and :until DATE when it has ended"
DISPUTE_FORM = (
    "Write DATE, then :formal DATE when it was made formal, then :stage NUMBER DATE for a later stage; "
    ":answer by DATE, :answered DATE and :look again DATE anywhere after the first"
)
FLAGS = ("unregistered", "unplanned", "to18", "assessing")
BESIDE_THE_REVIEWS = (
    "born", "home", "order", "event", "plan", "dispute", "outcomes_sent", "adjourned", "series_from",
)  # fmt: skip
UNTIL, FORMAL, STAGE = "until ", "formal ", "stage "
ANSWER_BY, ANSWERED, LOOK_AGAIN = "answer by ", "answered ", "look again "

CodeKind = TypeVar("CodeKind", bound=Code)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add every option that tells a fact."""
    once, each = partial(parser.add_argument, action=Once), parser.add_argument
    once("--looked-after-from", metavar="DATE", help="the day the child became looked after")
    once("--looked-after-until", metavar="DATE", help="the day it ended, if it has")
    each(
        "--review",
        metavar="DATE",
        action="append",
        default=[],
        help="a review held; --review once for each",
    )
    each(
        "--informal-review", metavar="DATE", action="append", default=[],
        help="a lighter review held half-way through an agreed year",
    )  # fmt: skip
    once("--outcomes-sent", metavar="DATE", help="the day the last review's decisions were sent")
    once("--adjourned", metavar="DATE", help="the day a review was adjourned that is not complete")
    once("--series-from", metavar="DATE", help="the first meeting of a series that is not complete")
    each("--short-breaks", action="store_true", help="count as for short breaks (reg 48)")
    once("--born", metavar="DATE", help="the date of birth, or the day a birth is expected")
    each("--home", metavar="DATE[:…]", action="append", default=[], help=f"a placement. {HOME_FORM}")
    each("--order", metavar="DATE:CODE", action="append", default=[], help=f"a legal status. {ORDER_FORM}")
    each(
        "--event", metavar="KIND:DATE", action="append", default=[],
        help=f"something that happened. KIND is {_listed(EventKind)}",
    )  # fmt: skip
    each(
        "--plan", metavar="KIND:DATE", action="append", default=[],
        help=f"a plan by the date on it. KIND is {_listed(PlanKind)}",
    )  # fmt: skip
    each("--dispute", metavar="DATE[:…]", action="append", default=[], help=f"not settled. {DISPUTE_FORM}")


def tells_more(options: argparse.Namespace) -> bool:
    """Whether anything is told beside the time in care and the reviews."""
    return any(getattr(options, name) for name in BESIDE_THE_REVIEWS)


def read_facts(options: argparse.Namespace, read: ReadDate) -> Facts:
    """Return the facts that the options give; only the last review's papers are still to do.

    Raises:
        Trouble: an option is not understood, or nothing was told.
    """
    told = options.looked_after_from or options.review or options.informal_review or tells_more(options)
    if not told:
        raise Trouble("Give --looked-after-from or at least one --review.")
    return Facts(
        looked_after_from=_one(options.looked_after_from, "--looked-after-from", read),
        looked_after_until=_one(options.looked_after_until, "--looked-after-until", read),
        short_breaks=options.short_breaks,
        reviews=_reviews(options, read),
        born_on=_one(options.born, "--born", read),
        homes=_homes([_home(text, read) for text in options.home]),
        orders=_orders([_order(text, read) for text in options.order]),
        events=tuple(sorted((_event(text, read) for text in options.event), key=lambda event: event.on)),
        plans=tuple(_plan(text, read) for text in options.plan),
        disputes=tuple(_dispute(text, read) for text in options.dispute),
        underway=_underway(options, read),
    )


def clocks_off(ids: list[str]) -> frozenset[str]:
    """Return the clocks to switch off.

    Raises:
        Trouble: no clock has that id, or the law sets it.
    """
    may = {clock.id for clock in ALL_CLOCKS if clock.can_be_off}
    wanted = {text.upper() for text in ids}
    if wanted - {clock.id for clock in ALL_CLOCKS}:
        raise Trouble(f"--off: Give the id of a clock, one of {', '.join(sorted(may))}.")
    if wanted - may:
        raise Trouble("--off: The law sets that clock, so it stays on.")
    return frozenset(wanted)


def _underway(options: argparse.Namespace, read: ReadDate) -> tuple[ReviewUnderway, ...]:
    adjourned_on = _one(options.adjourned, "--adjourned", read)
    first_met_on = _one(options.series_from, "--series-from", read)
    return (ReviewUnderway(None, adjourned_on, first_met_on),) if adjourned_on or first_met_on else ()


def _one(text: str | None, option: str, read: ReadDate) -> date | None:
    return read(text, option) if text else None


def _reviews(options: argparse.Namespace, read: ReadDate) -> tuple[HeldReview, ...]:
    formal = [(read(text, "--review"), False) for text in options.review]
    informal = [(read(text, "--informal-review"), True) for text in options.informal_review]
    held = sorted(formal + informal)
    sent_on = _one(options.outcomes_sent, "--outcomes-sent", read)
    if sent_on is not None and not held:
        raise Trouble("--outcomes-sent: Give the --review it follows.")
    return tuple(
        HeldReview(
            id=None,
            held_on=day,
            outcomes_sent_on=sent_on if day == held[-1][0] else None,
            is_imported=day != held[-1][0],
            is_informal=is_informal,
        )
        for day, is_informal in held
    )


def _home(text: str, read: ReadDate) -> Home:
    first, *rest = text.split(":")
    home = Home(id=None, started_on=read(first, "--home"))
    for part in rest:
        home = _with_part(home, part.strip(), read)
    return home


def _with_part(home: Home, part: str, read: ReadDate) -> Home:
    if part.lower().startswith(UNTIL):
        return replace(home, ended_on=read(part[len(UNTIL) :], "--home"))
    if part.lower() in FLAGS:
        flag = part.lower()
        return replace(
            home,
            is_unregistered=home.is_unregistered or flag == "unregistered",
            was_planned=home.was_planned and flag != "unplanned",
            lasts_to_18=home.lasts_to_18 or flag == "to18",
            before_assessment=home.before_assessment or flag == "assessing",
        )
    return replace(home, kind=_code(PlacementType, part.upper(), f"--home: {HOME_FORM}."))


def _homes(found: list[Home]) -> tuple[Home, ...]:
    """Return homes oldest first; each without an end ends when the next begins."""
    homes = sorted(found, key=lambda home: home.started_on)
    after = [home.started_on for home in homes[1:]]
    return tuple(
        replace(home, ended_on=home.ended_on or until)
        for home, until in zip(homes, [*after, None], strict=False)
    )


def _order(text: str, read: ReadDate) -> Order:
    first, *rest = (part.strip() for part in text.split(":"))
    ended = [part for part in rest if part.lower().startswith(UNTIL)]
    codes = [part for part in rest if part not in ended]
    if len(codes) != 1:
        raise Trouble(f"--order: {ORDER_FORM}.")
    return Order(
        started_on=read(first, "--order"),
        ended_on=read(ended[0][len(UNTIL) :], "--order") if ended else None,
        status=_code(LegalStatus, codes[0].upper(), f"--order: CODE is one of {_listed(LegalStatus)}."),
    )


def _orders(found: list[Order]) -> tuple[Order, ...]:
    """Return orders oldest first; each without an end ends when the next begins."""
    orders = sorted(found, key=lambda order: order.started_on)
    after = [order.started_on for order in orders[1:]]
    return tuple(
        replace(order, ended_on=order.ended_on or until)
        for order, until in zip(orders, [*after, None], strict=False)
    )


def _event(text: str, read: ReadDate) -> Event:
    kind, day = _kind_and_date(EventKind, text, "--event", read)
    return Event(kind, day)


def _plan(text: str, read: ReadDate) -> DatedPlan:
    kind, day = _kind_and_date(PlanKind, text, "--plan", read)
    return DatedPlan(kind, day)


def _kind_and_date(kinds: type[CodeKind], text: str, option: str, read: ReadDate) -> tuple[CodeKind, date]:
    kind, colon, day = text.partition(":")
    form = f"{option}: Write KIND:DATE, where KIND is one of {_listed(kinds)}."
    if not colon:
        raise Trouble(form)
    return _code(kinds, kind.strip().lower().replace("-", "_"), form), read(day, option)


def _dispute(text: str, read: ReadDate) -> OpenDispute:
    first, *rest = text.split(":")
    dispute = OpenDispute(id=None, raised_on=read(first, "--dispute"))
    for part in (part.strip() for part in rest):
        if part.lower().startswith(FORMAL):
            formal_on = read(part[len(FORMAL) :], "--dispute")
            dispute = replace(dispute, formal_on=formal_on, stage=1, stage_on=formal_on)
            continue
        told = next((one for one in (ANSWER_BY, ANSWERED, LOOK_AGAIN) if part.lower().startswith(one)), None)
        if told:
            dispute = _with_day(dispute, told, read(part[len(told) :], "--dispute"))
            continue
        number, _, day = part[len(STAGE) :].partition(" ")
        if not (part.lower().startswith(STAGE) and number.isdecimal() and int(number) and dispute.formal_on):
            raise Trouble(f"--dispute: {DISPUTE_FORM}.")
        dispute = replace(dispute, stage=int(number), stage_on=read(day, "--dispute"))
    return dispute


def _with_day(dispute: OpenDispute, told: str, day: date) -> OpenDispute:
    if told == ANSWER_BY:
        return replace(dispute, respond_by=day)
    return replace(dispute, answered_on=day) if told == ANSWERED else replace(dispute, look_again_on=day)


def _code(kinds: type[CodeKind], value: str, form: str) -> CodeKind:
    try:
        return kinds(value)
    except ValueError as wrong:
        raise Trouble(form) from wrong


def _listed(kinds: type[Code]) -> str:
    return ", ".join(kind.value for kind in kinds)
