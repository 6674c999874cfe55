"""The address of a WebDAV folder, taken apart and held to what is safe (S59)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit

from iro_desk.errors import Refusal

FIELD: Final = "address"
OWN: Final = frozenset({"127.0.0.1", "::1"})
"""This computer itself, by number: a name such as localhost could lead elsewhere."""
_PORTS: Final = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class WebAddress:
    """Where a folder is.

    Args:
        is_sealed: whether it is reached by HTTPS.
        path: from the host on, percent-encoded, ending in a slash.
    """

    is_sealed: bool
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The host as it stands in an address, with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def scheme(self) -> str:
        """How it is reached."""
        return "https" if self.is_sealed else "http"

    def path_of(self, name: str) -> str:
        """The path of one file in the folder."""
        return f"{self.path}{quote(name, safe='')}"

    def url_of(self, name: str) -> str:
        """The whole address of one file in the folder."""
        return f"{self.scheme}://{self.authority}{self.path_of(name)}"

    def is_same_host(self, url: str) -> bool:
        """Whether another address, which may be a path alone, is on this host."""
        there = urlsplit(url)
        return not there.netloc or (there.scheme, there.hostname) == (self.scheme, self.host)


def web_address(written: str) -> WebAddress:
    """Take apart what the officer typed.

    Only HTTPS is taken, but for a server on this computer itself, which nobody else can listen to.

    Raises:
        Refusal: with what to type instead.
    """
    parts, port = taken_apart(written)
    host = parts.hostname or ""
    if parts.scheme not in _PORTS:
        raise unclear()
    if parts.scheme == "http" and host not in OWN:
        raise Refusal(
            "Papers only leave over an address that begins with https://.",
            "Ask the office for the https address of the folder.",
            field=FIELD,
        )
    path = quote(parts.path, safe="/~%:@!$&'()*+,;=")
    return WebAddress(
        parts.scheme == "https",
        host,
        port or _PORTS[parts.scheme],
        path if path.endswith("/") else f"{path}/",
    )


def taken_apart(written: str) -> tuple[SplitResult, int | None]:
    """Take apart any server's address; raises Refusal for what no address of a folder may hold."""
    try:
        parts = urlsplit(written.strip())
        port = parts.port
    except ValueError:
        raise unclear() from None
    if not parts.hostname or any(letter.isspace() for letter in parts.netloc):
        raise unclear()
    if parts.username is not None or parts.password is not None:
        raise Refusal(
            "The address holds a name or a password.", "Type them in their own fields.", field=FIELD
        )
    if parts.query or parts.fragment:
        raise Refusal(
            "The address has a ? or a # in it.", "Type the address of the folder alone.", field=FIELD
        )
    return parts, port


def unclear() -> Refusal:
    """What is said of what is no address."""
    return Refusal(
        "This is not the address of a folder.",
        "It looks like https://files.example.org/reviews/.",
        field=FIELD,
    )
