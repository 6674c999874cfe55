"""Writes a sealed paper as an e-mail that is not sent: it opens in the officer's own mail program (S54, S61)."""

from __future__ import annotations

from pathlib import Path

from iro_desk.domain.sending.protection import Protection
from iro_desk.exports.formats import email_draft
from iro_desk.exports.whole_file import write_whole
from iro_desk.services.sending.emails import EmailParts

SUBJECT = "A sealed paper for you"
OPENED_WITH = {
    Protection.PASSWORD_PDF: "Open it with any PDF reader, and type the words in small letters with one space between.",
    Protection.AGE: "Your office opens it with age: age -d, and then the words with one space between.",
}
BODY = (
    "Hello,\n\nThe attached file is for you alone. It is sealed, and five words open it. I will tell you the words by "
    "telephone: they are never in a message.\n\n{how}\n\nIf this was not meant for you, tell me at once and delete "
    "it.\n\n{officer}\n{telephone}\n"
)


def message(parts: EmailParts) -> bytes:
    """The bytes of the e-mail: no name of a child in its subject, its words or the name of its file."""
    body = BODY.format(
        how=OPENED_WITH[parts.sealed.how], officer=parts.officer or "The reviewing officer",
        telephone=parts.telephone,
    ).rstrip()  # fmt: skip
    kind = "pdf" if parts.sealed.how is Protection.PASSWORD_PDF else "octet-stream"
    return email_draft.write(
        SUBJECT, f"{body}\n", parts.to, parts.sealed.content, parts.sealed.file_name, kind
    )


def save(content: bytes, path: Path) -> Path:
    """Write it where she chose."""
    return write_whole(path, content)
