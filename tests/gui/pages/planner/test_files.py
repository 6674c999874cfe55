"""Calendars come in without titles and go out without names, and the week is printed."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from tests.gui.pages.planner.steps import FRIDAY, booked, open_page, rows

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//EN
BEGIN:VEVENT
UID:one@example
DTSTART:20260610T090000
DTEND:20260610T100000
SUMMARY:Dentist with Mo
END:VEVENT
END:VCALENDAR
"""


def test_her_own_calendar_comes_in_without_titles_and_goes_out_without_names(
    qtbot, context, store, child_id, prompts, said, tmp_path: Path
):
    booked(store, context, child_id, FRIDAY, "10:00")
    page = open_page(qtbot, context)
    prompts.file = tmp_path / "own.ics"
    prompts.file.write_text(CALENDAR.replace("\n", "\r\n"), "utf-8")
    prompts.answer = False
    page.side.bring_in()
    qtbot.waitUntil(lambda: bool(said) and "1 time from your own calendar." in said[-1])
    own = next(row for row in rows(store) if row.uid)
    assert (own.kind.label, own.title, own.starts) == ("From your own calendar", "", "09:00")
    prompts.new_file = tmp_path / "out.ics"
    page.side.send_out()
    qtbot.waitUntil(prompts.new_file.exists)
    qtbot.waitUntil(lambda: bool(said) and "no names" in said[-1])
    out = prompts.new_file.read_text("utf-8")
    assert "SUMMARY:Visit" in out and "20260612T100000" in out
    assert "Otis" not in out and "Dentist" not in out and out.count("BEGIN:VEVENT") == 1


def test_a_file_that_is_no_calendar_is_told_in_words(qtbot, context, prompts, tmp_path: Path):
    page = open_page(qtbot, context)
    prompts.file = tmp_path / "own.ics"
    prompts.file.write_text("a shopping list", "utf-8")
    page.side.bring_in()
    qtbot.waitUntil(lambda: bool(prompts.told))
    assert "not a calendar file" in prompts.told[0]


def test_the_week_on_paper_has_initials_and_no_names(
    qtbot, context, store, child_id, prompts, said, tmp_path
):
    booked(store, context, child_id, FRIDAY, "10:00")
    page = open_page(qtbot, context)
    prompts.new_file = tmp_path / "week.pdf"
    page.side.save_week()
    qtbot.waitUntil(lambda: bool(said) and "ready to print" in said[-1])
    text = " ".join(p.extract_text() for p in PdfReader(prompts.new_file).pages)
    assert "OF" in text and "10:00 to 11:00" in text and "initials only" in text
    assert "Otis" not in text and "Fern" not in text
    assert prompts.named == ["IRO-week-2026-06-08.pdf"], "the Monday of the week, whatever today is"
