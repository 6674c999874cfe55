"""preparing, meetings and what is finished."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:  # noqa: PLR0915
    """Bring a file forward; the backup is the way back."""
    op.create_table(
        "officer_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer_word")),
        sa.UniqueConstraint("word", name=op.f("uq_officer_word_word")),
    )
    op.create_table(
        "phrase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phrase")),
    )
    op.create_table(
        "circumstances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("is_disabled", sa.Boolean(), nullable=False),
        sa.Column("has_health_need", sa.Boolean(), nullable=False),
        sa.Column("has_special_needs", sa.Boolean(), nullable=False),
        sa.Column("uses_another_language", sa.Boolean(), nullable=False),
        sa.Column("not_british", sa.Boolean(), nullable=False),
        sa.Column("age_questioned", sa.Boolean(), nullable=False),
        sa.Column("age_settled", sa.Boolean(), nullable=False),
        sa.Column("leave_granted", sa.Boolean(), nullable=False),
        sa.Column("sees_little_family", sa.Boolean(), nullable=False),
        sa.Column("liberty_limited", sa.Boolean(), nullable=False),
        sa.Column("is_parent", sa.Boolean(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_circumstances_child_id_child"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circumstances")),
    )
    with op.batch_alter_table("circumstances", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_circumstances_child_id"), ["child_id"], unique=False)

    op.create_table(
        "jot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("jotted_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(), nullable=True),
        sa.Column("passed_to", sa.String(length=160), nullable=False),
        sa.Column("what_became", sa.String(length=1000), nullable=False),
        sa.Column("filed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_jot_child_id_child"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jot")),
    )
    with op.batch_alter_table("jot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_jot_child_id"), ["child_id"], unique=False)

    op.create_table(
        "checklist_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=True),
        sa.Column("item", sa.String(length=60), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_checklist_answer_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["review_id"],
            ["review.id"],
            name=op.f("fk_checklist_answer_review_id_review"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_answer")),
    )
    with op.batch_alter_table("checklist_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checklist_answer_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_checklist_answer_review_id"), ["review_id"], unique=False)

    op.create_table(
        "consultation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=True),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=True),
        sa.Column("may_read_out", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_consultation_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_consultation_review_id_review"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation")),
    )
    with op.batch_alter_table("consultation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consultation_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consultation_review_id"), ["review_id"], unique=False)

    op.create_table(
        "held_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("blocker", sa.String(length=40), nullable=False),
        sa.Column("also", sa.String(length=40), nullable=False),
        sa.Column("whose", sa.String(length=60), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("words", sa.String(length=160), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_held_up_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_held_up_review_id_review"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_up")),
    )
    with op.batch_alter_table("held_up", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_held_up_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_held_up_review_id"), ["review_id"], unique=False)

    op.create_table(
        "review_choices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("at_time", sa.String(length=200), nullable=False),
        sa.Column("who_comes", sa.String(length=300), nullable=False),
        sa.Column("who_does_not", sa.String(length=300), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=True),
        sa.Column("chosen_on", sa.Date(), nullable=False),
        sa.Column("chairs", sa.String(), nullable=True),
        sa.Column("takes_part", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_review_choices_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_review_choices_review_id_review"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_choices")),
    )
    with op.batch_alter_table("review_choices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_choices_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_review_choices_review_id"), ["review_id"], unique=False)

    op.create_table(
        "review_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=False),
        sa.Column("why", sa.String(length=1000), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_review_version_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_review_version_review_id_review"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_version")),
    )
    with op.batch_alter_table("review_version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_version_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_review_version_review_id"), ["review_id"], unique=False)

    op.create_table(
        "sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=True),
        sa.Column("form", sa.String(length=60), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("review_id", sa.Integer(), nullable=True),
        sa.Column("answers", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("amended_why", sa.String(length=1000), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_sheet_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_sheet_review_id_review"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet")),
    )
    with op.batch_alter_table("sheet", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sheet_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sheet_review_id"), ["review_id"], unique=False)

    op.create_table(
        "action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=True),
        sa.Column("sheet_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(length=2000), nullable=False),
        sa.Column("owner", sa.String(length=160), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("measure", sa.String(length=1000), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_action_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["sheet.id"], name=op.f("fk_action_sheet_id_sheet"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
    )
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_action_sheet_id"), ["sheet_id"], unique=False)

    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shows", sa.String(length=1000), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("consultation_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("byte_count", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("whose", sa.String(), nullable=False),
        sa.Column("share", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_attachment_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_attachment_consultation_id_consultation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_attachment_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachment_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attachment_consultation_id"), ["consultation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attachment_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "consultation_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_consultation_answer_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_consultation_answer_consultation_id_consultation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_answer")),
    )
    with op.batch_alter_table("consultation_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consultation_answer_child_id"), ["child_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_consultation_answer_consultation_id"), ["consultation_id"], unique=False
        )

    op.create_table(
        "sheet_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=True),
        sa.Column("answers", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("finished_at", sa.DateTime(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(), nullable=False),
        sa.Column("why", sa.String(length=1000), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_sheet_version_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["sheet.id"], name=op.f("fk_sheet_version_sheet_id_sheet"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_version")),
    )
    with op.batch_alter_table("sheet_version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sheet_version_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sheet_version_sheet_id"), ["sheet_id"], unique=False)

    op.create_table(
        "attachment_content",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("small", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachment.id"],
            name=op.f("fk_attachment_content_attachment_id_attachment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_attachment_content_child_id_child"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment_content")),
    )
    with op.batch_alter_table("attachment_content", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_attachment_content_attachment_id"), ["attachment_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_attachment_content_child_id"), ["child_id"], unique=False)

    op.create_table(
        "sent_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("words_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_sent_words_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_sent_words_consultation_id_consultation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["words_id"],
            ["childs_words.id"],
            name=op.f("fk_sent_words_words_id_childs_words"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_words")),
    )
    with op.batch_alter_table("sent_words", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sent_words_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sent_words_consultation_id"), ["consultation_id"], unique=False)

    with op.batch_alter_table("childs_words", schema=None) as batch_op:
        batch_op.add_column(sa.Column("review_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("sheet_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_childs_words_review_id"), ["review_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_childs_words_sheet_id"), ["sheet_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_childs_words_sheet_id_sheet"), "sheet", ["sheet_id"], ["id"], ondelete="CASCADE"
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_childs_words_review_id_review"),
            "review",
            ["review_id"],
            ["id"],
            ondelete="CASCADE",
        )

    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.add_column(sa.Column("area", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("wish", sa.String(), nullable=True))

    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sheet_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_event_sheet_id"), ["sheet_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_event_sheet_id_sheet"), "sheet", ["sheet_id"], ["id"], ondelete="CASCADE"
        )

    with op.batch_alter_table("outbox_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sheet_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("review_version", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_outbox_item_sheet_id"), ["sheet_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_outbox_item_sheet_id_sheet"), "sheet", ["sheet_id"], ["id"], ondelete="SET NULL"
        )

    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.add_column(sa.Column("changed", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("big_change_why", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("social_workers", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("legal_change", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("section20_why", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("section20_agreed_by", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("section20_agreed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("everyday", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("everyday_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("everyday_sticks", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("hours_a_week", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("ehcp_reviewed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("health_assessed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("dentist_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("eyes_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("sdq_score", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("sdq_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("feelings_waiting_since", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("big_change", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("legal_right", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("section20_in_writing", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("placement_meets_wishes", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("move_likely", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("is_registered", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("step_down", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("everyday_clear", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("pep_this_term", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("on_roll", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("ehcp", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("vaccinated", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("feelings_help", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("faith_met", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("language_kept", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("story_known", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("carer_shares", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column("enjoy_named", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("stops_fun", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("help_between", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("knows_social_worker", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("knows_officer", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("knows_advocate", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("visits_in_time", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("visits_alone", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("visit_pattern", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column("visit_pattern_other", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("visit_pattern_right", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("no_plan_why", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("route_home_why", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("route_relatives_why", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("route_guardianship_why", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("route_arrangements_why", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("route_home", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("route_relatives", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("route_guardianship", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("route_arrangements", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("route_adoption", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column("route_adoption_why", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("route_fostering", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column("route_fostering_why", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("route_residential", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column("route_residential_why", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("route_supported", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column("route_supported_why", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("adoption_told_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("ending_expected", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("ending_support", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("ending_assessed", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("ending_told", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("ending_signed", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("not_agreed", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("manager_answer", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("manager_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("manager_said", sa.String(length=2000), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("manager_next", sa.String(length=2000), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("letter_given", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("letter_given_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("letter_given_by", sa.String(length=160), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("letter_not_given", sa.String(length=500), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("reopened_at", sa.DateTime(), nullable=True))
        batch_op.add_column(
            sa.Column("reopened_why", sa.String(length=1000), nullable=False, server_default="")
        )

    with op.batch_alter_table("review_section", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("not_applicable_why", sa.String(length=500), nullable=False, server_default="")
        )
