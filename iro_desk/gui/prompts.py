"""Every question, file choice and notice: the only module that opens a system dialog."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


class Prompts(Protocol):
    """What a screen may ask. Tests hand in one that remembers what was asked."""

    def confirm(self, owner: QWidget, question: str, consequence: str, do_it: str, keep: str) -> bool:
        """Ask before something that cannot be undone; the safe answer is the default."""

    def tell(self, owner: QWidget | None, what: str, next_step: str = "") -> None:
        """Say something that needs no answer; no owner when there is no window yet."""

    def choose_folder(self, owner: QWidget, title: str, start: Path | None) -> Path | None:
        """A folder, or None when the officer thought better of it."""

    def choose_file(self, owner: QWidget, title: str, kinds: str) -> Path | None:
        """A file to read, or None."""

    def choose_new_file(self, owner: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """Where to write a file, or None."""

    def show_folder(self, folder: Path) -> None:
        """Open a folder in the system's file window."""


class ScreenPrompts:
    """The real dialogs."""

    def confirm(self, owner: QWidget, question: str, consequence: str, do_it: str, keep: str) -> bool:
        """See :class:`Prompts`."""
        box = QMessageBox(owner)
        box.setWindowTitle("IRO Desk")
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setText(f"<b>{question}</b>")
        box.setInformativeText(consequence)
        safe = box.addButton(keep, QMessageBox.ButtonRole.RejectRole)
        done = box.addButton(do_it, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(safe)
        box.setEscapeButton(safe)
        box.exec()
        return box.clickedButton() is done

    def tell(self, owner: QWidget | None, what: str, next_step: str = "") -> None:
        """See :class:`Prompts`."""
        box = QMessageBox(owner)
        box.setWindowTitle("IRO Desk")
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setText(f"<b>{what}</b>")
        box.setInformativeText(next_step)
        box.addButton("Close", QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def choose_folder(self, owner: QWidget, title: str, start: Path | None) -> Path | None:
        """See :class:`Prompts`."""
        chosen = QFileDialog.getExistingDirectory(owner, title, str(start or Path.home()))
        return Path(chosen) if chosen else None

    def choose_file(self, owner: QWidget, title: str, kinds: str) -> Path | None:
        """See :class:`Prompts`."""
        chosen, _ = QFileDialog.getOpenFileName(owner, title, str(Path.home()), kinds)
        return Path(chosen) if chosen else None

    def choose_new_file(self, owner: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """See :class:`Prompts`."""
        chosen, _ = QFileDialog.getSaveFileName(owner, title, str(Path.home() / name), kinds)
        return Path(chosen) if chosen else None

    def show_folder(self, folder: Path) -> None:
        """See :class:`Prompts`."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
