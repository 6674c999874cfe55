"""A review on the screen: started by its date, written by section, checked, finished once, and read-only after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import select

from iro_desk.domain.checklist import Mark
from iro_desk.domain.codes import (
    Answer,
    DecisionState,
    EventKind,
    LegalStatus,
    ParentAnswer,
    Participation,
    PermanencePlan,
    PlacementType,
    PlanKind,
    ReviewState,
    SectionState,
    YesNo,
)
from iro_desk.domain.review_codes import LegalRight, RouteAnswer
from iro_desk.gui import theme
from iro_desk.gui.context import Context
from iro_desk.gui.pages.review.attendance_part import AttendancePart
from iro_desk.gui.pages.review.decisions_part import DecisionsPart
from iro_desk.gui.pages.review.earlier_answers import EarlierAnswers
from iro_desk.gui.pages.review.earlier_part import EarlierPart
from iro_desk.gui.pages.review.fields_part import FieldsPart
from iro_desk.gui.pages.review.papers_part import PapersPart
from iro_desk.gui.pages.review.plans_part import PlansPart
from iro_desk.gui.pages.review_page import ReviewPage
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.records import Appointment, ChildFields, DecisionFields, Event, PlanScoreFields, ReviewFields
from iro_desk.records.review import (
    CHANGED,
    CONSIDERED,
    DECISIONS,
    ENDING,
    HOME,
    LAST,
    LAW,
    MONITORING,
    NEXT,
    PERMANENCE,
    SAFE,
    SECTIONS,
    START,
    WHO,
)
from iro_desk.services import checklists, children, drafts, monitoring, reviews
from iro_desk.services.reviews import DecisionRow
from iro_desk.storage.store import Store

ROUTES = ("home", "relatives", "guardianship", "arrangements", "adoption", "residential")
TODAY = date(2026, 6, 11)
HELD = date(2026, 6, 10)
Opened = Callable[..., ReviewPage]


@pytest.fixture
def child(store: Store) -> int:
    draft = ChildFields(
        preferred_name="Maya", surname="Thistlewood", born_on=date(2017, 2, 23),
        looked_after_from=date(2026, 1, 12),
    )  # fmt: skip
    add = partial(
        children.add, draft=draft, legal_status=LegalStatus.FULL_CARE_ORDER, home=PlacementType.U6,
        social_worker="Tom Ferrier", today=TODAY,
    )  # fmt: skip
    return store.write("Add", add).value


@pytest.fixture
def review(store: Store, child: int, context: Context) -> int:
    begin = partial(
        reviews.begin, child_id=child, review_on=HELD, today=TODAY, calendar=context.calendar,
        rules=context.rules,
    )  # fmt: skip
    return store.write("Start", begin).value


@pytest.fixture
def opened(context: Context, child: int, qtbot: QtBot) -> Iterator[Opened]:
    pages: list[ReviewPage] = []

    def open_at(review: int | None, section: str = "") -> ReviewPage:
        page = ReviewPage(context, Place("review", child, review, section))
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(1290, 700)
        page.show()
        page.load()
        if review is not None:
            qtbot.waitUntil(lambda: page.view is not None and page.view.isVisible())
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    yield open_at
    for page in pages:
        page.flush()


def press(page: Screen, words: str) -> None:
    shown = [b for b in page.findChildren(QPushButton) if b.accessibleName() == words and b.isVisible()]
    QTest.mouseClick(shown[0], Qt.MouseButton.LeftButton)


def settle(page: ReviewPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.context.ops.writes_waiting == 0)
    qtbot.wait(120)


def part(page: ReviewPage, kind: type):
    assert page.view is not None
    return next(one for one in page.view.parts if isinstance(one, kind))


def problems(page: ReviewPage) -> list[str]:
    shown = page.check_page if page.reading else page.sheet_page
    return [link.accessibleName() for link in shown.summary.links]


def check(page: ReviewPage, qtbot: QtBot) -> None:
    """From any section to the check of every answer."""
    press(page, "Check your answers")
    qtbot.waitUntil(lambda: page.check_page.isVisible() and page.check_page.sheet is not None)


def state_of(store: Store, review: int, section: str) -> SectionState:
    return next(
        r.state for r in store.read(partial(reviews.sections, review_id=review)) if r.section == section
    )


def test_nothing_is_begun_until_the_date_is_confirmed(
    store: Store, child: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(None)
    qtbot.waitUntil(page.start_page.day.entry.isVisible)
    assert store.read(partial(reviews.of_child, child_id=child)) == ()
    entry = page.start_page.day.entry
    entry.selectAll()
    QTest.keyClicks(entry, "10 june")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.view is not None)
    begun = store.read(partial(reviews.of_child, child_id=child))
    assert [row.review_on for row in begun] == [HELD]
    assert page.here() == Place("review", child, begun[0].review_id, START)


def test_a_start_without_a_date_is_refused_at_the_field(child: int, opened: Opened, qtbot: QtBot) -> None:
    page = opened(None)
    qtbot.waitUntil(page.start_page.day.entry.isVisible)
    page.start_page.day.entry.clear()
    press(page, "Start the review")
    assert page.start_page.row.problem == "Enter the date of the review"


def test_save_and_continue_stores_the_section_and_goes_to_the_next(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """U19: what is typed by keys is in the record, the section is completed, and its draft is gone."""
    page = opened(review, HOME)
    fields = part(page, FieldsPart)
    QTest.mouseClick(fields.form.editor("placement_meets_needs").buttons[0], Qt.MouseButton.LeftButton)
    why = fields.form.editor("placement_why")
    why.setFocus()
    QTest.keyClicks(why, "She has her own room.")
    QTest.keyClick(why, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == "Everyday decisions")
    held = store.read(partial(reviews.fields, review_id=review))
    assert (held.placement_meets_needs, held.placement_why) == (Answer.YES, "She has her own room.")
    assert state_of(store, review, HOME) is SectionState.COMPLETED
    assert store.read(drafts.unfinished) == ()


def test_a_completed_section_with_an_answer_missing_says_so_and_keeps_what_was_written(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, HOME)
    why = part(page, FieldsPart).form.editor("placement_why")
    QTest.keyClicks(why, "Not sure yet.")
    press(page, "Save and continue")
    qtbot.waitUntil(lambda: bool(problems(page)))
    assert problems(page) == ["Select whether the home meets the child’s needs."]
    assert page.section == HOME
    assert store.read(partial(reviews.fields, review_id=review)).placement_why == "Not sure yet."
    assert state_of(store, review, HOME) is SectionState.IN_PROGRESS


def test_a_section_to_come_back_to_is_not_checked(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, HOME)
    assert page.view is not None
    QTest.mouseClick(page.view.completed.buttons[1], Qt.MouseButton.LeftButton)
    press(page, "Save and continue")
    qtbot.waitUntil(lambda: page.section != HOME)
    assert state_of(store, review, HOME) is SectionState.IN_PROGRESS


def test_a_section_left_unfinished_is_completed_once_it_is_answered(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """It asks to be completed again, so answering it and Alt+Enter is all there is to do."""
    store.write(
        "Leave", partial(reviews.mark_section, review_id=review, section=HOME, state=SectionState.IN_PROGRESS)
    )
    page = opened(review, HOME)
    assert page.view is not None and page.view.completed.value() == "yes"
    fields = part(page, FieldsPart)
    QTest.mouseClick(fields.form.editor("placement_meets_needs").buttons[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.section != HOME)
    assert state_of(store, review, HOME) is SectionState.COMPLETED


def test_what_cannot_be_a_number_is_refused_at_the_field(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, SAFE)
    scale = part(page, FieldsPart).form.editor("safety_scale")
    QTest.keyClicks(scale, "12")
    press(page, "Save and continue")
    assert problems(page) == ["Enter a whole number from 0 to 10."]
    settle(page, qtbot)
    assert store.read(partial(reviews.fields, review_id=review)).safety_scale is None


def test_typed_words_come_back_with_the_caret_where_it_was(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """U17, U18: nothing is saved by hand, and nothing is lost."""
    page = opened(review, HOME)
    why = part(page, FieldsPart).form.editor("placement_why")
    why.setFocus()
    QTest.keyClicks(why, "Half a thou")
    page.flush()
    settle(page, qtbot)
    again = opened(review, HOME)
    back = part(again, FieldsPart).form.editor("placement_why")
    assert (back.value(), back.caret()) == ("Half a thou", len("Half a thou"))
    assert store.read(partial(reviews.fields, review_id=review)).placement_why == ""


def test_opening_another_section_from_the_list_files_what_was_typed(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, HOME)
    QTest.keyClicks(part(page, FieldsPart).form.editor("placement_why"), "Green room.")
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == SAFE)
    assert store.read(partial(reviews.fields, review_id=review)).placement_why == "Green room."


def test_only_the_answers_that_fit_the_childs_age_are_offered(review: int, opened: Opened) -> None:
    """SSDA903 check 440: a child of nine is never offered PN0."""
    took_part = part(opened(review, WHO), FieldsPart).took_part
    assert took_part is not None
    assert [o.value for o in took_part.options] == [
        c.value for c in Participation if c is not Participation.PN0
    ]


def test_decisions_are_added_moved_and_put_back_by_keys(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, DECISIONS)
    decisions = part(page, DecisionsPart)
    for words in ("First", "Second"):
        decisions.add_button.click()
        QTest.keyClicks(decisions.cards[-1].editors["what"], words)
    decisions.cards[1].up.click()
    assert [card.editors["what"].value() for card in decisions.cards] == ["Second", "First"]
    decisions.cards[0].remove.click()
    assert [card.editors["what"].value() for card in decisions.cards] == ["First"]
    decisions.undo.click()
    assert [card.editors["what"].value() for card in decisions.cards] == ["Second", "First"]
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == SAFE)
    held = store.read(partial(reviews.decisions, review_id=review))
    assert [row.fields.what for row in held] == ["Second", "First"]


def test_a_decision_without_its_day_is_named_by_its_number(review: int, opened: Opened, qtbot: QtBot) -> None:
    page = opened(review, DECISIONS)
    decisions = part(page, DecisionsPart)
    decisions.add_button.click()
    for name in ("what", "for_child", "owner", "measure"):
        QTest.keyClicks(decisions.cards[0].editors[name], "Words")
    press(page, "Save and continue")
    qtbot.waitUntil(lambda: bool(problems(page)))
    assert problems(page) == ["Decision 1: enter the day this should be done by."]
    page.sheet_page.summary.links[0].click()
    assert decisions.cards[0].here() is None or decisions.cards[0].here()[0] == "by_when"


def test_the_proposed_day_is_taken_with_one_press(review: int, opened: Opened, context: Context) -> None:
    page = opened(review, NEXT)
    proposed = page.view.sheet.proposed
    assert proposed is not None
    made = [b for b in page.findChildren(QPushButton) if b.accessibleName().startswith("Use this date")]
    made[0].click()
    assert part(page, FieldsPart).values()["next_review_on"] == proposed.propose.isoformat()


def test_a_low_grade_without_its_reason_is_refused_at_the_field(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """U: fault 19, in the words of the field."""
    page = opened(review, MONITORING)
    plans = part(page, PlansPart)
    form = plans.forms[plans.open_plan]
    form.grades["Requires improvement"].mark.click()
    assert form.improve_row.isVisible()
    press(page, "Check your answers")
    qtbot.waitUntil(lambda: bool(problems(page)))
    words = "Care plan: say what makes you say so. A grade of Requires improvement needs its reason."
    assert form.why_row.problem == words
    assert store.read(partial(monitoring.scores, review_id=review))[0].fields.grade == ""


def test_finishing_too_early_lists_what_is_left_and_each_line_goes_to_its_place(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, SECTIONS[3])
    check(page, qtbot)
    assert len(problems(page)) > 5
    press(page, "Finish the review")
    assert page.check_page.summary.hasFocus()
    at = problems(page).index("Home: Select whether the home meets the child’s needs.")
    page.check_page.summary.links[at].click()
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == HOME)
    assert part(page, FieldsPart).form.rows["placement_meets_needs"].problem
    assert store.read(partial(reviews.row, review_id=review)).state is ReviewState.WRITING


def _answer_everything(store: Store, review: int) -> None:
    fields = ReviewFields(
        review_on=HELD, seen_before=YesNo.YES, participation=Participation.PN1,
        mother_attended=ParentAnswer.YES, mother_participated=ParentAnswer.YES,
        father_attended=ParentAnswer.NO, father_participated=ParentAnswer.NO, wishes="To stay.",
        placement_meets_needs=Answer.YES, permanence_plan=PermanencePlan.LONG_TERM_FOSTERING,
        permanence_why="All considered.", next_review_on=date(2026, 9, 8), enjoy_named="Swimming",
        legal_right=LegalRight.STILL_RIGHT, **{f"route_{route}": RouteAnswer.NOT_YET for route in ROUTES},
    )  # fmt: skip
    decision = DecisionFields(
        what="Meet Leo.",
        for_child="You will see Leo.",
        owner="Tom",
        by_when=date(2026, 7, 1),
        measure="Dates",
    )
    store.write("a", partial(reviews.answer, review_id=review, draft=fields))
    for section in CONSIDERED:
        done = partial(reviews.mark_section, review_id=review, section=section, state=SectionState.COMPLETED)
        store.write("m", done)
    store.write("d", partial(reviews.set_decisions, review_id=review, rows=(DecisionRow(None, decision),)))
    for row in store.read(partial(monitoring.scores, review_id=review)):
        graded = PlanScoreFields(grade="Good", analysis="Up to date.")
        scale = monitoring.scale(row.scale_id)
        store.write(
            "s", partial(monitoring.score, review_id=review, plan=row.plan, draft=graded, scale=scale)
        )
    child_id = store.read(partial(reviews.row, review_id=review)).child_id
    due = store.read(partial(checklists.due, child_id=child_id, today=TODAY))
    for item in (row.due.item.id for row in due.rows):
        answer = partial(checklists.answer, child_id=child_id, item=item, mark=Mark.YES, today=TODAY)
        store.write("c", answer)


def answers_of(page: ReviewPage) -> dict[str, str]:
    assert page.check_page.sheet is not None
    return {
        f"{one.section}: {answer.question}": answer.shown
        for one in page.check_page.sheet.text.sections
        for answer in one.answers
    }


def finished(store: Store, review: int, context: Context) -> None:
    clock = {"today": TODAY, "calendar": context.calendar, "rules": context.rules}
    store.write("f", partial(reviews.finish, review_id=review, now=context.now(), **clock))


def test_every_answer_is_checked_before_the_review_is_finished_then_only_read(
    store: Store, child: int, review: int, opened: Opened, qtbot: QtBot, prompts, gone: list[Place]
) -> None:
    """U30: every answer by section, blanks said, and finished by Alt+Enter without another question."""
    _answer_everything(store, review)
    page = opened(review, HOME)
    check(page, qtbot)
    told = answers_of(page)
    assert told["Home: Does the home meet Maya's needs?"] == "Yes"
    assert told["School and learning: How is school, and does anything need to change?"] == "Not provided"
    assert told["Decisions: Decision 1: Who will do it"] == "Tom"
    assert page.check_page.finish.hasFocus()
    key(page.check_page.finish, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: store.read(partial(reviews.row, review_id=review)).state is ReviewState.FINISHED)
    assert prompts.asked == []
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.review.is_locked)
    assert part(page, FieldsPart).form.editor("placement_why").isReadOnly()
    press(page, "Draft the letter")
    press(page, "Put the outcomes in the outbox")
    assert gone == [Place("letter", child, None, f"review:{review}"), Place("outbox", child, review)]


def test_change_goes_to_the_answer_and_saving_comes_back_to_the_check(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """U30: by keys, one answer is changed and the keyboard is where it was."""
    _answer_everything(store, review)
    page = opened(review, HOME)
    check(page, qtbot)
    page.check_page.changes[(SAFE, "worried_about")].click()
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == SAFE)
    worry = part(page, FieldsPart).form.editor("worried_about")
    qtbot.waitUntil(worry.hasFocus)
    QTest.keyClicks(worry, "Sleep.")
    key(worry, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.reading == "check" and page.check_page.isVisible())
    qtbot.waitUntil(lambda: answers_of(page)["Feeling safe: What are we worried about?"] == "Sleep.")
    assert page.check_page.changes[(SAFE, "worried_about")].hasFocus()


def test_a_finished_review_is_changed_with_a_reason_and_its_first_version_stays_readable(
    store: Store, review: int, context: Context, opened: Opened, qtbot: QtBot
) -> None:
    """U20: locked, opened with a reason, finished again, and both texts can be read."""
    _answer_everything(store, review)
    finished(store, review, context)
    page = opened(review, HOME)
    locked = page.sheet_page.locked
    press(page, "Change with a reason…")
    key(locked.why, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert locked.why_row.problem == "Say why you are changing it."
    QTest.keyClicks(locked.why, "School rang")
    key(locked.why, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: page.view is not None and not page.view.sheet.review.is_locked)
    why = part(page, FieldsPart).form.editor("placement_why")
    QTest.keyClicks(why, "A new bed.")
    check(page, qtbot)
    press(page, "Finish the review")
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.review.is_locked)
    kept = store.read(partial(reviews.versions, review_id=review))
    assert [(one.number, one.why) for one in kept] == [(2, "School rang"), (1, "")]
    qtbot.waitUntil(lambda: len(locked.links) == 2 and locked.links[1].isVisible())
    assert locked.links[1].accessibleName() == "Read version 1, finished Thu 11 June 2026"
    locked.links[1].click()
    qtbot.waitUntil(lambda: page.check_page.isVisible() and page.check_page.sheet is not None)
    qtbot.waitUntil(lambda: page.check_page.sheet.version is not None)
    assert answers_of(page)["Home: What makes you say so?"] == "Not provided"
    assert not page.check_page.changes and page.check_page.finish.isHidden()
    assert page.here().part == "version:1"
    press(page, "Back to the review")
    qtbot.waitUntil(page.sheet_page.isVisible)


def test_an_earlier_version_of_an_answer_is_read_put_back_and_undone(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """U19: what an answer was before is one press away, and so is taking that back."""
    held = store.read(partial(reviews.fields, review_id=review))
    for words in ("First words", "Second words"):
        draft = held.model_copy(update={"placement_why": words})
        store.write("a", partial(reviews.answer, review_id=review, draft=draft))
    page = opened(review, HOME)
    earlier = part(page, FieldsPart).histories["placement_why"]
    assert not earlier.card.isVisible()
    earlier.ask.click()
    assert [one.accessibleName() for one in earlier.links] == ["Put this back: First words"]
    earlier.links[0].click()

    def why() -> str:
        return store.read(partial(reviews.fields, review_id=review)).placement_why

    qtbot.waitUntil(lambda: page.context.ops.writes_waiting == 0 and why() == "First words")
    store.undo()
    assert why() == "Second words"


def test_an_earlier_version_of_a_decision_is_put_back(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """U19: also for the answers inside a row."""
    fields = DecisionFields(what="Meet Leo weekly.", owner="Tom")
    store.write("d", partial(reviews.set_decisions, review_id=review, rows=(DecisionRow(None, fields),)))
    (held,) = store.read(partial(reviews.decisions, review_id=review))
    again = DecisionRow(held.decision_id, DecisionFields(what="Meet Leo monthly.", owner="Tom"))
    store.write("d", partial(reviews.set_decisions, review_id=review, rows=(again,)))
    page = opened(review, DECISIONS)
    card = part(page, DecisionsPart).cards[0]
    (earlier,) = card.findChildren(EarlierAnswers)
    earlier.ask.click()
    earlier.links[0].click()
    qtbot.waitUntil(lambda: page.context.ops.writes_waiting == 0)
    (back,) = store.read(partial(reviews.decisions, review_id=review))
    assert back.fields.what == "Meet Leo weekly."


@pytest.mark.parametrize("reading", ["check", "version:1"])
def test_the_check_fits_its_width_at_twice_the_text(
    store: Store,
    review: int,
    context: Context,
    opened: Opened,
    qtbot: QtBot,
    qapp: QApplication,
    reading: str,
) -> None:
    theme.source().follow(qapp, "light", 2.0)
    _answer_everything(store, review)
    finished(store, review, context)
    page = opened(review, HOME)
    page._read_now(reading)
    scrolled = page.check_page.scrolled
    qtbot.waitUntil(page.check_page.isVisible)
    qtbot.waitUntil(lambda: scrolled.widget().width() <= scrolled.viewport().width())


def test_a_question_is_shown_when_it_applies_and_keeps_its_words_when_it_does_not(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, CHANGED)
    form = part(page, FieldsPart).form
    assert not form.rows["big_change_why"].isVisible()
    form.editor("big_change").buttons[0].click()
    assert form.rows["big_change_why"].isVisible()
    QTest.keyClicks(form.editor("big_change_why"), "She had to move.")
    form.editor("big_change").buttons[1].click()
    assert not form.rows["big_change_why"].isVisible()
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == SAFE)
    assert store.read(partial(reviews.fields, review_id=review)).big_change_why == "She had to move."


def test_a_consideration_that_does_not_apply_is_said_with_why(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """Each of the thirteen: considered, or not applicable because."""
    page = opened(review, LAW)
    assert page.view is not None
    page.view.completed.buttons[2].click()
    press(page, "Save and continue")
    assert problems(page) == ["Say why it does not apply."]
    QTest.keyClicks(page.view.why, "Short breaks end this week.")
    press(page, "Save and continue")
    qtbot.waitUntil(lambda: page.section != LAW)
    assert state_of(store, review, LAW) is SectionState.COMPLETED
    rows = store.read(partial(reviews.sections, review_id=review))
    assert next(row.not_applicable_why for row in rows if row.section == LAW) == "Short breaks end this week."


def test_one_press_says_the_other_routes_are_not_yet_considered(review: int, opened: Opened) -> None:
    page = opened(review, PERMANENCE)
    fields = part(page, FieldsPart)
    fields.use("permanence_plan", PermanencePlan.LONG_TERM_FOSTERING.value)
    fields.use("route_home", RouteAnswer.RULED_OUT.value)
    press(page, "The other routes: not yet considered")
    told = {name: value for name, value in fields.values().items() if name in {f"route_{r}" for r in ROUTES}}
    assert told.pop("route_home") == "ruled_out"
    assert set(told.values()) == {"not_yet"}
    assert fields.values()["route_fostering"] is None


def test_the_next_review_and_its_midway_are_booked_without_typing_their_days_again(
    store: Store, child: int, review: int, context: Context, opened: Opened, qtbot: QtBot, said: list[str]
) -> None:
    page = opened(review, NEXT)
    fields = part(page, FieldsPart)
    fields.use("next_review_on", "2026-09-08")
    fields.use("midway_on", "2026-07-27")
    assert page.view is not None and page.view.next_part is not None
    page.view.next_part.starts.setText("25 o'clock")
    press(page, "Book them in the planner")
    qtbot.waitUntil(lambda: bool(problems(page)))
    page.view.next_part.starts.setText("2pm")
    press(page, "Book them in the planner")
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["In the planner: Review on Tue 8 Sept 2026 and Midway on Mon 27 July 2026."]
    booked = store.read(lambda session: session.exec(select(Appointment)).all())
    assert {(str(one.kind.value), one.booked_on, one.starts, one.child_id) for one in booked} == {
        ("review", date(2026, 9, 8), "14:00", child), ("midway", date(2026, 7, 27), "14:00", child),
    }  # fmt: skip


def test_an_agreed_end_of_care_is_noted_once_and_its_form_begun(
    store: Store, child: int, review: int, opened: Opened, qtbot: QtBot, gone: list[Place], said: list[str]
) -> None:
    page = opened(review, ENDING)
    assert page.view is not None and page.view.ending_part is not None
    assert not page.view.ending_part.isVisible()
    part(page, FieldsPart).form.editor("ending_expected").buttons[0].click()
    assert page.view.ending_part.isVisible()
    press(page, "Note that ending care is proposed")
    qtbot.waitUntil(lambda: said == ["Noted on the day of the review."])
    qtbot.waitUntil(lambda: page.view is not None and page.view.ending_part.isVisible())
    events = store.read(lambda session: session.exec(select(Event)).all())
    assert [(one.kind, one.happened_on) for one in events] == [(EventKind.LEAVING_PROPOSED, HELD)]
    press(page, "Start the end of care form")
    qtbot.waitUntil(lambda: bool(gone))
    assert gone[0].page == "sheet" and gone[0].child_id == child


def test_a_decision_set_against_a_wish_asks_why_in_words_for_the_child(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, DECISIONS)
    decisions = part(page, DecisionsPart)
    decisions.add_button.click()
    card = decisions.cards[0]
    QTest.keyClicks(card.editors["what"], "Stay at the same school")
    card.editors["wish"].set_value("different")
    card.editors["wish"].edited.emit()
    qtbot.waitUntil(card.rows["why"].isVisible)
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == SAFE)
    held = store.read(partial(reviews.decisions, review_id=review))
    assert held[0].fields.against_wish


def key(where: QWidget | None, pressed: Qt.Key, held: Qt.KeyboardModifier) -> None:
    assert where is not None
    QTest.keyClick(where, pressed, held)


def decided(page: ReviewPage) -> list[str]:
    return [str(card.editors["what"].value()) for card in part(page, DecisionsPart).cards]


def test_decisions_are_added_and_ordered_from_the_keyboard_alone(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """U5: Ctrl+D begins a decision and goes to it; Alt+Up and Alt+Down carry it past its neighbours."""
    page = opened(review, DECISIONS)
    qtbot.waitUntil(lambda: page.focusWidget() is not None)
    for words in ("First", "Second", "Third"):
        key(page.focusWidget(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(page.focusWidget(), words)
    assert decided(page) == ["First", "Second", "Third"]
    key(page.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    key(page.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    key(page.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert decided(page) == ["Third", "First", "Second"], "the first goes no higher"
    QTest.keyClicks(page.focusWidget(), "!")
    key(page.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert decided(page) == ["First", "Third!", "Second"], "the caret goes with the row"
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == SAFE)
    held = store.read(partial(reviews.decisions, review_id=review))
    assert [row.fields.what for row in held] == ["First", "Third!", "Second"]


def test_a_decision_added_below_a_long_list_is_brought_into_view(
    review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, DECISIONS)
    for _ in range(4):
        key(page.focusWidget(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(page.focusWidget(), "Words")
    newest = part(page, DecisionsPart).cards[-1].editors["what"]
    qtbot.waitUntil(lambda: newest.visibleRegion().boundingRect().height() == newest.height())
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == SAFE)
    page.resize(1290, 500)
    qtbot.wait(50)


def test_papers_are_marked_received_or_not_with_the_date_they_carry(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, START)
    papers = part(page, PapersPart)
    care, health, school = PlanKind.CARE, PlanKind.HEALTH, PlanKind.PEP
    assert not papers.dated[care].isVisible()
    QTest.mouseClick(papers.received[care].buttons[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(papers.received[health].buttons[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(papers.received[school].buttons[0], Qt.MouseButton.LeftButton)
    assert [papers.dated[plan].isVisible() for plan in (care, health, school)] == [True, False, True]
    QTest.keyClicks(papers.dated[care].entry, "12 may 2026")
    QTest.keyClicks(papers.dated[school].entry, "soon")
    press(page, "Save and continue")
    assert problems(page) == ["School plan (PEP): enter a day, such as 27 March 2026."]
    papers.dated[school].entry.clear()
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == SAFE)
    held = {row.plan: row for row in store.read(partial(reviews.papers, review_id=review))}
    assert (held[care].received, held[care].dated_on) == (YesNo.YES, date(2026, 5, 12))
    assert (held[health].received, held[health].dated_on) == (YesNo.NO, None)
    assert (held[school].received, held[school].dated_on) == (YesNo.YES, None)
    assert held[PlanKind.LEISURE].received is None


def test_any_number_of_people_can_have_come(store: Store, review: int, opened: Opened, qtbot: QtBot) -> None:
    page = opened(review, WHO)
    came = part(page, AttendancePart)
    press(page, "Tom Ferrier, social worker")
    for number in range(1, 13):
        came.add_button.click()
        QTest.keyClicks(page.focusWidget(), f"Person {number}")
    came.lines[1].took_part.click()
    came.lines[2].came.click()
    came.lines[12].remove.click()
    assert not [b for b in page.findChildren(QPushButton) if b.text() == "Tom Ferrier, social worker"]
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == SAFE)
    held = store.read(partial(reviews.attendance, review_id=review))
    assert [row.name for row in held] == ["Tom Ferrier", *(f"Person {n}" for n in range(1, 12))]
    assert [(row.attended, row.contributed) for row in held[:3]] == [
        (True, True),
        (True, False),
        (False, True),
    ]


def test_a_person_without_a_name_is_asked_for_it_or_taken_off(review: int, opened: Opened) -> None:
    page = opened(review, WHO)
    part(page, AttendancePart).add_button.click()
    press(page, "Save and continue")
    assert problems(page) == ["Enter the name, or take this line off the list."]


def _earlier(store: Store, child: int, context: Context) -> None:
    """A finished review with two decisions."""
    clock = {"today": TODAY, "calendar": context.calendar, "rules": context.rules}
    first = store.write(
        "b", partial(reviews.begin, child_id=child, review_on=date(2026, 2, 5), **clock)
    ).value
    _answer_everything(store, first)
    rows = tuple(
        DecisionRow(
            None,
            DecisionFields(
                what=what, for_child="You will.", owner="Tom", by_when=date(2026, 3, 2), measure="Seen"
            ),
        )
        for what in ("Meet Leo", "Mend the bunk")
    )
    store.write("d", partial(reviews.set_decisions, review_id=first, rows=rows))
    store.write("f", partial(reviews.finish, review_id=first, now=context.now(), **clock))


def test_what_became_of_each_earlier_decision_is_marked_before_new_ones_are_made(
    store: Store, child: int, context: Context, opened: Opened, qtbot: QtBot
) -> None:
    """Schedule 7 para 1: done or not, and why not."""
    _earlier(store, child, context)
    clock = {"today": TODAY, "calendar": context.calendar, "rules": context.rules}
    second = store.write("b", partial(reviews.begin, child_id=child, review_on=HELD, **clock)).value
    page = opened(second, LAST)
    leo, bunk = part(page, EarlierPart).cards
    QTest.mouseClick(leo.state.buttons[0], Qt.MouseButton.LeftButton)
    assert not leo.why.isVisible()
    press(page, "Save and continue")
    qtbot.waitUntil(lambda: bool(problems(page)))
    assert problems(page) == ["Earlier decision 2: select what happened to this decision from last time."]
    QTest.mouseClick(bunk.state.buttons[2], Qt.MouseButton.LeftButton)
    press(page, "Save and continue")
    qtbot.waitUntil(lambda: problems(page) == ["Earlier decision 2: say why this decision was not done."])
    bunk.why.setFocus()
    QTest.keyClicks(bunk.why, "The joiner never came.")
    press(page, "Save and continue")
    qtbot.waitUntil(lambda: page.section != LAST)
    held = store.read(partial(reviews.earlier_decisions, review_id=second))
    assert [(row.what, row.state, row.outcome_note) for row in held] == [
        ("Meet Leo", DecisionState.DONE, ""),
        ("Mend the bunk", DecisionState.NOT_DONE, "The joiner never came."),
    ]
    assert state_of(store, second, LAST) is SectionState.COMPLETED


def test_what_is_only_worth_a_look_stands_apart_from_what_stops_finishing(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    _answer_everything(store, review)
    blank = PlanScoreFields(grade="Good")
    placement = next(
        row
        for row in store.read(partial(monitoring.scores, review_id=review))
        if row.plan is PlanKind.PLACEMENT
    )
    score = partial(monitoring.score, review_id=review, plan=placement.plan, draft=blank)
    store.write("s", partial(score, scale=monitoring.scale(placement.scale_id)))
    held = store.read(partial(reviews.fields, review_id=review))
    store.write(
        "a", partial(reviews.answer, review_id=review, draft=held.model_copy(update={"seen_before": None}))
    )
    page = opened(review, HOME)
    check(page, qtbot)
    assert problems(page) == ["Before we start: Select whether you saw the child before the review."]
    looks = [link.accessibleName() for link in page.check_page.looks.links]
    words = "Monitoring form: Placement plan: two or three sentences help more than the grade alone."
    assert looks == [words]
    page.check_page.looks.links[0].click()
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == MONITORING)
    plans = part(page, PlansPart)
    assert plans.open_plan is PlanKind.PLACEMENT
    assert plans.forms[PlanKind.PLACEMENT].why.hasFocus()


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_fits_its_width_at_twice_the_text(
    review: int, opened: Opened, qtbot: QtBot, qapp: QApplication, section: str
) -> None:
    """U: at 200% nothing runs out at the side, where no scroll bar would bring it back."""
    theme.source().follow(qapp, "light", 2.0)
    page = opened(review, section)
    scrolled = page.sheet_page.scrolled
    qtbot.waitUntil(lambda: scrolled.widget().width() <= scrolled.viewport().width())
    assert page.width() == 1290


@pytest.mark.parametrize("section", SECTIONS)
def test_the_keyboard_is_in_every_section_once_it_is_read(review: int, opened: Opened, section: str) -> None:
    """U33: also where there is nothing to answer but whether the section is completed."""
    page = opened(review, section)
    assert page.view is not None and page.view.isAncestorOf(page.focusWidget())


def test_a_section_read_late_leaves_the_keyboard_where_she_has_put_it(
    review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review)
    page.side.take_focus()
    page.note_press()
    at = page.focusWidget()
    page.load()
    qtbot.wait(150)
    assert page.focusWidget() is at
