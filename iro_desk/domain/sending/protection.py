"""How papers are sealed on their way out, so that whoever finds the file cannot read it (S54)."""

from __future__ import annotations

from iro_desk.domain.codes.code import Code


class Protection(Code):
    """What a paper is put under before it leaves; the words that open it go another way."""

    CLEAR = "clear", "Not sealed: whoever opens the folder can read it"
    PASSWORD_PDF = "password_pdf", "A password on the PDF"
    AGE = "age", "An age file, for an office that has age"

    @property
    def told(self) -> str:
        """What the send screen says of it."""
        return {
            "clear": "None: whoever opens the folder can read it",
            "password_pdf": "A password of five words, which you say to the reader",
            "age": "An age file under five words, which you say to the reader",
        }[self.value]
