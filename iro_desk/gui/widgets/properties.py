"""Sets the properties the stylesheet looks at, and has Qt look again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def dress(widget: QWidget, **properties: str | bool) -> None:
    """Give a widget its role, kind, tone, state or size, repainting it only when one has changed."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
