"""FactsCard: the child, the reader, the way and the size of one paper, once more and in words (S49)."""

from __future__ import annotations

from iro_desk.domain.sending.wording import count_words
from iro_desk.gui import theme
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import TOP, Column, Line
from iro_desk.gui.widgets.text import caption, labelled, rule, wrapped
from iro_desk.services.sending.leaving import ToSend

FORMATS = {"pdf": "PDF", "docx": "Word", "txt": "Plain text", "csv": "Table", "fold": "PDF to fold"}


class FactsCard(Card):
    """Everything that must be right before it goes.

    Args:
        pages: how many there are; 0 for a file without pages.
    """

    def __init__(self, found: ToSend, pages: int) -> None:
        super().__init__("Is all of this right?", gap=8)
        going = found.going
        self.lines: dict[str, str] = {}
        size = (
            count_words(pages, "page", "pages")
            if pages
            else "its pages are made by the program that opens it"
        )
        self._fact("About", found.display_name, going.kind.label)
        self._fact("To", going.reader, "The child" if going.is_child else going.role)
        if not going.is_child:
            self._fact("Address", found.address or "None on the list", "As it stands on the child’s page")
        self._fact("Goes to", found.destination or "No folder chosen yet", "")
        self._fact("Protection", found.protection.told, "")
        made_as = FORMATS.get(found.file_format, found.file_format)
        self._fact("Size", f"{made_as}, {size}, {count_words(0, 'attachment', 'attachments')}", "")
        self._fact("File name", found.file_name, "No name in it, by design")
        if found.reason:
            self._fact("Left in", found.reason, "Your reason, after the leak check")

    def _fact(self, name: str, value: str, detail: str) -> None:
        self.lines[name] = value
        self.body.addWidget(rule())
        across = Line(gap=12)
        label = labelled(name, "body", tone="muted")
        label.setFixedWidth(theme.px(84))
        across.addWidget(label, 0, TOP)
        texts = Column(gap=2)
        texts.addWidget(wrapped(value))
        if detail:
            texts.addWidget(caption(detail))
        across.addLayout(texts, 1)
        self.body.addLayout(across)
