"""Names that are also ordinary words, and how to tell which is meant where one stands."""

from __future__ import annotations

import re

_WORDS = """
grace will may june april august summer autumn hope faith joy rose lily daisy mark bill
frank dawn eve ivy jade ruby amber pearl olive violet heather holly robin sky river
sunny angel precious blessing destiny harmony melody iris poppy rowan ash reed dale glen chase
hunter mason page art gene rich rob sue pat drew grant
max miles earl duke king prince jet star storm rain bear fox wolf lane hazel ginger
sandy penny kit fern honey clay cliff forest gale heath patience
mercy charity chance sage sterling ward den will don gay guy lass pip dot flick
young black white brown green gray grey long short hill wood woods field fields bell cook baker
small little good best day knight rice stone rivers park ford price power love friend
church bishop marsh lake wells banks post case major swift sharp strong wise close hand head
bird fish drake finch barber butler farmer fisher gardener miller potter porter shepherd singer
turner walker weaver winter snow frost rush cross stock street court house hall castle temple
garden brook brooks bridge waters peace bond bright chase cole cotton crane dear early english fair
flowers flower freedom gold hard hardy harvest hide holder home hood horn hunt keen kind lamb land last law lord
lock low marks mead moon moss mount new newman noble north nice old orange parish parks parrot peacock
pike pool poor pope pound power proud pullen purple quick race rain reading read rest ring root rowing
salt sand sands savage sea see self shore silver sky smart smiles speed spring steel summers sun swan sweet
tall tell till tree true turn vale wall wand way weeks west east south wild wing winters work world worth years
again another any art away back bee bow boy buck bud burn car care carry cat chess chin clear cloud club coal cold
con cord corn crew cub cup dare deal deep don door down dove doll drum dusty ever feather fee fell
fen field fine fire flint flood fly fold ford foot free game gate gay gift glass glory go grand guest gully gun hat
heart hen hero hobby holiday hop horse ice ink jewel judge jump just kite lark lawn leaf light lime
link lion list lot luck lucky lark made magic make man march mark mate mead meadow merry met mill mist more
music nail need nest night nut ocean oak only open owl pack paint pal palm pan part path pen pepper pin pine
pink plant play plum point pond pride prayer quiet rainbow ran ray red rink rock rocky rod rook row royal
rust sat say seal set shade shell shine sing sir song spark spirit stand still sum tab tan tiger time
toy treasure trip try tulip tune van vet view vine wade wait wake walk want watch wave weather wheel win wind
wish wonder wren yard yard zest mum dad nan nana gran bee bell belle books boon art love honest true trust
an am as at be by do go he hi if in is it la le me mi my no of oh ok on or so to up us we al ed em jo
"""
COMMON = frozenset(_WORDS.split())
_MONTHS = frozenset({"may", "june", "april", "august", "march"})
_LEADING = "in by of during until till last next this since early late mid before after from each every"
_BEFORE_A_MONTH = frozenset(_LEADING.split())
_DOES = (
    "said says told tells lives lived goes went came comes likes liked loves loved wants wanted asked "
    "asks misses missed plays played thinks thought knows knew feels felt gets got wrote writes visits "
    "visited moved moves stays stayed helps helped talked talks spoke speaks does did doesn hasn isn "
    "wasn wouldn couldn won has had would could can might sees saw gave gives made makes cried laughed "
    "lost met rang rings sent sends started starts stopped turned turns took takes needs needed seems "
    "shares shared showed showed sleeps sits sat and who whose"
)
_POSSESSIVE = re.compile(r"['’]s\b")
_A_PERSON_DOES = re.compile(rf"[ \u00a0]+(?:{'|'.join(_DOES.split())})\b")
_A_PERSON_IS = re.compile(
    r"[ \u00a0]+(?:is|was)\b(?![ \u00a0]+(?:an?|the|what|when|why|how|good|important)\b)"
)


def is_name_here(text: str, at: int, end: int, name: str) -> bool:
    """Say whether ``text[at:end]`` stands where a name would: always, unless the name is a common word.

    Args:
        name: the name in plain lower case; two words or more are always a name.
    """
    if name not in COMMON:
        return True
    if not text[at].isupper():
        return False
    before, after = text[:at].rstrip(" \t\u00a0"), text[end:]
    if _POSSESSIVE.match(after):
        return True
    if name in _MONTHS and _is_month(before, after):
        return False
    return not _starts_sentence(before) or _is_followed_as_a_name(text[at:end], after)


def _starts_sentence(before: str) -> bool:
    return not before.rstrip("\"“”‘'(•*- ") or before.rstrip("\"“”‘'( ")[-1:] in (".", "!", "?", ":", "\n")


def _is_followed_as_a_name(found: str, after: str) -> bool:
    """A possessive, another capitalised word, or what only a person does: "Grace's", "Grace lives"."""
    return bool(
        re.search(r"['’]s?$", found)
        or re.match(r"[ -]+[A-ZÀ-Þ][a-zà-ÿ]|[.,]?\s*$", after)
        or _A_PERSON_DOES.match(after)
        or _A_PERSON_IS.match(after)
    )


def _is_month(before: str, after: str) -> bool:
    words = re.findall(r"[\w]+", before[-24:])
    last = words[-1].casefold() if words else ""
    return bool(
        re.match(r"(st|nd|rd|th)?\d|\d+(st|nd|rd|th)?$", last)
        or last in _BEFORE_A_MONTH
        or re.match(r"[\s,]*\d", after)
    )
