"""F39: the computer's keystore may be missing, locked or forgetful, and is never required."""

from __future__ import annotations

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from iro_desk.storage.keystore import SystemKeystore


class Remembering(KeyringBackend):
    """A keyring in memory; ``mood`` makes it forget or refuse."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.mood = "well"

    def get_password(self, service: str, username: str) -> str | None:
        """Return what was kept."""
        if self.mood == "locked":
            raise KeyringLocked("locked")
        return None if self.mood == "forgetful" else self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        if self.mood == "locked":
            raise KeyringLocked("locked")
        self.kept[(service, username)] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        if (service, username) not in self.kept:
            raise PasswordDeleteError("none")
        del self.kept[(service, username)]


@pytest.fixture
def backend() -> Iterator[Remembering]:
    before = keyring.get_keyring()
    fake = Remembering()
    keyring.set_keyring(fake)
    yield fake
    keyring.set_keyring(before)


def test_a_secret_comes_back_until_it_is_deleted(backend: Remembering) -> None:
    store = SystemKeystore()
    assert store.set("vault", b"\x00secret")
    assert store.get("vault") == b"\x00secret"
    store.delete("vault")
    store.delete("vault")
    assert store.get("vault") is None


@pytest.mark.parametrize("mood", ["forgetful", "locked"])
def test_a_keystore_that_will_not_keep_says_so(backend: Remembering, mood: str) -> None:
    backend.mood = mood
    assert not SystemKeystore().set("vault", b"secret")
    assert SystemKeystore().get("vault") is None


def test_a_secret_somebody_altered_is_no_secret(backend: Remembering) -> None:
    backend.kept[("IRO Desk", "vault")] = "not base 64!"
    assert SystemKeystore().get("vault") is None
