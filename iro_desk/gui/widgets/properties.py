"""Sets the properties the stylesheet looks at, and has Qt look again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

POLISHED = Qt.WidgetAttribute.WA_WState_Polished


def dress(widget: QWidget, **properties: str | bool) -> None:
    """Give a widget its role, kind, tone, state or size, repainting it only when one has changed.

    One that is not styled yet will be when it is first measured or shown: most are dressed while they are made.
    """
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed and widget.testAttribute(POLISHED):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
