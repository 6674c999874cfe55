"""Seals one paper of the outbox the way it is to leave, with words drawn for its reader (S54)."""

from __future__ import annotations

import hashlib
from random import Random, SystemRandom

from iro_desk.domain.sending.protection import Protection
from iro_desk.exports.protecting import age_file, password_pdf
from iro_desk.exports.protecting.said_words import drawn_words
from iro_desk.paths import resource
from iro_desk.services.sending.sealing import SealedFile, ToSeal


def seal(wanted: ToSeal, rng: Random | None = None) -> SealedFile:
    """Return the paper as it leaves.

    Args:
        rng: draws the words where there are none yet; unguessable in earnest, anything repeatable in a test.

    Raises:
        Refusal: it is not a kind of file that can be sealed so; it stays where it is, never in clear instead.
        FileTrouble: this computer cannot seal so.
    """
    words = wanted.words or _drawn(rng or SystemRandom())
    of_sha256 = hashlib.sha256(wanted.content).hexdigest()
    if wanted.how is Protection.AGE:
        content, name = age_file.seal(wanted.content, words), wanted.file_name + age_file.SUFFIX
    else:
        content, name = password_pdf.seal(wanted.content, words), wanted.file_name
    return SealedFile(wanted.item_id, wanted.how, name, of_sha256, content, words)


def _drawn(rng: Random) -> str:
    return drawn_words(resource("data/words.txt").read_text("utf-8").split(), rng)
