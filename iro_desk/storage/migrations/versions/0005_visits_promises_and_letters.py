"""visits, promises and letters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:  # noqa: PLR0915
    """Bring a file forward; the backup is the way back."""
    op.create_table(
        "officer_swap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("term", sa.String(length=60), nullable=False),
        sa.Column("instead", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer_swap")),
        sa.UniqueConstraint("term", name=op.f("uq_officer_swap_term")),
    )
    op.create_table(
        "own_term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("says", sa.String(length=60), nullable=False),
        sa.Column("means", sa.String(length=60), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_own_term_child_id_child"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_term")),
    )
    with op.batch_alter_table("own_term", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_own_term_child_id"), ["child_id"], unique=False)

    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("told_back", sa.String(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=True),
        sa.Column("share", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_feedback_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_feedback_review_id_review"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
    )
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feedback_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_feedback_review_id"), ["review_id"], unique=False)

    op.create_table(
        "feedback_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("feedback_id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_feedback_answer_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["feedback_id"],
            ["feedback.id"],
            name=op.f("fk_feedback_answer_feedback_id_feedback"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_answer")),
    )
    with op.batch_alter_table("feedback_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feedback_answer_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_feedback_answer_feedback_id"), ["feedback_id"], unique=False)

    op.create_table(
        "ask",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=2000), nullable=False),
        sa.Column("of_whom", sa.String(length=160), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("share", sa.String(), nullable=False),
        sa.Column("answer", sa.String(length=2000), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_ask_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_ask_visit_id_visit"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ask")),
    )
    with op.batch_alter_table("ask", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ask_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ask_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "promise",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=2000), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("share", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_promise_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_promise_visit_id_visit"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise")),
    )
    with op.batch_alter_table("promise", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_promise_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_promise_visit_id"), ["visit_id"], unique=False)

    with op.batch_alter_table("child", schema=None) as batch_op:
        batch_op.add_column(sa.Column("other_names", sa.String(length=300), nullable=False))
        batch_op.add_column(sa.Column("school", sa.String(length=200), nullable=False))
        batch_op.add_column(sa.Column("other_numbers", sa.String(length=300), nullable=False))

    with op.batch_alter_table("childs_words", schema=None) as batch_op:
        batch_op.add_column(sa.Column("topic", sa.String(length=60), nullable=False))
        batch_op.add_column(sa.Column("said_how", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("may_know", sa.String(length=500), nullable=False))
        batch_op.add_column(sa.Column("not_asked", sa.Boolean(), nullable=False))

    with op.batch_alter_table("circumstances", schema=None) as batch_op:
        batch_op.add_column(sa.Column("passport_ends", sa.Date(), nullable=True))

    with op.batch_alter_table("concern", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sheet_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_concern_sheet_id_sheet"), "sheet", ["sheet_id"], ["id"], ondelete="SET NULL"
        )

    with op.batch_alter_table("consultation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("used_in", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("used_note", sa.String(length=500), nullable=False))

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("other_names", sa.String(length=300), nullable=False))
        batch_op.add_column(sa.Column("address", sa.String(length=300), nullable=False))

    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.add_column(sa.Column("address", sa.String(length=300), nullable=False))

    with op.batch_alter_table("sheet", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told", sa.String(length=2000), nullable=False))

    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("note_to_self", sa.String(), nullable=False))
        batch_op.add_column(sa.Column("answers", sa.String(), nullable=False))
        batch_op.add_column(sa.Column("keep_out_of_letter", sa.Boolean(), nullable=False))
        batch_op.add_column(sa.Column("home_check_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("journey", sa.String(length=60), nullable=False))
        batch_op.create_index(batch_op.f("ix_visit_home_check_id"), ["home_check_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_visit_home_check_id_sheet"),
            "sheet",
            ["home_check_id"],
            ["id"],
            ondelete="SET NULL",
        )
