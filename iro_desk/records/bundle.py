"""Bundles of papers that went to business support as one sealed file, and what came back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, ClassVar

from sqlmodel import Field

from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record, moment

RECEIPT = "Receipt"


class BundleReceiptFields(Fields):
    """Who says that the papers of a bundle went to their readers, and when."""

    done_on: Annotated[
        date | None, FormField("Day they went", RECEIPT, "The day they were posted, filed or handed over.")
    ] = None
    done_by: Annotated[str, FormField("Who says so", RECEIPT, "The person at business support.")] = Field(
        "", max_length=120
    )


class Bundle(BundleReceiptFields, Record, table=True):
    """One sealed file of papers of several children. The papers themselves stay things of the outbox.

    Args:
        reference: random; the file's name holds it.
        code: random; it stands in the sealed file alone and comes back on the receipt.
        words: what opens the file, to be said.
        sha256: of the sealed file, hexadecimal; empty until it has been placed.
        placed_in: the folder it was placed in; empty until then.
        by_receipt: whether the office's own receipt was read, rather than what somebody said being noted.
    """

    __tablename__ = "bundle"
    lasting: ClassVar[bool] = True

    reference: str = Field(max_length=12, unique=True)
    code: str = Field(max_length=12)
    words: str = Field(max_length=120)
    made_at: datetime = moment(...)
    sha256: str = Field("", max_length=64)
    placed_in: str = ""
    placed_at: datetime | None = moment()
    by_receipt: bool = False
