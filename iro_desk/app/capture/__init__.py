"""Keeps the windows of the program out of recordings and shared screens, where the system can (S22)."""

from __future__ import annotations

import sys

from iro_desk.gui.company.shield import Shield


def shield() -> Shield | None:
    """What hides a window from capture here; None where no program can, as on Linux."""
    if sys.platform == "win32":
        import ctypes

        from iro_desk.app.capture.windows import over

        return over(ctypes.windll.user32.SetWindowDisplayAffinity)
    if sys.platform == "darwin":
        from iro_desk.app.capture.macos import over_views, runtime

        return over_views(runtime())
    return None
