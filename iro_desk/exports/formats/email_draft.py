"""Writes an e-mail that is not sent: it opens in the officer's own mail program, with its file where it has one."""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.policy import SMTP

ADDRESS = re.compile(r"[^\s@,;:()<>]+@[^\s@,;:()<>]+")
BOUNDARY = "=_the-form-is-attached_="


def write(
    subject: str, body: str, to: str, attached: bytes = b"", attached_name: str = "", kind: str = "pdf"
) -> bytes:
    """The bytes of the message; the same words always give the same bytes.

    Args:
        to: where it goes; left blank for the officer to fill in when it is not one address.
        attached: a file; empty for a message of words alone.
        kind: what sort of file it is, as mail programs call it after “application/”.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject
    if ADDRESS.fullmatch(to.strip()):
        message["To"] = to.strip()
    # Mail programs open a message marked so as one still to be sent.
    message["X-Unsent"] = "1"
    message.set_content(body)
    if attached:
        message.add_attachment(attached, maintype="application", subtype=kind, filename=attached_name)
        message.set_boundary(BOUNDARY)
    return message.as_bytes()
