"""What can go wrong between this computer and another: each with its own sentence and its own rule (F47, F48)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from iro_desk.carriers.carrier import SendingTrouble


class Trouble(Enum):
    """One kind of trouble on the way."""

    NOT_THERE = "not-there"
    SILENT = "silent"
    BROKEN_OFF = "broken-off"
    STRANGER = "stranger"
    MOVED = "moved"
    UNKNOWN_CERTIFICATE = "unknown-certificate"
    CHANGED_CERTIFICATE = "changed-certificate"
    NEW_HOST_KEY = "new-host-key"
    CHANGED_HOST_KEY = "changed-host-key"
    NOT_SIGNED_IN = "not-signed-in"
    FORBIDDEN = "forbidden"
    NO_FOLDER = "no-folder"
    OTHER_KIND = "other-kind"
    OTHER_PLACE = "other-place"
    TOO_LARGE = "too-large"
    LOCKED = "locked"
    TOO_MANY = "too-many"
    FULL = "full"
    AILING = "ailing"
    NOT_THE_SAME = "not-the-same"
    UNHEARD = "unheard"
    NOT_DONE = "not-done"


@dataclass(frozen=True, slots=True)
class _Words:
    what: str
    next_step: str
    again: bool


_AT_THE_OFFICE: Final = "Tell whoever looks after it at the office."
_LATER: Final = "Nothing is lost. It is tried again by itself while this sending lasts, or press Send later."
_CHECK: Final = "Check it in Settings, Where papers go."

_WORDS: Final = {
    Trouble.NOT_THERE: _Words(
        "The server does not answer from here.", f"Connect to the office network. {_LATER}", True
    ),
    Trouble.SILENT: _Words("The server was silent for too long.", _LATER, True),
    Trouble.BROKEN_OFF: _Words("The line broke off before the server had answered.", _LATER, True),
    Trouble.STRANGER: _Words(
        "Something else answered instead of the server, such as the sign-in page of a wireless network.",
        f"Open a browser and see whether the network wants you to sign in. {_LATER}",
        True,
    ),
    Trouble.MOVED: _Words(
        "The server says that the folder has another address.", f"Ask the office for it. {_CHECK}", False
    ),
    Trouble.UNKNOWN_CERTIFICATE: _Words(
        "The server showed a certificate that this computer does not trust, so nothing was sent.",
        "Ask the office for its SHA-256 fingerprint, and compare it in Settings, Where papers go.",
        False,
    ),
    Trouble.CHANGED_CERTIFICATE: _Words(
        "The server showed another certificate than the one you compared, so nothing was sent.",
        "Ask the office whether it was renewed, and compare the new one in Settings, Where papers go.",
        False,
    ),
    Trouble.NEW_HOST_KEY: _Words(
        "You have not compared this server’s key yet, so nothing was sent.",
        "Ask the office for its SHA-256 fingerprint, and compare it in Settings, Where papers go.",
        False,
    ),
    Trouble.CHANGED_HOST_KEY: _Words(
        "The server showed another key than the one you compared, so nothing was sent.",
        "Ask the office whether it was changed, and compare the new one in Settings, Where papers go.",
        False,
    ),
    Trouble.NOT_SIGNED_IN: _Words("The server did not take the name and password.", _CHECK, False),
    Trouble.FORBIDDEN: _Words(
        "You may sign in to the server, but not put files in this folder.",
        "Ask the office to allow it.",
        False,
    ),
    Trouble.NO_FOLDER: _Words("The server has no folder at this address.", _CHECK, False),
    Trouble.OTHER_KIND: _Words(
        "The server answers, but it is not one that papers can be sent to this way.", _CHECK, False
    ),
    Trouble.OTHER_PLACE: _Words(
        "The mark that IRO Desk left in this folder is not there: it may be another folder, or it was emptied.",
        f"Nothing was sent. {_CHECK}",
        False,
    ),
    Trouble.TOO_LARGE: _Words("The server does not take a file of this size.", _AT_THE_OFFICE, False),
    Trouble.LOCKED: _Words("Another program has the file on the server open.", _LATER, True),
    Trouble.TOO_MANY: _Words("The server asks for fewer papers at a time.", _LATER, True),
    Trouble.FULL: _Words("The server has no room left for you.", _AT_THE_OFFICE, False),
    Trouble.AILING: _Words("The server is in trouble of its own.", _LATER, True),
    Trouble.NOT_THE_SAME: _Words(
        "What the server keeps is not what was sent, so it did not get its name.", _LATER, True
    ),
    Trouble.NOT_DONE: _Words("The server could not keep the file; it may be full.", _AT_THE_OFFICE, False),
    Trouble.UNHEARD: _Words("The server gave an answer that IRO Desk does not know.", _AT_THE_OFFICE, False),
}


_COMPARED: Final = frozenset(
    {
        Trouble.UNKNOWN_CERTIFICATE,
        Trouble.CHANGED_CERTIFICATE,
        Trouble.NEW_HOST_KEY,
        Trouble.CHANGED_HOST_KEY,
    }
)


class UnknownCertificate(SendingTrouble):
    """The server is not known by its certificate or key; the officer may compare it, and take it."""


def trouble(kind: Trouble) -> SendingTrouble:
    """Return what to raise for one kind of trouble; no name and no address is in its words."""
    words = _WORDS[kind]
    made = UnknownCertificate if kind in _COMPARED else SendingTrouble
    return made(words.what, words.next_step, again=words.again)
