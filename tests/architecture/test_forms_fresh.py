"""The compiled frames are what Designer's files say, and a change by hand is found."""

from __future__ import annotations

import pytest

FRAME = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0"><class>NotePage</class>
<widget class="QWidget" name="NotePage"><layout class="QVBoxLayout" name="fieldsLayout"/></widget></ui>
"""


@pytest.fixture
def forms(script, tmp_path):
    """The compiler, one frame, and an empty place for what it makes."""
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "note_page.ui").write_text(FRAME, encoding="utf-8")
    return script("build_forms"), tmp_path / "ui", tmp_path / "forms"


def test_the_projects_forms_are_fresh(script):
    """P15."""
    assert script("build_forms").stale() == []


def test_a_frame_is_compiled_under_a_heading_without_qts_version(forms):
    """A newer Qt must not make every form look changed."""
    build_forms, ui, out = forms
    assert build_forms.build(ui, out) == ["__init__.py", "ui_note_page.py"]
    text = (out / "ui_note_page.py").read_text(encoding="utf-8")
    assert text.startswith('"""Compiled from ui/note_page.ui') and "class Ui_NotePage" in text
    assert "Compiler version" not in text and "connectSlotsByName" not in text
    assert build_forms.stale(ui, out) == []


def test_a_form_changed_by_hand_or_left_without_its_frame_is_stale(forms):
    """Both directions of drift."""
    build_forms, ui, out = forms
    build_forms.build(ui, out)
    (out / "ui_note_page.py").write_text("# mine\n", encoding="utf-8")
    assert build_forms.stale(ui, out) == ["ui_note_page.py"]
    (ui / "note_page.ui").unlink()
    assert build_forms.build(ui, out) == ["__init__.py", "ui_note_page.py"]
    assert list(out.glob("*.py")) == []
