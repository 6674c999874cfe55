"""Reads every word back out of a finished file, so that the leak check sees what will really leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Final

from iro_desk.domain.leaks.scanning import Passage
from iro_desk.exports.pdf_words import passages_of_pdf
from iro_desk.exports.word_words import passages_of_word

_FILE_NAME: Final = "the file’s name"
_HEADER: Final = re.compile(rb"(?:From|To|Subject|MIME-Version|Date|X-Unsent):", re.IGNORECASE)


def passages(content: bytes, file_name: str = "") -> tuple[Passage, ...]:
    """Every word of a finished file, and where it stands: PDF, Word, an e-mail or plain text.

    Args:
        content: the very bytes that will leave; what kind of file they are is read from them.
        file_name: the name it will have; empty when it has none.

    Raises:
        Refusal: the file cannot be read, so it cannot be checked.
    """
    named = (Passage(_FILE_NAME, _parted(file_name)),) if file_name else ()
    return (*named, *_of_bytes(content))


def _of_bytes(content: bytes) -> tuple[Passage, ...]:
    if b"%PDF-" in content[:1024]:
        return passages_of_pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return passages_of_word(content)
    if _HEADER.match(content):
        return tuple(_of_message(content))
    return (Passage("", _text(content)),)


def _of_message(content: bytes) -> Iterator[Passage]:
    """An e-mail: its headings, its words, and the files it carries."""
    message = message_from_bytes(content, _class=EmailMessage, policy=policy.default)
    for part in message.walk():
        for name, value in part.items():
            yield Passage(f"the heading {name} of the e-mail", str(value))
        if part.is_multipart():
            continue
        body = part.get_payload(decode=True)
        if isinstance(body, bytes):
            is_attached = bool(part.get_filename())
            inner = _of_bytes(body) if is_attached else (Passage("", _text(body)),)
            yield from (Passage("an attached file" if is_attached else p.where, p.text) for p in inner)


def _text(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _parted(file_name: str) -> str:
    """The name as it is, and with its words apart: LetterToJack.pdf is read as Letter To Jack."""
    apart = re.sub(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])", " ", file_name)
    return file_name if apart == file_name else f"{file_name}\n{apart}"
