"""Puts a PDF under a password: AES-256 of revision 6, with its tags, language and clean properties kept (S54, S46)."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from iro_desk.errors import FileTrouble, Refusal

if TYPE_CHECKING:
    import pikepdf

REVISION: Final = 6
_NOT_THE_WORDS: Final = "not these words"


def seal(content: bytes, words: str) -> bytes:
    """Return the same pages under a password; what was written is opened again before it is handed back.

    Every guess at the words is cheap for whoever has the file, so they are drawn, never chosen. The words open the
    file for everything, printing and reading aloud too: limits would keep nobody out who has the words.

    Raises:
        Refusal: it is no PDF, or has a password already.
        FileTrouble: what was written does not open as it should.
    """
    # Read only when a file is sealed: it takes longer to load than a page to open.
    import pikepdf

    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                raise _no_pdf()
            out = BytesIO()
            lock = pikepdf.Encryption(user=words, owner=words, R=REVISION)
            pdf.save(out, encryption=lock, fix_metadata_version=False)
    except (pikepdf.PasswordError, pikepdf.PdfError) as error:
        raise _no_pdf() from error
    sealed = out.getvalue()
    _require_sealed(content, sealed, words)
    return sealed


def opened(sealed: bytes, words: str) -> bytes:
    """Return a sealed PDF without its password.

    Raises:
        Refusal: these are not its words, or it is no PDF.
    """
    import pikepdf  # as above

    try:
        with pikepdf.open(BytesIO(sealed), password=words) as pdf:
            out = BytesIO()
            pdf.save(out, encryption=False, fix_metadata_version=False)
    except pikepdf.PasswordError as error:
        raise Refusal("These words do not open the file.", "Look at each word and its order.") from error
    except pikepdf.PdfError as error:
        raise _no_pdf() from error
    return out.getvalue()


def _require_sealed(content: bytes, sealed: bytes, words: str) -> None:
    """Refuse a file that opens without its words, opens with others, or is not the one that went in."""
    import pikepdf  # as above

    try:
        with (
            pikepdf.open(BytesIO(sealed), password=words) as inside,
            pikepdf.open(BytesIO(content)) as before,
        ):
            is_same = len(inside.pages) == len(before.pages) and _spoken(inside) == _spoken(before)
            is_strong = inside.encryption.R == REVISION and inside.encryption.bits == 256
    except (pikepdf.PasswordError, pikepdf.PdfError) as error:
        raise _not_sealed() from error
    if not (is_same and is_strong) or _opens(sealed, "") or _opens(sealed, _NOT_THE_WORDS):
        raise _not_sealed()


def _spoken(pdf: pikepdf.Pdf) -> tuple[bool, str]:
    """Whether the pages are tagged, and in which language."""
    root = pdf.Root
    return "/StructTreeRoot" in root, str(root.get("/Lang", ""))


def _opens(sealed: bytes, words: str) -> bool:
    import pikepdf  # as above

    try:
        pikepdf.open(BytesIO(sealed), password=words).close()
    except pikepdf.PasswordError:
        return False
    return True


def _no_pdf() -> Refusal:
    return Refusal(
        "This file cannot be put under a password, because it is not a PDF without one.",
        "Send the PDF of this paper, or choose another protection for where it goes.",
        field="protection",
    )


def _not_sealed() -> FileTrouble:
    return FileTrouble(
        "The file could not be sealed so that only its words open it.",
        "It stays here. Choose another protection for where it goes.",
    )
