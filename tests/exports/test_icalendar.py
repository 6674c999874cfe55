"""Calendar files out, with no names in them, and in, for the times the officer is busy."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from iro_desk.domain.planning.appointments import Appointment
from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.errors import Refusal
from iro_desk.exports.formats.icalendar import CalendarEntry, entry_of, opaque_uid, write_calendar
from iro_desk.exports.formats.icalendar_reading import LARGEST_BYTES, DiaryRead, read_calendar

STAMP = datetime(2026, 6, 7, 21, 30, 5, 999, tzinfo=UTC)
SECRET = b"kept in the vault"
REVIEW = Appointment(
    14, 3, AppointmentKind.REVIEW, date(2026, 6, 8), time(9, 30), 90, 2, "Review, Maya Quill"
)
FIRST, LAST = date(2026, 6, 1), date(2026, 8, 31)


def lines_of(content: bytes) -> list[str]:
    return content.decode().split("\r\n")


def test_a_booking_leaves_with_its_kind_and_number_only() -> None:
    content = write_calendar([entry_of(REVIEW, SECRET)], STAMP)
    text = content.decode()
    assert "Maya" not in text
    assert "Quill" not in text
    event = text[text.index("BEGIN:VEVENT") : text.index("END:VEVENT")].split("\r\n")
    assert sorted(filter(None, event)) == sorted(
        [
            "BEGIN:VEVENT",
            "SUMMARY:Review 14",
            "DTSTART;TZID=Europe/London:20260608T093000",
            "DTEND;TZID=Europe/London:20260608T110000",
            "DTSTAMP:20260607T213005Z",
            f"UID:{opaque_uid(14, SECRET)}",
            "CLASS:PRIVATE",
        ]
    )


def test_the_file_is_shaped_as_the_standard_says() -> None:
    """RFC 5545 §3.1: lines end CR LF and hold at most 75 octets; text is escaped."""
    place = "Village hall, Főzőpart; room 3\nring the bell \\ twice " * 4
    content = write_calendar([entry_of(REVIEW, SECRET, place=place)], STAMP)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    unfolded = content.decode().replace("\r\n ", "")
    assert r"LOCATION:Village hall\, Főzőpart\; room 3\nring the bell \\ twice" in unfolded
    assert {"VERSION:2.0", "METHOD:PUBLISH", "CALSCALE:GREGORIAN"} <= set(lines_of(content))


@pytest.mark.parametrize("year", [2012, 2026, 2027, 2030])
def test_the_clocks_in_the_file_change_when_londons_do(year: int) -> None:
    """The rule in the file, read without its name, agrees with the system's own for each hour near a change."""
    content = write_calendar([], STAMP).replace(b"Europe/London", b"Somewhere")
    zone = Calendar.from_ical(content).walk("VTIMEZONE")[0].to_tz()  # type: ignore[attr-defined]
    for month in (3, 10):
        for hour in range(24 * 8 - 1, -1, -1):
            moment = datetime(year, month, 31, 12, tzinfo=UTC) - timedelta(hours=hour)
            naive = moment.astimezone(ZoneInfo("Europe/London")).replace(tzinfo=None)
            if naive.hour not in (1, 2):
                assert naive.replace(tzinfo=zone).astimezone(UTC) == moment


@pytest.mark.parametrize("reference", ["Maya", "MQ", "R 14", "14 Maya", "ABCD-1", "1234567"])
def test_a_reference_that_could_be_a_name_is_refused(reference: str) -> None:
    with pytest.raises(ValueError, match="a calendar reference is a number"):
        CalendarEntry("u", AppointmentKind.REVIEW, STAMP, STAMP, reference)


