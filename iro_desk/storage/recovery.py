"""The printed recovery code: 160 bits in nine groups of four, with a check against slips of the pen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from iro_desk.errors import Refusal

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32 signs: no I, L, O or U, which the hand confuses with 1, 0 and V."""

SECRET_BYTES = 20
GROUP_LENGTH = 4
_SECRET_SIGNS = 32
_CHECK_SIGNS = 4
_MISREAD = str.maketrans("ILO", "110")
_IGNORED = str.maketrans("", "", " -–—.\t\r\n")


def new_code(random: Callable[[int], bytes]) -> str:
    """Return a fresh code, in groups joined by hyphens.

    Args:
        random: returns so many unguessable bytes.
    """
    return written(random(SECRET_BYTES))


def written(secret: bytes) -> str:
    """Return the code that stands for 20 secret bytes."""
    signs = _signs(int.from_bytes(secret, "big"), _SECRET_SIGNS)
    return "-".join(groups(signs + _check(signs)))


def groups(code: str) -> tuple[str, ...]:
    """Return the code's groups of four, for printing and for re-typing some of them."""
    plain = normalised(code)
    return tuple(plain[start : start + GROUP_LENGTH] for start in range(0, len(plain), GROUP_LENGTH))


def normalised(code: str) -> str:
    """Return the bare signs: spaces and hyphens gone, I and L read as 1, O as 0."""
    return code.upper().translate(_IGNORED).translate(_MISREAD)


def secret_of(code: str) -> bytes:
    """Return the 20 secret bytes a typed code stands for.

    Raises:
        Refusal: the code is too short or long, or its check does not agree; it is a slip, not a wrong code.
    """
    plain = normalised(code)
    wanted = _SECRET_SIGNS + _CHECK_SIGNS
    if any(sign not in ALPHABET for sign in plain):
        raise Refusal(
            "The recovery code has a sign that is never used in one.", "Compare it with the printed page."
        )
    if len(plain) != wanted:
        raise Refusal(
            f"The recovery code has {wanted} letters and numbers; {len(plain)} were typed.",
            "Compare it with the printed page.",
        )
    signs = plain[:_SECRET_SIGNS]
    if plain[_SECRET_SIGNS:] != _check(signs):
        raise Refusal(
            "One or more signs of the recovery code are not as printed.", "Compare it group by group."
        )
    number = 0
    for sign in signs:
        number = number * 32 + ALPHABET.index(sign)
    return number.to_bytes(SECRET_BYTES, "big")


def _signs(number: int, count: int) -> str:
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(count)))


def _check(signs: str) -> str:
    digest = hashlib.sha256(b"iro-desk recovery check " + signs.encode("ascii")).digest()
    return _signs(int.from_bytes(digest[:3], "big") >> 4, _CHECK_SIGNS)
