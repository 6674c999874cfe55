"""The computer's own keystore: an optional extra, never the only way in and never a plain file."""

from __future__ import annotations

import base64
import binascii
from typing import Protocol

import keyring
from keyring.errors import KeyringError

SERVICE = "IRO Desk"


class Keystore(Protocol):
    """Somewhere the system keeps secrets for this officer."""

    def get(self, name: str) -> bytes | None:
        """Return a secret; None when it is not there or the keystore will not open."""

    def set(self, name: str, secret: bytes) -> bool:
        """Keep a secret and read it back; False when it did not stay."""

    def delete(self, name: str) -> None:
        """Forget a secret; nothing happens when it is not there."""


class SystemKeystore:
    """The keystore the ``keyring`` library finds; it may be missing, changed or locked (F39)."""

    def get(self, name: str) -> bytes | None:
        """Return the secret, or None."""
        try:
            text = keyring.get_password(SERVICE, name)
            return base64.b64decode(text, validate=True) if text else None
        except (KeyringError, binascii.Error):
            return None

    def set(self, name: str, secret: bytes) -> bool:
        """Keep the secret; some backends accept and forget, so it is read back."""
        try:
            keyring.set_password(SERVICE, name, base64.b64encode(secret).decode("ascii"))
        except KeyringError:
            return False
        return self.get(name) == secret

    def delete(self, name: str) -> None:
        """Forget the secret."""
        try:
            keyring.delete_password(SERVICE, name)
        except KeyringError:
            return
