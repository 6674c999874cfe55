"""FactsCard: the child, the reader, the way and the size of one paper, once more and in words (S49)."""

from __future__ import annotations

from iro_desk.domain.sending.wording import count_words
from iro_desk.gui.pages.outbox.facts import Facts
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.text import rule
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
        facts = Facts()
        self.lines = facts.lines
        self.body.addWidget(rule())
        self.body.addLayout(facts)
        size = (
            count_words(pages, "page", "pages")
            if pages
            else "its pages are made by the program that opens it"
        )
        facts.tell("About", found.display_name, going.kind.label)
        facts.tell("To", going.reader, "The child" if going.is_child else going.role)
        if not going.is_child:
            facts.tell("Address", found.address or "None on the list", "As it stands on the child’s page")
        facts.tell("Goes to", found.destination or "No folder chosen yet")
        facts.tell("Protection", found.protection.told)
        made_as = FORMATS.get(found.file_format, found.file_format)
        facts.tell("Size", f"{made_as}, {size}, {count_words(0, 'attachment', 'attachments')}")
        facts.tell("File name", found.file_name, "No name in it, by design")
        if found.reason:
            facts.tell("Left in", found.reason, "Your reason, after the leak check")
