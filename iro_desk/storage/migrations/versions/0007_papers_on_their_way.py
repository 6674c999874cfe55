"""papers on their way."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a file forward; the backup is the way back."""
    op.create_table(
        "word_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("foot", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("styles", sa.String(), nullable=False),
        sa.Column("lent", sa.String(), nullable=False),
        sa.Column("left_out", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_word_template")),
    )
    op.create_table(
        "printed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("given_to", sa.String(length=120), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("read_with", sa.String(length=120), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("printer", sa.String(length=200), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.Column("printed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_printed_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["outbox_item.id"], name=op.f("fk_printed_item_id_outbox_item"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed")),
    )
    with op.batch_alter_table("printed", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_printed_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_printed_item_id"), ["item_id"], unique=False)

    with op.batch_alter_table("destination", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name", sa.String(length=60), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("protection", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("is_usual", sa.Boolean(), nullable=False, server_default="0"))

    with op.batch_alter_table("outbox_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("destination_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("going_name", sa.String(length=140), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("going_to", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("going_sha256", sa.String(length=64), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("last_tried_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("verified_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("done_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("done_how", sa.String(length=400), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("is_on_paper", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("doubt", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("is_asked_again", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.create_index(batch_op.f("ix_outbox_item_destination_id"), ["destination_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_outbox_item_destination_id_destination"),
            "destination",
            ["destination_id"],
            ["id"],
            ondelete="SET NULL",
        )
