"""The weights, changed in place: each is kept when it is left and is one thing to undo."""

from __future__ import annotations

from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings_fields import SettingField
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import LEFT
from iro_desk.gui.widgets.text import caption, wrapped
from iro_desk.services import caseload_weight, settings
from iro_desk.services.preferences import weight_preferences

HERS = (
    "No law or guidance weighs a caseload. These weights are yours, and every child counts 1 to begin with."
)


class WeightsCard(Card):
    """A field for each weight, and putting all of them back."""

    def __init__(self, context: Context) -> None:
        super().__init__("Your weights", gap=10)
        self._context = context
        self.body.addWidget(caption(HERS))
        asked = weight_preferences()
        self.fields = {
            preference.key: SettingField(context, preference, compact=True) for preference in asked
        }
        section = ""
        for preference in asked:
            if preference.section != section:
                section = preference.section
                self.body.addWidget(wrapped(section, "label"))
            self.body.addWidget(self.fields[preference.key])
        self.put_back = button("Put every weight back", icon="undo-2", on_press=self._put_back)
        self.body.addWidget(self.put_back, 0, LEFT)

    def load(self) -> None:
        """Read them again."""
        self._context.ops.read(settings.values, self._show, self)

    def flush(self) -> None:
        """Keep what is in the field being typed into."""
        for field in self.fields.values():
            field.keep()

    def _show(self, values: dict[str, str]) -> None:
        for key, field in self.fields.items():
            field.show_value(values[key])

    def _put_back(self) -> None:
        self._context.ops.write(
            "Put every weight back",
            caseload_weight.put_weights_back,
            then=lambda _none: self._context.toast("Every weight is what it started as"),
            owner=self,
        )
        self.put_back.setFocus()