def test_an_identifier_stays_the_same_and_tells_nothing() -> None:
    assert opaque_uid(14, SECRET) == opaque_uid(14, SECRET)
    assert len({opaque_uid(number, SECRET) for number in range(50)}) == 50
    assert opaque_uid(14, SECRET) != opaque_uid(14, b"another vault")
    assert re.fullmatch(r"[0-9a-f]{32}@iro-desk", opaque_uid(14, SECRET))
    with pytest.raises(ValueError, match="only a kept booking"):
        entry_of(replace(REVIEW, id=None), SECRET)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(1, 10_000),
            st.sampled_from(list(AppointmentKind)),
            st.dates(date(2024, 1, 1), date(2030, 12, 31)),
            st.integers(3 * 60, 22 * 60),
            st.integers(1, 600),
            st.text(max_size=80),
        ),
        max_size=6,
        unique_by=lambda one: one[0],
    )
)
def test_what_is_written_is_read_back_at_the_same_times(
    made: list[tuple[int, AppointmentKind, date, int, int, str]],
) -> None:
    entries = []
    for number, kind, on, minute, minutes, place in made:
        booked = Appointment(number, None, kind, on, time(minute // 60, minute % 60), minutes)
        clean = "".join(letter for letter in place if letter.isprintable())
        entries.append(entry_of(booked, SECRET, place=clean))
    content = write_calendar(entries, STAMP)
    assert content == write_calendar(entries[::-1], STAMP)
    found = read_calendar(content, date(2024, 1, 1), date(2031, 1, 2), with_titles=True)
    expected = {(one.starts_at, one.ends_at, f"{one.kind.label} {one.reference}") for one in entries}
    assert {(busy.starts_at, busy.ends_at, busy.title) for busy in found.busy} == expected
    assert found.notes == ()


def file_of(*events: str, before: str = "") -> bytes:
    body = "".join(f"BEGIN:VEVENT\nUID:{place}\n{event}\nEND:VEVENT\n" for place, event in enumerate(events))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{before}{body}END:VCALENDAR\n".replace(
        "\n", "\r\n"
    ).encode()


def shown(found: DiaryRead) -> str:
    return " | ".join(
        f"{busy.starts_at:%d/%m} whole day" if busy.is_all_day and busy.ends_at - busy.starts_at == timedelta(days=1)
        else f"{busy.starts_at:%d/%m %H:%M}-{busy.ends_at:%d/%m %H:%M}"
        for busy in found.busy
    )  # fmt: skip


OUTLOOK_ZONE = """BEGIN:VTIMEZONE
TZID:Head Office
BEGIN:STANDARD
DTSTART:16010101T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""
START = "DTSTART;TZID=Europe/London:20260608T090000\nDTEND;TZID=Europe/London:20260608T100000"
NINE = "08/06 09:00-08/06 10:00"
TUESDAY = "09/06 09:00-09/06 10:00"
SECOND = "DTSTART;TZID=Europe/London:20260609T090000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;COUNT=2;"
SECONDS = f"{TUESDAY} | 14/07 09:00-14/07 10:00"
WINTER = "DTSTART;TZID=Europe/London:20260112T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;INTERVAL=21"
LONG_AGO = (
    "DTSTART;TZID=Europe/London:20100111T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;UNTIL=20260608T080000Z"
)
WITHOUT = f"{START}\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE;TZID=Europe/London:20260608T090000"
READ = [
    ("London", START, NINE),
    ("UTC, in summer", "DTSTART:20260608T080000Z\nDTEND:20260608T090000Z", NINE),
    ("no zone", "DTSTART:20260608T090000\nDTEND:20260608T100000", NINE),
    ("Windows name", START.replace("Europe/London", "GMT Standard Time"), NINE),
    ("New York", "DTSTART;TZID=America/New_York:20260608T040000\nDURATION:PT1H", NINE),
    ("a zone in the file", "DTSTART;TZID=Head Office:20260608T100000\nDURATION:PT1H", NINE),
    ("a zone nobody knows", START.replace("Europe/London", "Customised"), NINE),
    ("duration", "DTSTART:20260608T080000Z\nDURATION:PT1H", NINE),
    ("folded", "DTSTART;TZID=Europe/\n London:20260608T0900\n 00\nDURATION:PT1H", NINE),
    ("whole day", "DTSTART;VALUE=DATE:20260608\nDTEND;VALUE=DATE:20260609", "08/06 whole day"),
    ("whole day, no end", "DTSTART;VALUE=DATE:20260608", "08/06 whole day"),
    ("days away", "DTSTART;VALUE=DATE:20260608\nDTEND;VALUE=DATE:20260611", "08/06 00:00-11/06 00:00"),
    ("ends in the period", "DTSTART:20260531T220000Z\nDURATION:P1D", "31/05 23:00-01/06 23:00"),
    ("over before", "DTSTART:20260530T220000Z\nDURATION:PT1H", ""),
    ("no length", "DTSTART:20260608T080000Z", ""),
    ("cancelled", START + "\nSTATUS:CANCELLED", ""),
    ("free", START + "\nTRANSP:TRANSPARENT", ""),
    ("free in Outlook", START + "\nX-MICROSOFT-CDO-BUSYSTATUS:FREE", ""),
    ("daily, three times", START + "\nRRULE:FREQ=DAILY;COUNT=3", f"{NINE} | {TUESDAY} | 10/06 09:00-10/06 10:00"),
    ("daily until", START + "\nRRULE:FREQ=DAILY;UNTIL=20260609T080000Z", f"{NINE} | {TUESDAY}"),
    ("until just before", START + "\nRRULE:FREQ=DAILY;UNTIL=20260609T075959Z", NINE),
    ("until a day", START + "\nRRULE:FREQ=DAILY;UNTIL=20260609", f"{NINE} | {TUESDAY}"),
    ("but one", WITHOUT, TUESDAY),
    ("an hour kept through the winter", WINTER, NINE),
    ("begun long ago", LONG_AGO, f"01/06 09:00-01/06 10:00 | {NINE}"),
    ("Outlook's second Tuesday", SECOND + "BYDAY=TU;BYSETPOS=2", SECONDS),
    ("Google's second Tuesday", SECOND + "BYDAY=2TU", SECONDS),
    ("a birthday", "DTSTART;VALUE=DATE:19800608\nRRULE:FREQ=YEARLY;BYMONTHDAY=8;BYMONTH=6", "08/06 whole day"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "event", "expected"), READ)
def test_an_entry_is_read_as_london_clocks_show_it(name: str, event: str, expected: str) -> None:
    """Shapes written by Outlook, Google and the RFC's own examples."""
    found = read_calendar(file_of(event, before=OUTLOOK_ZONE), FIRST, LAST)
    assert shown(found) == expected, name
    assert found.notes == ()


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY", "FREQ=SECONDLY", "FREQ=DAILY;BYHOUR=9,10", "FREQ=DAILY;INTERVAL=0", "FREQ=YEARLY;BYDAY=2MO",
        "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "FREQ=DAILY;BYMONTH=2",
        "FREQ=DAILY;INTERVAL=2;BYDAY=MO", "FREQ=WEEKLY;INTERVAL=99999999999",
    ],
)  # fmt: skip
def test_an_unusual_repeat_gives_its_first_time_and_says_so(rule: str) -> None:
    found = read_calendar(file_of(f"{START}\nRRULE:{rule}"), FIRST, LAST)
    assert shown(found) == NINE
    assert found.notes == ("1 entry repeats in a way that is not read; only the first time is used.",)


