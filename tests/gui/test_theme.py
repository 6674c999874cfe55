"""The theme keeps its promises: contrast, sizes, one source of colour, and live change."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

import iro_desk
from iro_desk.gui import theme
from iro_desk.gui.style import fonts, sheet
from iro_desk.gui.style.tokens import NAMES, Pair, resource, tokens

GUI = Path(iro_desk.__file__).parent / "gui"
HEX = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{8}\b|#[0-9A-Fa-f]{3}\b")
OWN_SHEET = re.compile(r"\.setStyleSheet\(")
EFFECT = re.compile(r"QGraphics\w*Effect")


def luminance(colour: QColor) -> float:
    """Relative luminance, WCAG 2.2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def ratio(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("pair", tokens().pairs, ids=lambda pair: f"{pair.foreground} on {pair.background}")
def test_every_promised_pair_has_its_contrast(name: str, pair: Pair) -> None:
    """U: WCAG 2.2 AA, 1.4.3 and 1.4.11."""
    now = theme.Theme(name)
    assert ratio(now.colour(pair.foreground), now.colour(pair.background)) >= pair.needs


@pytest.mark.parametrize("name", NAMES)
def test_initials_can_be_read_on_every_identity_tile(name: str) -> None:
    now = theme.Theme(name)
    assert all(ratio(now.initials, now.tile(number)) >= 4.5 for number in range(10))


def test_no_module_of_the_screens_names_a_colour_or_dresses_a_single_widget() -> None:
    found = []
    for path in GUI.rglob("*.py"):
        if "forms" in path.relative_to(GUI).parts:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            own = OWN_SHEET.search(line) and "app.setStyleSheet" not in line
            if HEX.search(line) or own or EFFECT.search(line):
                found.append(f"{path.relative_to(GUI)}:{number}: {line.strip()}")
    assert found == []


def test_the_stylesheet_template_names_roles_and_never_colours() -> None:
    assert HEX.findall(resource("style", "desk.qss").read_text(encoding="utf-8")) == []


def test_every_role_a_part_is_dressed_in_is_drawn() -> None:
    """A bar that says the disk is full must not look as if it said nothing."""
    drawn = set(re.findall(r'role="(\w+)"', resource("style", "desk.qss").read_text(encoding="utf-8")))
    worn = {
        role
        for path in GUI.rglob("*.py")
        for role in re.findall(r'dress\([^)]*?role="(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert worn and worn <= drawn


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("scale", tokens().scales)
def test_the_stylesheet_fills_every_name_in_every_theme_and_size(name: str, scale: float) -> None:
    assert "$" not in sheet.built(theme.Theme(name, scale))


def test_text_is_never_smaller_than_ten_points() -> None:
    sizes = [int(found) for found in re.findall(r"\{pt(\d+)\}", resource("style", "desk.qss").read_text())]
    assert min(sizes) >= 10


def test_lengths_and_type_double_at_two_hundred_percent(qapp: QApplication) -> None:
    assert theme.Theme("light", 2.0).px(36) == 72
    assert theme.Theme("light", 2.0).font("caption").pointSizeF() == 20.0


def test_the_packaged_typeface_is_the_one_in_use(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Theme())
    assert fonts.ATKINSON in QFontDatabase.families()
    assert qapp.font().family() == fonts.ATKINSON


def test_a_widget_already_shown_changes_when_the_theme_does(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, theme.Theme("light", 1.0))
    button, label = QPushButton("Save"), QLabel("Saved")
    qtbot.addWidget(button)
    qtbot.addWidget(label)
    button.show()
    before = button.height()
    with qtbot.waitSignal(theme.source().changed):
        theme.apply(qapp, theme.Theme("dark", 2.0))
    button.adjustSize()
    assert button.height() >= before * 2 - 2
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.colour("text")
    theme.apply(qapp, theme.Theme("light", 1.0))


def test_a_theme_already_worn_is_not_put_on_again(qapp: QApplication, qtbot: QtBot) -> None:
    """Every part that is shown would be dressed again for nothing."""
    theme.apply(qapp, theme.Theme("dark", 1.5))
    with qtbot.assertNotEmitted(theme.source().changed):
        theme.apply(qapp, theme.Theme("dark", 1.5))
    with qtbot.waitSignal(theme.source().changed):
        theme.apply(qapp, theme.Theme("light", 1.0))


def test_a_text_size_beyond_what_is_offered_is_held_to_the_largest(qapp: QApplication) -> None:
    assert theme.chosen(qapp, "light", 9.0).scale == 2.0
    assert theme.chosen(qapp, "light", 0.2).scale == 1.0


def test_the_systems_own_contrast_palette_replaces_every_colour(qapp: QApplication) -> None:
    system = QPalette()
    system.setColor(QPalette.ColorRole.WindowText, QColor("yellow"))
    system.setColor(QPalette.ColorRole.Window, QColor("navy"))
    now = theme.Theme("contrast", system=system)
    assert now.colour("late") == QColor("yellow")
    assert now.colour("rail") == QColor("navy")


@pytest.mark.parametrize("path", sorted(resource("icons").glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_draws_in_the_ink_it_is_given(qapp: QApplication, path: Path) -> None:
    image = theme.Theme().picture(path.stem, "late", 12).toImage()
    inked = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 100
    ]
    assert inked
    assert all(abs(colour.red() - theme.Theme().colour("late").red()) < 12 for colour in inked)
