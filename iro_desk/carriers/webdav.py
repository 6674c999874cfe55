"""Carries papers to a folder on a WebDAV server: a part, read back, then its name, never over another (S60)."""

from __future__ import annotations

from typing import Final

from iro_desk.carriers.carrier import NameTaken
from iro_desk.carriers.marked_folder import MarkedFolder, require_part
from iro_desk.carriers.multistatus import Thing, told
from iro_desk.carriers.troubles import Trouble, trouble
from iro_desk.carriers.web_line import Answer, WebLine

_TAKEN: Final = 412
_TROUBLES: Final = {
    401: Trouble.NOT_SIGNED_IN,
    403: Trouble.FORBIDDEN,
    404: Trouble.NO_FOLDER,
    405: Trouble.OTHER_KIND,
    407: Trouble.STRANGER,
    408: Trouble.SILENT,
    409: Trouble.NO_FOLDER,
    410: Trouble.NO_FOLDER,
    413: Trouble.TOO_LARGE,
    423: Trouble.LOCKED,
    429: Trouble.TOO_MANY,
    501: Trouble.OTHER_KIND,
    507: Trouble.FULL,
    511: Trouble.STRANGER,
}


class WebDav(MarkedFolder):
    """A folder on a server, over one line.

    Args:
        mark: by which the folder is known again; empty while it has none of ours.

    No request of it can remove or overwrite a finished file: it asks with PROPFIND, GET, PUT and MOVE alone, PUT
    goes to names that end in ``.iro-part`` and no other, and MOVE says that nothing may be overwritten.
    """

    def __init__(self, line: WebLine, mark: str = "") -> None:
        super().__init__(mark)
        self._line = line
        self._address = line.address

    def reach(self) -> None:
        """See that the folder is there, that it lets the officer in, and that it is the one it was (F46)."""
        thing = self._about("")
        if thing is None:
            raise trouble(Trouble.NO_FOLDER)
        if not thing.is_folder:
            raise trouble(Trouble.OTHER_KIND)
        self.require_known()

    def put_part(self, part: str, content: bytes) -> None:
        """Put the whole part there and read it back; a part that is there already, whole, is left as it is."""
        require_part(part)
        path = self._address.path_of(part)
        answer = self._line.ask("PUT", path, content, {"If-None-Match": "*"})
        if answer.status == _TAKEN:
            if self.content_of(part) == content:
                return
            answer = self._line.ask("PUT", path, content)
        self._require(answer, 200, 201, 204)
        if self.content_of(part) != content:
            raise trouble(Trouble.NOT_THE_SAME)

    def settle(self, part: str, name: str) -> None:
        """Give a part its name.

        Raises:
            NameTaken: something has that name.
        """
        require_part(part)
        # Asked first for the servers that do not know how to keep what is there.
        if self._about(name) is not None:
            raise NameTaken
        to = {"Destination": self._address.url_of(name), "Overwrite": "F"}
        answer = self._line.ask("MOVE", self._address.path_of(part), headers=to)
        if answer.status == _TAKEN:
            raise NameTaken
        if answer.status == 404:
            # The part has gone: it may have got its name without our hearing so.
            raise trouble(Trouble.BROKEN_OFF)
        self._require(answer, 201, 204)
        if self._about(name) is None:
            raise trouble(Trouble.STRANGER)

    def remove_part(self, part: str) -> None:
        """Empty what is left of a part; nothing is ever deleted on a server (S60)."""
        require_part(part)
        thing = self._about(part)
        if thing is not None and thing.length != 0:
            self._require(self._line.ask("PUT", self._address.path_of(part), b""), 200, 201, 204)

    def close(self) -> None:
        """Let the line go."""
        self._line.close()

    def content_of(self, name: str) -> bytes | None:
        """Read a file back from the server; None when there is none of that name."""
        thing = self._about(name)
        return None if thing is None else self._content(name, thing.length)

    def _about(self, name: str) -> Thing | None:
        """Ask what there is under a name; only a WebDAV server answers this, never a sign-in page (F47)."""
        answer = self._line.ask("PROPFIND", self._address.path_of(name), headers={"Depth": "0"})
        if answer.status == 404:
            return None
        self._require(answer, 207)
        thing = told(answer.body)
        if thing is None:
            raise trouble(Trouble.STRANGER)
        return thing

    def _content(self, name: str, length: int) -> bytes:
        answer = self._line.ask("GET", self._address.path_of(name), most=length)
        self._require(answer, 200)
        if len(answer.body) != length:
            raise trouble(Trouble.STRANGER)
        return answer.body

    def _require(self, answer: Answer, *expected: int) -> None:
        if answer.status in expected:
            return
        if 300 <= answer.status < 400:
            is_here = self._address.is_same_host(answer.headers.get("location", ""))
            raise trouble(Trouble.MOVED if is_here else Trouble.STRANGER)
        if answer.status in _TROUBLES:
            raise trouble(_TROUBLES[answer.status])
        if answer.status >= 500:
            raise trouble(Trouble.AILING)
        if answer.status < 300:
            raise trouble(Trouble.STRANGER)
        raise trouble(Trouble.UNHEARD)