def test_an_unusual_repeat_begun_before_the_period_is_still_said() -> None:
    found = read_calendar(file_of(f"{START}\nRRULE:FREQ=HOURLY"), date(2026, 7, 1), LAST)
    assert (found.busy, found.first_only) == ((), 1)


def test_an_occurrence_that_was_moved_is_read_where_it_went() -> None:
    weekly = f"UID:w\n{START}\nRRULE:FREQ=WEEKLY;COUNT=3"
    moved = (
        "UID:w\nRECURRENCE-ID;TZID=Europe/London:20260615T090000\nDTSTART:20260616T130000Z\nDURATION:PT30M"
    )
    gone = "UID:w\nRECURRENCE-ID;TZID=Europe/London:20260622T090000\nDTSTART:20260622T080000Z\nDURATION:PT1H"
    body = "".join(
        f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in (weekly, moved, f"{gone}\nSTATUS:CANCELLED")
    )
    content = f"BEGIN:VCALENDAR\n{body}END:VCALENDAR\n".encode()
    assert shown(read_calendar(content, FIRST, LAST)) == f"{NINE} | 16/06 14:00-16/06 14:30"


def test_a_zone_of_one_file_is_not_remembered_for_the_next() -> None:
    """Outlook names every zone it made itself "Customized Time Zone"."""
    event = "DTSTART;TZID=Head Office:20260608T100000\nDURATION:PT1H"
    read_calendar(file_of(event, before=OUTLOOK_ZONE), FIRST, LAST)
    two_hours_on = OUTLOOK_ZONE.replace("+0200", "+0300")
    assert shown(read_calendar(file_of(event, before=two_hours_on), FIRST, LAST)) == "08/06 08:00-08/06 09:00"


