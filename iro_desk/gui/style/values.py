"""Theme: the tokens at one text size and one colouring, asked by role."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QColor, QFont, QIcon, QPalette, QPixmap

from iro_desk.gui.style import fonts, icons
from iro_desk.gui.style.tokens import tokens


def qcolour(text: str) -> QColor:
    """A token's colour; the last two of eight digits are how solid it is."""
    if len(text) == 9:
        colour = QColor(text[:7])
        colour.setAlpha(int(text[7:], 16))
        return colour
    return QColor(text)


@dataclass(frozen=True, slots=True)
class Theme:
    """One colouring at one text size.

    Args:
        name: light, dark or contrast.
        scale: text size, 1.0 being 100% and 2.0 the largest.
        family: the typeface chosen in Settings.
        system: the system's own high-contrast palette, or None to use our colours.
    """

    name: str = "light"
    scale: float = 1.0
    family: str = fonts.ATKINSON
    system: QPalette | None = None
    _colours: dict[str, QColor] = field(default_factory=dict, init=False, repr=False, compare=False)

    def colour(self, role: str) -> QColor:
        """The colour of a role, such as ``late_soft``."""
        found = self._colours.get(role)
        if found is None:
            found = self._colours[role] = self._resolved(role)
        return found

    def _resolved(self, role: str) -> QColor:
        if self.system is None or self.name != "contrast":
            return qcolour(tokens().colours[self.name][role])
        group, _, wanted = tokens().palette_roles[role].rpartition("/")
        kind = QPalette.ColorGroup.Disabled if group else QPalette.ColorGroup.Active
        return self.system.color(kind, QPalette.ColorRole[wanted])

    def tile(self, number: int) -> QColor:
        """The identity colour of a child; numbers run round the list of ten."""
        tiles = tokens().tiles[self.name]
        return qcolour(tiles[number % len(tiles)])

    @property
    def initials(self) -> QColor:
        """The ink of initials on an identity tile."""
        return qcolour(tokens().initials[self.name])

    def px(self, length: float) -> int:
        """Pixels at this text size for a length given at 100%."""
        return round(length * self.scale)

    def pt(self, points: float) -> float:
        """Points at this text size."""
        return round(points * self.scale, 2)

    def size(self, name: str) -> int:
        """A named length of the tokens, at this text size."""
        return self.px(tokens().sizes[name])

    def font(self, style: str = "body", *, bold: bool = False, tabular: bool = False) -> QFont:
        """The font of a text style, such as ``caption``."""
        kind = tokens().type[style]
        weight = 700 if bold else kind.weight
        return fonts.made(fonts.family(self.family), self.pt(kind.points), weight, tabular=tabular)

    def icon(self, name: str, role: str = "text", side: float = 18) -> QIcon:
        """An icon in a role's ink, ``side`` pixels at 100%."""
        return icons.icon(
            name, self.colour(role).name(), self.colour("disabled_text").name(), max(1, self.px(side))
        )

    def picture(self, name: str, role: str = "text", side: float = 18) -> QPixmap:
        """The same icon as a picture for painting."""
        return icons.drawn(name, self.colour(role).name(), max(1, self.px(side)))

    @property
    def is_large(self) -> bool:
        """Whether text is large enough (150%) for rows to stack."""
        return self.scale >= 1.5
