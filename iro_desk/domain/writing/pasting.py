"""Makes plain paragraphs of what was copied in another program: words, line ends, tabs and list marks only."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_LINES = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile(r"[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
_JOINER = re.compile(r"(?<![^\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u024f])")
_TRAILING = re.compile(r"[ \t]+(?=\n|\Z)")
_EMPTY_LINES = re.compile(r"\n{3,}")
_MARKS = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0fc": "✓", "\u2011": "-", "\ufffc": ""})
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "p",
        "pre",
        "section",
        "table",
        "ul",
        "ol",
        "li",
        "tr",
    ]
)
_SKIPPED = frozenset({"head", "style", "script", "title"})


def cleaned(text: str) -> str:
    """Return pasted text ready to stand in a record.

    Smart quotes and dashes stay. Hard spaces become spaces, hard hyphens hyphens; soft hyphens and characters of
    no width go, and so do spaces at the end of a line. Word's own list marks become marks any program shows.
    """
    text = _LINES.sub("\n", text)
    text = _UNSEEN.sub("", _SPACES.sub(" ", text))
    text = _JOINER.sub("", text).translate(_MARKS)
    return _EMPTY_LINES.sub("\n\n", _TRAILING.sub("", text)).strip("\n")


def from_page(html: str) -> str:
    """Return the text of a formatted page: list marks in front of items, tabs between the cells of a row."""
    reader = _Page()
    reader.feed(html)
    reader.close()
    return cleaned("".join(reader.said))


def holds_lists_or_tables(html: str) -> bool:
    """Say whether a page has lists or tables of its own, which its plain text might have lost.

    Word writes its lists as paragraphs and puts every mark into the plain text as well.
    """
    return bool(re.search(r"<(?:li|td|th)\b", html, re.IGNORECASE)) and "mso-" not in html


class _Page(HTMLParser):
    """Gathers the words of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._skipping = 0
        self._lists: list[int | None] = []
        self._cells = 0
        self._in_row = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipping += 1
        elif tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
            self._new_line()
        elif tag in ("td", "th"):
            if self._cells:
                self.said.append("\t")
            self._cells += 1
        elif tag == "br":
            self.said.append(" " if self._in_row else "\n")
        elif tag in _BLOCKS:
            self._begin(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipping = max(0, self._skipping - 1)
            return
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag == "tr":
            self._in_row = False
        if tag in _BLOCKS:
            self._new_line()

    def handle_data(self, data: str) -> None:
        if self._skipping:
            return
        words = re.sub(r"[ \t\r\n]+", " ", data)
        at_start = not self.said or self.said[-1][-1:] in "\n\t "
        words = words.lstrip(" ") if at_start else words
        if words:
            self.said.append(words)

    def _begin(self, tag: str) -> None:
        self._new_line()
        if tag == "tr":
            self._in_row, self._cells = True, 0
        if tag == "li":
            self.said.append(self._mark())

    def _mark(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "•\t"
        self._lists[-1] += 1
        return f"{self._lists[-1]}.\t"

    def _new_line(self) -> None:
        """In a cell of a table a paragraph is only a space: a row stays one line."""
        if not self.said or self.said[-1][-1:] in "\n":
            return
        if self._in_row:
            self.said.append("" if self.said[-1][-1:] in " \t" else " ")
            return
        if self.said[-1] != "•\t":
            self.said.append("\n")
