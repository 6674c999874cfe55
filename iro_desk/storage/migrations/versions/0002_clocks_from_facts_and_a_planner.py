"""clocks from facts and a planner."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a file forward; the backup is the way back."""
    op.create_table(
        "reckoning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_with", sa.String(length=64), nullable=False),
        sa.Column("reckoned_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reckoning")),
    )
    op.create_table(
        "spot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("postcode", sa.String(length=12), nullable=False),
        sa.Column("is_base", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spot")),
    )
    op.create_table(
        "appointment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("booked_on", sa.Date(), nullable=False),
        sa.Column("starts", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("is_fixed", sa.Boolean(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=True),
        sa.Column("spot_id", sa.Integer(), nullable=True),
        sa.Column("clock_id", sa.String(length=20), nullable=False),
        sa.Column("anchor", sa.String(length=60), nullable=False),
        sa.Column("uid", sa.String(length=255), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_appointment_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["spot_id"], ["spot.id"], name=op.f("fk_appointment_spot_id_spot"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appointment_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_appointment_uid"), ["uid"], unique=False)

    op.create_table(
        "due_date",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("clock_id", sa.String(length=20), nullable=False),
        sa.Column("anchor", sa.String(length=60), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("force", sa.String(), nullable=False),
        sa.Column("whose", sa.String(), nullable=False),
        sa.Column("weekend_note", sa.String(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("skipped", sa.JSON(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("counted_in", sa.String(), nullable=False),
        sa.Column("is_earliest", sa.Boolean(), nullable=False),
        sa.Column("lapses_on", sa.Date(), nullable=True),
        sa.Column("booked_on", sa.Date(), nullable=True),
        sa.Column("review_id", sa.Integer(), nullable=True),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.Column("set_by", sa.String(length=120), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("ended_by", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_due_date_child_id_child"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due_date")),
    )
    with op.batch_alter_table("due_date", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_due_date_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_due_date_ended_at"), ["ended_at"], unique=False)

    op.create_table(
        "early_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(length=1000), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("anchor", sa.String(length=60), nullable=False),
        sa.Column("asked_about", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("needed", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_early_review_child_id_child"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_early_review")),
    )
    with op.batch_alter_table("early_review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_early_review_child_id"), ["child_id"], unique=False)

    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_event_child_id_child"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_child_id"), ["child_id"], unique=False)

    op.create_table(
        "leg",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("miles", sa.Float(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_id"], ["spot.id"], name=op.f("fk_leg_from_id_spot"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["to_id"], ["spot.id"], name=op.f("fk_leg_to_id_spot"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leg")),
    )
    with op.batch_alter_table("leg", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_leg_from_id"), ["from_id"], unique=False)

    op.create_table(
        "own_date",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chosen_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("clock_id", sa.String(length=20), nullable=False),
        sa.Column("anchor", sa.String(length=60), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_own_date_child_id_child"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_date")),
    )
    with op.batch_alter_table("own_date", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_own_date_child_id"), ["child_id"], unique=False)

    op.create_table(
        "review_meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("with_whom", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_review_meeting_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_review_meeting_review_id_review"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_meeting")),
    )
    with op.batch_alter_table("review_meeting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_meeting_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_review_meeting_review_id"), ["review_id"], unique=False)

    with op.batch_alter_table("concern", schema=None) as batch_op:
        batch_op.add_column(sa.Column("formal_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("stage_on", sa.Date(), nullable=True))

    with op.batch_alter_table("outbox_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reason", sa.String(), nullable=False, server_default=""))

    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.add_column(sa.Column("was_planned", sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column("lasts_to_18", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(
            sa.Column("before_assessment", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("authority", sa.String(length=120), nullable=False, server_default=""))

    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("cancelled_why", sa.String(length=500), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("adjourned_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("adjourned_to", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("adjourned_why", sa.String(length=500), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("early_reason", sa.String(), nullable=True))
