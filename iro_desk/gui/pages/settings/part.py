"""SettingsPart: the base of every tab of Settings, with the preferences it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.gui import theme
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings_fields import SettingField
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.in_turn import InTurn, Piece
from iro_desk.gui.widgets.layouts import Column
from iro_desk.services import settings
from iro_desk.services.preferences import Preference

MEASURE = 760


class SettingsPart(QWidget):
    """One tab: it reads for itself, and every field keeps itself when it is left.

    What a tab holds beyond its first card is made in turn, one piece at each turn of the loop, so that the window
    answers meanwhile (F06); whoever asks for its fields has the whole of it.

    Attributes:
        typed_in: where something new is typed, by the name its draft has; a place may name it.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._fields: dict[str, SettingField] = {}
        self._turns = InTurn(self)
        self.typed_in: dict[str, FieldRow] = {}
        self.body = Column(self, gap=12)
        context.theme.changed.connect(self._measure)
        self._measure()

    @property
    def fields(self) -> dict[str, SettingField]:
        """The preferences shown, by key."""
        self.finish()
        return self._fields

    @property
    def is_whole(self) -> bool:
        """Whether all of it has been made."""
        return self._turns.is_whole

    def in_turn(self, *makes: Callable[[], QWidget | None]) -> None:
        """Make these one beneath another: the first now, and each of the others at a later turn of the loop.

        Args:
            makes: each returns what is put beneath the rest, or None when it has put it somewhere itself.
        """
        self._turns.add(*(partial(self._put, make) for make in makes))
        self.turn()

    def turn(self) -> None:
        """Make the next piece."""
        self._turns.turn()

    def finish(self) -> None:
        """Make what is left at once."""
        self._turns.finish()

    def when_whole(self, then: Piece) -> None:
        """Do something once all of it has been made; only the last thing asked for is done."""
        self._turns.when_whole(then)

    def load(self) -> None:
        """Read every preference."""
        self.context.ops.read(settings.values, self.show_values, self)

    def show_row(self, name: str) -> QWidget | None:
        """Put the keyboard on what a place names within the tab, and return it; None when it names nothing."""
        row = self.typed_in.get(name)
        if row is not None:
            row.focus()
        return row

    def flush(self) -> None:
        """Keep what is in the field being typed into."""
        for field in self._fields.values():
            field.keep()

    def show_values(self, values: dict[str, str]) -> None:
        """Show what is kept."""
        for key, field in self._fields.items():
            field.show_value(values[key])

    def field(self, preference: Preference, *, compact: bool = False) -> SettingField:
        """Return the editor of a preference, to be put where it belongs."""
        made = SettingField(self.context, preference, compact=compact)
        self._fields[preference.key] = made
        return made

    def section(self, heading: str, shown: Iterable[Preference], *, compact: bool = False) -> Card:
        """Return a card of preferences."""
        card = Card(heading)
        for preference in shown:
            card.body.addWidget(self.field(preference, compact=compact))
        return card

    def _put(self, make: Callable[[], QWidget | None]) -> None:
        made = make()
        if made is not None:
            self.body.addWidget(made)

    def _measure(self) -> None:
        self.setMaximumWidth(theme.px(MEASURE))
