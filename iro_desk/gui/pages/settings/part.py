"""SettingsPart: the base of every tab of Settings, with the preferences it shows."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from iro_desk.gui import theme
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings_fields import SettingField
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import Column
from iro_desk.services import settings
from iro_desk.services.preferences import Preference

MEASURE = 760


class SettingsPart(QWidget):
    """One tab: it reads for itself, and every field keeps itself when it is left.

    Attributes:
        fields: the preferences shown, by key.
        typed_in: where something new is typed, by the name its draft has; a place may name it.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.fields: dict[str, SettingField] = {}
        self.typed_in: dict[str, FieldRow] = {}
        self.body = Column(self, gap=12)
        context.theme.changed.connect(self._measure)
        self._measure()

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
        for field in self.fields.values():
            field.keep()

    def show_values(self, values: dict[str, str]) -> None:
        """Show what is kept."""
        for key, field in self.fields.items():
            field.show_value(values[key])

    def field(self, preference: Preference, *, compact: bool = False) -> SettingField:
        """Return the editor of a preference, to be put where it belongs."""
        made = SettingField(self.context, preference, compact=compact)
        self.fields[preference.key] = made
        return made

    def section(self, heading: str, shown: Iterable[Preference], *, compact: bool = False) -> Card:
        """Return a card of preferences."""
        card = Card(heading)
        for preference in shown:
            card.body.addWidget(self.field(preference, compact=compact))
        return card

    def _measure(self) -> None:
        self.setMaximumWidth(theme.px(MEASURE))
