"""ClockRow: one clock in Settings, with its switch when it is not the law's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from iro_desk.domain.clocks import Clock, Force
from iro_desk.gui import theme
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings_fields import SettingField
from iro_desk.gui.widgets.layouts import TOP, Column, Stack
from iro_desk.gui.widgets.text import caption, wrapped
from iro_desk.gui.widgets.tick import Tick
from iro_desk.services import settings

ALWAYS_ON = "Always on: the law sets it"
AT_RIGHT = 190


class ClockRow(QWidget):
    """A clock's name, source, force and limits.

    Args:
        editors: the limits it works with.

    Attributes:
        switch: whether it is used; None for one the law sets.
        first: what takes the keyboard: a limit, or else the switch, or the row itself.
    """

    def __init__(self, context: Context, clock: Clock, editors: Iterable[SettingField]) -> None:
        super().__init__()
        self._context, self._clock = context, clock
        across = Stack(self, 560, gap=12)
        words = Column(gap=2)
        words.addWidget(wrapped(clock.name, "strong"))
        words.addWidget(caption(f"{clock.id} · {_sentence(clock.force)}, {clock.whose.value}"))
        words.addWidget(caption(clock.source))
        made = tuple(editors)
        for editor in made:
            words.addWidget(editor)
        across.addLayout(words, 1)
        self.switch: Tick | None = None
        self._at_right = self._law() if clock.force is Force.STATUTORY else self._switch()
        across.addWidget(self._at_right, 0, TOP)
        self.first: QWidget = made[0].editor if made else self.switch or self
        if self.first is self:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setAccessibleName(f"{clock.name}, {clock.id}. {ALWAYS_ON}")
        context.theme.changed.connect(self._measure)
        self._measure()

    def show_used(self, *, used: bool) -> None:
        """Show whether it is used."""
        if self.switch is not None:
            self.switch.set_value(used)

    def _law(self) -> QWidget:
        return caption(ALWAYS_ON)

    def _switch(self) -> QWidget:
        made = Tick("In use", ticked=True)
        made.setAccessibleName(f"In use: {self._clock.name}, {self._clock.id}")
        made.edited.connect(self._change)
        self.switch = made
        return made

    def _change(self) -> None:
        on = self.switch is not None and self.switch.value()
        self._context.ops.write(
            f"{'Use' if on else 'Stop using'} {self._clock.id}, {self._clock.name.lower()}",
            partial(settings.switch_clock, clock_id=self._clock.id, on=on),
            owner=self,
        )

    def _measure(self) -> None:
        self._at_right.setFixedWidth(theme.px(AT_RIGHT))


def _sentence(force: Force) -> str:
    return force.value.capitalize()
