"""Seals any file with age, under words (S54).

The format is public (age-encryption.org/v1): ChaCha20-Poly1305, under scrypt of the words. What is altered
does not open at all.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

from iro_desk.errors import FileTrouble, Refusal

SUFFIX: Final = ".age"


def is_here() -> bool:
    """Whether this computer has what age needs; Windows on ARM has no such package yet."""
    return find_spec("pyrage") is not None


def seal(content: bytes, words: str) -> bytes:
    """Return the file under words; a guess costs about a second and a great deal of memory.

    Raises:
        FileTrouble: this computer cannot.
    """
    _require_here()
    from pyrage import passphrase  # a compiled package that not every computer has

    return bytes(passphrase.encrypt(content, words))


def opened(sealed: bytes, words: str) -> bytes:
    """Return what is in a file under words.

    Raises:
        Refusal: these are not its words, or it is damaged.
        FileTrouble: this computer cannot.
    """
    _require_here()
    import pyrage  # as above

    try:
        return bytes(pyrage.passphrase.decrypt(sealed, words))
    except pyrage.DecryptError as error:
        raise Refusal("These words do not open the file.", "Look at each word and its order.") from error


def _require_here() -> None:
    if not is_here():
        raise FileTrouble(
            "This computer cannot seal files with age: there is no such package for it yet.",
            "Choose a password on the PDF for where it goes.",
        )
