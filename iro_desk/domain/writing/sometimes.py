"""Words of the tone list that hurt only in some places, and what must stand beside them there."""

from __future__ import annotations

_SMALL = (
    r"\s+(?:a\s+(?:phase|child|kid|baby)|being|behaviour|attention|upset|cross|sad|worried"
    r"|tired|scared|silly|feel)\w*\b"
)
_PRAISE = (
    r"\b(?:well\s+done|proud|great|good|brilliant|lovely|wonderful|doing\s+well|worked\s+hard"
    r"|pleased|kind)\b[^.!?]{0,60}"
)
_SOMEBODY = (
    r"\b(?:he|she|they|you)(?:['’]s|['’]re|\s+(?:is|are|was|were|can\s+be))\s+(?:being\s+|very\s+|so\s+)?"
)
_SOMEONE = (
    r"\s+(?:child|children|boy|girl|teenager|young\s+person|baby|behaviour|learner|parent|mother|father)\b"
)
_NOT_OWNED = r"(?:^|[.!?]\s+|\b(?:and|with|from|by|to|that|told|asked)\s+)"

_SEE = r"\s*(?:[.!?,]|$|about\b|how\b|what\b|if\b|whether\b)"
_NEVER = r"(?!)"

#: what must stand before the word
ONLY_BEFORE = {
    "but": _PRAISE,
    "difficult": _SOMEBODY,
    "slow": _SOMEBODY,
    "lucky": r"\b(?:are|be|is|was|were|you['’]re|so|very)\s+",
    "mum": _NOT_OWNED,
    "dad": _NOT_OWNED,
}

#: or what must stand after it
ONLY_AFTER = {
    "but": _NEVER,
    "just": _SMALL,
    "simply": _SMALL,
    "only a": r"\s+(?:phase|child|kid|baby|little)\b",
    "difficult": _SOMEONE,
    "slow": _SOMEONE,
    "lucky": _NEVER,
    "we will see": _SEE,
    "we'll see": _SEE,
    "mum": _NEVER,
    "dad": _NEVER,
    "normal": r"\s+(?:child|children|family|families|kids?|people|life|home|school|behaviour)\b",
    "foreign": r"\s+(?:child|children|boy|girl|family|parents?|national|name|food|language|person|people)\b",
}