def test_titles_are_read_only_when_asked_for() -> None:
    content = file_of(f"{START}\nSUMMARY:Dentist\\, upstairs")
    assert read_calendar(content, FIRST, LAST).busy[0].title == ""
    assert read_calendar(content, FIRST, LAST, with_titles=True).busy[0].title == "Dentist, upstairs"


@pytest.mark.parametrize(
    "event",
    [
        "SUMMARY:no start", "DTSTART:rubbish", "DTSTART:20260608T090000Z\nDTEND:20260607T090000Z",
        "DTSTART:00010101T000000Z\nDURATION:PT1H", "DTSTART:20260608T090000Z\nDTSTART:20260609T090000Z\nDURATION:PT1H",
        "DTSTART:20260608T090000Z\nDURATION:rubbish",
    ],
)  # fmt: skip
def test_an_entry_that_makes_no_sense_is_counted_and_the_rest_is_read(event: str) -> None:
    found = read_calendar(file_of(event, START), FIRST, LAST)
    assert shown(found) == NINE
    assert found.notes == ("1 entry has times that could not be read.",)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "This is not a calendar file, or it is damaged."),
        (b"%PDF-1.7", "This is not a calendar file, or it is damaged."),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260608T09", "This is not a calendar file, or it is damaged."),
        (b"BEGIN:VCALENDAR\r\nnonsense\r\n", "This is not a calendar file, or it is damaged."),
        (b"BEGIN:VCALENDAR\r\n\xff\xe9", "This file is not written in UTF-8, as calendar files are."),
        (b" " * (LARGEST_BYTES + 1), "This calendar file is larger than 5 MB."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(content: bytes, told: str) -> None:
    with pytest.raises(Refusal) as trouble:
        read_calendar(content, FIRST, LAST)
    assert trouble.value.what == told
    assert trouble.value.next_step


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_marked_encoding_is_understood(encoding: str) -> None:
    assert shown(read_calendar(file_of(START).decode().encode(encoding), FIRST, LAST)) == NINE


def test_a_calendar_that_repeats_without_end_is_refused_in_time() -> None:
    endless = "DTSTART:19700101T000000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=999999"
    with pytest.raises(Refusal, match="repeats too often"):
        read_calendar(file_of(*[endless] * 100), FIRST, LAST)


PIECES = st.sampled_from(
    """BEGIN:VEVENT|END:VEVENT|BEGIN:VCALENDAR|END:VCALENDAR|DTSTART:20260608T090000Z|DTSTART|DTSTART:|UID:1
    |DTSTART;TZID=:20260608T090000|DURATION:PT1H|DURATION:-P1D|DTEND;VALUE=DATE:20260609|RRULE:FREQ=DAILY
    |RRULE:|RRULE:FREQ=|RRULE:FREQ=WEEKLY;BYDAY=XX|RRULE:COUNT=2|EXDATE:|EXDATE:20260608T090000Z|STATUS:
    |RECURRENCE-ID:20260608T090000Z|RDATE:20260609T090000Z|BEGIN:VTIMEZONE|END:VTIMEZONE|TZID:Odd|\x00
    |BEGIN:STANDARD|END:STANDARD|TZOFFSETTO:+0100|TZOFFSETFROM:x|;|:| |RRULE:FREQ=DAILY;UNTIL=x
    |DTSTART;TZID=Odd:20260608T090000|RRULE:FREQ=MONTHLY;BYMONTHDAY=31""".replace("\n    ", "").split("|")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=20), max_size=14))
def test_any_calendar_is_read_or_refused(pieces: list[str]) -> None:
    content = "\r\n".join(["BEGIN:VCALENDAR", *pieces, "END:VCALENDAR"]).encode("utf-8", "ignore")
    try:
        assert all(busy.starts_at < busy.ends_at for busy in read_calendar(content, FIRST, LAST).busy)
    except Refusal as trouble:
        assert trouble.next_step
