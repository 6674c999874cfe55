"""A form built from a record asks, keeps, shows and returns every kind of answer."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import SQLModel

from iro_desk import records
from iro_desk.errors import Refusal
from iro_desk.gui import theme
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.date_field import DateField
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.record_form import Caret, RecordForm
from iro_desk.gui.widgets.segments import Radios, Segments
from iro_desk.records.forms import asked
from iro_desk.records.review import ReviewFields
from iro_desk.records.review_basics import ReviewBasics


def reader(text: str) -> date | None:
    if text == "someday":
        raise Refusal("That is not a day", "Enter a day, month and year")
    return date.fromisoformat(text)


def review_form(qtbot: QtBot, **options: bool) -> RecordForm:
    form = RecordForm(asked(ReviewBasics), reader, **options)
    qtbot.addWidget(form)
    form.show()
    return form


def every_fields_class() -> list[type[SQLModel]]:
    kinds = [kind for kind in vars(records).values() if isinstance(kind, type) and issubclass(kind, SQLModel)]
    return [kind for kind in kinds if asked(kind)]


@pytest.mark.parametrize("record", every_fields_class(), ids=lambda record: record.__name__)
def test_every_field_of_every_record_has_an_editor_that_is_named(
    qtbot: QtBot, record: type[SQLModel]
) -> None:
    """U: every editor has a label buddy and an accessible name; F: a field is one annotated line."""
    form = RecordForm(asked(record), reader)
    qtbot.addWidget(form)
    for row in form.rows.values():
        assert row.editor.accessibleName()
        assert row.label.buddy() in (row.editor, row.editor.focusProxy())
    assert set(form.values()) == {field.name for field in asked(record)}


def test_what_is_put_in_comes_out_again(qtbot: QtBot) -> None:
    form = review_form(qtbot)
    given = {"review_on": "2026-06-26", "placement_meets_needs": "yes", "wishes": "Two\nlines & more"}
    form.set_values(given)
    assert {name: form.values()[name] for name in given} == given


def test_values_of_a_form_are_what_the_record_accepts(qtbot: QtBot) -> None:
    form = review_form(qtbot)
    form.set_values({"review_on": date(2026, 6, 26)})
    assert ReviewFields.model_validate(form.values()).review_on == date(2026, 6, 26)


def test_a_date_not_yet_a_date_is_kept_as_typed(qtbot: QtBot) -> None:
    form = review_form(qtbot)
    field = form.editor("review_on")
    assert isinstance(field, DateField)
    qtbot.keyClicks(field.entry, "someday")
    assert form.value("review_on") == "someday"
    field.set_value(None)
    qtbot.keyClicks(field.entry, "2026-06-26")
    assert form.value("review_on") == "2026-06-26"
    assert any(label.text() == "Friday 26 June 2026" for label in field.findChildren(QLabel))


def test_typing_says_which_field_was_edited_and_showing_values_does_not(qtbot: QtBot) -> None:
    form = review_form(qtbot)
    heard: list[str] = []
    form.edited.connect(heard.append)
    form.set_values({"wishes": "As shown", "place": "School"})
    assert heard == []
    editor = form.editor("wishes")
    qtbot.keyClicks(editor, "x")
    qtbot.keyClicks(form.editor("place"), "y")
    assert heard == ["wishes", "place"]


def test_few_short_answers_are_segments_and_many_are_a_list(qtbot: QtBot) -> None:
    form = review_form(qtbot)
    assert isinstance(form.editor("placement_meets_needs"), Segments)
    assert isinstance(form.editor("form"), Radios)
    assert isinstance(form.editor("participation"), Choice)


def test_arrow_keys_move_a_choice_and_delete_takes_it_back(qtbot: QtBot) -> None:
    form = review_form(qtbot)
    form.set_values({"placement_meets_needs": "yes"})
    editor = form.editor("placement_meets_needs")
    assert isinstance(editor, Segments)
    first = editor.buttons[0]
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert form.value("placement_meets_needs") == editor.options[1].value
    qtbot.keyClick(editor.buttons[1], Qt.Key.Key_Delete)
    assert form.value("placement_meets_needs") is None


def test_the_letter_an_answer_begins_with_chooses_it_in_one_key(qtbot: QtBot) -> None:
    """The same letter again goes on to the next answer that begins with it; Alt with a letter is left to others."""
    options = [Option(words, words) for words in ("Done", "On the way", "Not started", "Stuck", "Not needed")]
    row = Segments(options)
    qtbot.addWidget(row)
    row.show()
    for letter, wanted in (("n", "Not started"), ("N", "Not needed"), ("n", "Not started"), ("S", "Stuck")):
        qtbot.keyClick(next((b for b in row.buttons if b.isChecked()), row.buttons[0]), letter)
        assert row.words() == wanted
    qtbot.keyClick(row.buttons[3], "x")
    qtbot.keyClick(row.buttons[3], "d", Qt.KeyboardModifier.AltModifier)
    assert row.words() == "Stuck"


def test_choosing_never_changes_the_width_of_a_segment(qtbot: QtBot) -> None:
    form = review_form(qtbot)
    editor = form.editor("placement_meets_needs")
    before = [made.width() for made in editor.findChildren(QAbstractButton)]
    editor.findChildren(QAbstractButton)[1].click()
    assert [made.width() for made in editor.findChildren(QAbstractButton)] == before


def test_errors_stand_at_their_fields_and_are_listed_in_order(qtbot: QtBot) -> None:
    form = review_form(qtbot)
    form.show_errors({"wishes": "Write what the child wants", "review_on": "Enter the date of the review"})
    assert form.errors() == (
        ("Enter the date of the review", "review_on"),
        ("Write what the child wants", "wishes"),
    )
    form.show_errors({})
    assert form.errors() == ()


def test_the_caret_comes_back_to_where_it_was(qtbot: QtBot) -> None:
    form = review_form(qtbot)
    form.set_values({"wishes": "Maya wants a green room"})
    form.put_caret(Caret("wishes", 4))
    editor = form.editor("wishes")
    assert isinstance(editor, NarrativeEdit)
    assert editor.caret() == 4
    assert form.focusWidget() is editor
    assert form.caret() == Caret("wishes", 4)


def test_summary_says_answers_in_words(qtbot: QtBot) -> None:
    form = review_form(qtbot)
    form.set_values({"review_on": "2026-06-26", "placement_meets_needs": "yes"})
    words = {line.field: line.words for line in form.summary()}
    assert words["review_on"] == "Friday 26 June 2026"
    assert words["placement_meets_needs"] == "Yes"
    assert words["participation"] == ""


def test_an_editor_grows_with_its_text_and_tab_leaves_it(qtbot: QtBot) -> None:
    form = review_form(qtbot)
    editor = form.editor("wishes")
    form.resize(700, 900)
    assert isinstance(editor, NarrativeEdit)
    before = editor.height()
    assert before >= 6 * editor.fontMetrics().height()
    editor.set_value("\n".join("line" for _ in range(20)))
    assert editor.height() > before
    assert editor.tabChangesFocus()


@pytest.mark.parametrize("beside", [False, True])
def test_nothing_is_clipped_at_two_hundred_percent(qapp: QApplication, qtbot: QtBot, beside: bool) -> None:
    """U: at 200% no label is cut and every button has room for its words."""
    theme.apply(qapp, theme.Theme("light", 2.0))
    form = review_form(qtbot, beside=beside)
    form.resize(1366, form.sizeHint().height())
    for label in form.findChildren(QLabel):
        if label.isVisible() and label.text() and label.width() > 0:
            needs = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= needs, label.text()
    for made in form.findChildren(QAbstractButton):
        if made.isVisible():
            assert made.height() >= theme.px(24)
            assert made.width() >= made.fontMetrics().horizontalAdvance(made.text())


def test_a_kind_with_no_editor_is_refused_by_name(qtbot: QtBot) -> None:
    odd = asked(ReviewFields)[0].__class__("odd", bytes, True, None, asked(ReviewFields)[0].form)
    with pytest.raises(TypeError, match="bytes"):
        RecordForm((odd,), reader)


def test_only_the_form_with_the_keyboard_knows_where_the_caret_is(qtbot: QtBot) -> None:
    """U17: with two forms on a page, the officer comes back to the one she was writing in."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    first, second = (RecordForm(asked(ReviewFields), reader) for _ in range(2))
    column.addWidget(first)
    column.addWidget(second)
    page.show()
    first.focus("wishes")
    second.focus("wishes")
    assert (first.caret(), second.caret()) == (None, Caret("wishes", 0))
