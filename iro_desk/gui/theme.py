"""The look in force: what a widget asks for a colour, a length, a font or an icon."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from iro_desk.gui.style import fonts, sheet
from iro_desk.gui.style.desk_style import DeskStyle
from iro_desk.gui.style.tokens import tokens
from iro_desk.gui.style.values import Theme

__all__ = ["SYSTEM", "Theme", "ThemeSource", "apply", "chosen", "colour", "current", "font", "icon"]
__all__ += ["picture", "pt", "px", "size", "source"]

SYSTEM = "system"


class ThemeSource(QObject):
    """Holds the theme in force and says when it changes, so that painted widgets paint again."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme = Theme()
        self._style: DeskStyle | None = None
        self._choice: str | None = None

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return self._theme

    def apply(self, app: QApplication, theme: Theme) -> None:
        """Dress the whole program: style, font, palette and the one stylesheet; once for a theme already worn."""
        worn = sheet.built(theme)
        if self._style is not None and (theme, worn) == (self._theme, app.styleSheet()):
            return
        fonts.register()
        if self._style is None:
            self._style = DeskStyle(lambda: self._theme)
            app.setStyle(self._style)
            for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo):
                QApplication.setEffectEnabled(effect, False)
        self._theme = theme
        app.setFont(theme.font("body"))
        app.setPalette(palette(theme))
        app.setStyleSheet(worn)
        self.changed.emit()

    def follow(self, app: QApplication, choice: str, scale: float, family: str = fonts.ATKINSON) -> None:
        """Use a choice from Settings and, when it is ``system``, keep following the system's scheme."""
        hints = app.styleHints()
        if self._choice is None:
            hints.colorSchemeChanged.connect(lambda: self._follow_again(app))
        self._choice = choice
        self.apply(app, chosen(app, choice, scale, family))

    def _follow_again(self, app: QApplication) -> None:
        if self._choice == SYSTEM:
            self.apply(app, chosen(app, SYSTEM, self._theme.scale, self._theme.family))


def chosen(app: QApplication, choice: str, scale: float, family: str = fonts.ATKINSON) -> Theme:
    """The theme for a choice of system, light, dark or contrast; scale is held within what is offered."""
    offered = tokens().scales
    scale = min(max(scale, offered[0]), offered[-1])
    hints = app.styleHints()
    if choice != SYSTEM:
        return Theme(choice, scale, family)
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Theme("contrast", scale, family, QPalette(app.style().standardPalette()))
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    return Theme("dark" if dark else "light", scale, family)


def palette(theme: Theme) -> QPalette:
    """The palette that rich text and delegates take their ink from."""
    role = QPalette.ColorRole
    named = {
        role.Window: "window", role.WindowText: "text", role.Base: "surface", role.AlternateBase: "sunken",
        role.Text: "text", role.Button: "surface", role.ButtonText: "text", role.BrightText: "late",
        role.Highlight: "accent", role.HighlightedText: "on_accent", role.Link: "link",
        role.LinkVisited: "link", role.PlaceholderText: "text_muted", role.ToolTipBase: "raised",
        role.ToolTipText: "text", role.Light: "surface", role.Midlight: "line", role.Mid: "line",
        role.Dark: "control_line", role.Shadow: "control_line", role.Accent: "accent",
    }  # fmt: skip
    made = QPalette()
    for palette_role, name in named.items():
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
            made.setColor(group, palette_role, theme.colour(name))
    for palette_role in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, palette_role, theme.colour("disabled_text"))
    return made


@cache
def source() -> ThemeSource:
    """The one source of the theme; Qt itself holds one style for the whole program."""
    return ThemeSource()


def current() -> Theme:
    """The theme in force."""
    return source().theme


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole program in a theme."""
    source().apply(app, theme)


def colour(role: str) -> QColor:
    """The colour of a role in the theme in force."""
    return current().colour(role)


def px(length: float) -> int:
    """Pixels at the text size in force."""
    return current().px(length)


def pt(points: float) -> float:
    """Points at the text size in force."""
    return current().pt(points)


def size(name: str) -> int:
    """A named length of the tokens at the text size in force."""
    return current().size(name)


def font(style: str = "body", *, bold: bool = False, tabular: bool = False) -> QFont:
    """The font of a text style at the text size in force."""
    return current().font(style, bold=bold, tabular=tabular)


def icon(name: str, role: str = "text", side: float = 18) -> QIcon:
    """An icon in a role's ink."""
    return current().icon(name, role, side)


def picture(name: str, role: str = "text", side: float = 18) -> QPixmap:
    """An icon as a picture for painting."""
    return current().picture(name, role, side)
