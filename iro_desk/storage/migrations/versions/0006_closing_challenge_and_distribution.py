"""closing, challenge and distribution."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:  # noqa: PLR0915
    """Bring a file forward; the backup is the way back."""
    op.create_table(
        "bundle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by", sa.String(length=120), nullable=False),
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("words", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("placed_in", sa.String(), nullable=False),
        sa.Column("placed_at", sa.DateTime(), nullable=True),
        sa.Column("by_receipt", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bundle")),
        sa.UniqueConstraint("reference", name=op.f("uq_bundle_reference")),
    )
    op.create_table(
        "connection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("host", sa.String(length=300), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_connection")),
    )
    op.create_table(
        "destination",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("address", sa.String(length=400), nullable=False),
        sa.Column("user_name", sa.String(length=200), nullable=False),
        sa.Column("marker", sa.String(length=64), nullable=False),
        sa.Column("pinned", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_destination")),
    )
    op.create_table(
        "right_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("paper", sa.String(), nullable=True),
        sa.Column("right", sa.String(), nullable=True),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_right_change")),
    )
    with op.batch_alter_table("right_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_right_change_role"), ["role"], unique=False)

    op.create_table(
        "commendation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("whom", sa.String(length=200), nullable=False),
        sa.Column("theme", sa.String(length=40), nullable=False),
        sa.Column("what", sa.String(length=2000), nullable=False),
        sa.Column("effect", sa.String(length=2000), nullable=False),
        sa.Column("manager", sa.String(length=200), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("theme_words", sa.String(length=160), nullable=False),
        sa.Column("to_manager", sa.String(), nullable=True),
        sa.Column("may_teach", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_commendation_child_id_child"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commendation")),
    )
    with op.batch_alter_table("commendation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_commendation_child_id"), ["child_id"], unique=False)

    op.create_table(
        "origin",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("package", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_origin_child_id_child"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_origin")),
    )
    with op.batch_alter_table("origin", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_origin_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_origin_uid"), ["uid"], unique=False)

    op.create_table(
        "other_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=120), nullable=False),
        sa.Column("theirs", sa.String(), nullable=False),
        sa.Column("here", sa.String(), nullable=False),
        sa.Column("package", sa.String(length=32), nullable=False),
        sa.Column("arrived_at", sa.DateTime(), nullable=False),
        sa.Column("settled", sa.String(), nullable=True),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_other_text_child_id_child"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_other_text")),
    )
    with op.batch_alter_table("other_text", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_other_text_child_id"), ["child_id"], unique=False)

    op.create_table(
        "package_made",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("package", sa.String(length=32), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("for_whom", sa.String(length=200), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_package_made_child_id_child"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_package_made")),
    )
    with op.batch_alter_table("package_made", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_package_made_child_id"), ["child_id"], unique=False)

    op.create_table(
        "plan_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("question", sa.String(length=60), nullable=False),
        sa.Column("answer", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_plan_answer_review_id_review"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_answer")),
    )
    with op.batch_alter_table("plan_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_answer_review_id"), ["review_id"], unique=False)

    op.create_table(
        "looked",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("destination", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("by_saying", sa.Boolean(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("undone", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_looked_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["outbox_item.id"], name=op.f("fk_looked_item_id_outbox_item"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_looked")),
    )
    with op.batch_alter_table("looked", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_looked_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_looked_item_id"), ["item_id"], unique=True)

    op.create_table(
        "sealed_copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("of_sha256", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("words", sa.String(length=120), nullable=False),
        sa.Column("sealed_at", sa.DateTime(), nullable=False),
        sa.Column("emailed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_sealed_copy_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["outbox_item.id"],
            name=op.f("fk_sealed_copy_item_id_outbox_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_copy")),
    )
    with op.batch_alter_table("sealed_copy", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sealed_copy_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sealed_copy_item_id"), ["item_id"], unique=True)

    op.create_table(
        "second_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("initials", sa.String(length=6), nullable=False),
        sa.Column("statement", sa.String(length=500), nullable=False),
        sa.Column("checked_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_second_check_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["outbox_item.id"],
            name=op.f("fk_second_check_item_id_outbox_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_second_check")),
    )
    with op.batch_alter_table("second_check", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_second_check_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_second_check_item_id"), ["item_id"], unique=False)

    op.create_table(
        "wrong_reader",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("noticed_on", sa.Date(), nullable=True),
        sa.Column("noticed_at", sa.String(length=20), nullable=False),
        sa.Column("who_has_it", sa.String(length=300), nullable=False),
        sa.Column("what_happened", sa.String(length=2000), nullable=False),
        sa.Column("what_was_in_it", sa.String(length=2000), nullable=False),
        sa.Column("harm", sa.String(length=2000), nullable=False),
        sa.Column("copies", sa.String(length=2000), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("told_whom", sa.String(length=200), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("paper", sa.String(length=160), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("meant_for", sa.String(length=60), nullable=False),
        sa.Column("placed_at", sa.DateTime(), nullable=True),
        sa.Column("placed_in", sa.String(), nullable=False),
        sa.Column("noticed", sa.DateTime(), nullable=False),
        sa.Column("marked_at", sa.DateTime(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_wrong_reader_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["outbox_item.id"],
            name=op.f("fk_wrong_reader_item_id_outbox_item"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wrong_reader")),
    )
    with op.batch_alter_table("wrong_reader", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wrong_reader_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_wrong_reader_item_id"), ["item_id"], unique=False)

    op.create_table(
        "cafcass_weighing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ground_plan", sa.String(), nullable=True),
        sa.Column("ground_review", sa.String(), nullable=True),
        sa.Column("ground_decision", sa.String(), nullable=True),
        sa.Column("ground_other", sa.String(), nullable=True),
        sa.Column("told_senior", sa.String(length=500), nullable=False),
        sa.Column("reasonable_time", sa.String(), nullable=True),
        sa.Column("timetable", sa.String(length=2000), nullable=False),
        sa.Column("advice", sa.String(length=1000), nullable=False),
        sa.Column("childs_wish", sa.String(length=2000), nullable=False),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("why", sa.String(length=2000), nullable=False),
        sa.Column("look_again_on", sa.Date(), nullable=True),
        sa.Column("concern_id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_cafcass_weighing_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["concern_id"],
            ["concern.id"],
            name=op.f("fk_cafcass_weighing_concern_id_concern"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cafcass_weighing")),
    )
    with op.batch_alter_table("cafcass_weighing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cafcass_weighing_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cafcass_weighing_concern_id"), ["concern_id"], unique=False)

    op.create_table(
        "concern_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("concern_id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("whom", sa.String(length=200), nullable=False),
        sa.Column("words", sa.String(length=4000), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("share", sa.String(), nullable=False),
        sa.Column("for_letter", sa.String(length=2000), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_concern_step_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["concern_id"],
            ["concern.id"],
            name=op.f("fk_concern_step_concern_id_concern"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern_step")),
    )
    with op.batch_alter_table("concern_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_concern_step_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_concern_step_concern_id"), ["concern_id"], unique=False)

    with op.batch_alter_table("child", schema=None) as batch_op:
        batch_op.add_column(sa.Column("closed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("closed_why", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column("closed_note", sa.String(length=1000), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("look_again_on", sa.Date(), nullable=True))

    with op.batch_alter_table("concern", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("raised_with", sa.String(length=200), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("theme", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("effect", sa.String(length=2000), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("asked_for", sa.String(length=2000), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("agreed", sa.String(length=2000), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("also", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("facts", sa.String(length=4000), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("childs_view_why", sa.String(length=2000), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("going_well", sa.String(length=2000), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("theme_words", sa.String(length=160), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("also_words", sa.String(length=160), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("answered_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("answer", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("look_again_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("outcome", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column("settled_how", sa.String(length=2000), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("put_right_by", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("changed", sa.String(length=2000), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("happened", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("checked_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("told_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("together", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("plan", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("childs_view", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("words_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_concern_words_id_childs_words"),
            "childs_words",
            ["words_id"],
            ["id"],
            ondelete="SET NULL",
        )

    with op.batch_alter_table("outbox_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reader_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("reader_facts", sa.String(length=64), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("bundle_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("is_kept_back", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.create_index(batch_op.f("ix_outbox_item_bundle_id"), ["bundle_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_item_reader_id"), ["reader_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_outbox_item_reader_id_person"),
            "person",
            ["reader_id"],
            ["id"],
            ondelete="SET NULL",
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_outbox_item_bundle_id_bundle"),
            "bundle",
            ["bundle_id"],
            ["id"],
            ondelete="SET NULL",
        )

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("paper_role", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("receives", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("not_told_home", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("is_barred", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.add_column(
            sa.Column("barred_note", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("notes", sa.String(length=1000), nullable=False, server_default=""))

    with op.batch_alter_table("plan_score", schema=None) as batch_op:
        batch_op.add_column(sa.Column("proposed", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("points", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("possible", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("because", sa.String(), nullable=False, server_default=""))
