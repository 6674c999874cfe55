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
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("deed", sa.String(length=40), nullable=False),
        sa.Column("operation", sa.Integer(), nullable=True),
        sa.Column("subjects", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sa.UniqueConstraint("sequence", name=op.f("uq_audit_sequence")),
    )
    op.create_table(
        "letterhead_picture",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("which", sa.String(length=20), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("shows", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letterhead_picture")),
        sa.UniqueConstraint("which", name=op.f("uq_letterhead_picture_which")),
    )
    op.create_table(
        "officer_swap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("term", sa.String(length=60), nullable=False),
        sa.Column("instead", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer_swap")),
        sa.UniqueConstraint("term", name=op.f("uq_officer_swap_term")),
    )
    op.create_table(
        "letter_wishes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=True),
        sa.Column("fold", sa.String(), nullable=False),
        sa.Column("tinted", sa.Boolean(), nullable=False),
        sa.Column("theme", sa.String(), nullable=True),
        sa.Column("carer_call", sa.String(length=60), nullable=False),
        sa.Column("without_words", sa.Boolean(), nullable=False),
        sa.Column("fewer_reminders", sa.Boolean(), nullable=False),
        sa.Column("read_with", sa.String(length=120), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_letter_wishes_child_id_child"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_wishes")),
    )
    with op.batch_alter_table("letter_wishes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letter_wishes_child_id"), ["child_id"], unique=True)

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
        "disagreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("matter", sa.String(length=300), nullable=False),
        sa.Column("views", sa.String(), nullable=False),
        sa.Column("what_next", sa.String(length=500), nullable=False),
        sa.Column("child_may_see", sa.Boolean(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_disagreement_review_id_review"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disagreement")),
    )
    with op.batch_alter_table("disagreement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_disagreement_review_id"), ["review_id"], unique=False)

    op.create_table(
        "family_time",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=160), nullable=False),
        sa.Column("not_applicable", sa.Boolean(), nullable=False),
        sa.Column("how_often", sa.String(length=200), nullable=False),
        sa.Column("how", sa.String(length=300), nullable=False),
        sa.Column("change", sa.String(length=500), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("wants", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_family_time_review_id_review"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_time")),
    )
    with op.batch_alter_table("family_time", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_family_time_review_id"), ["review_id"], unique=False)

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
        "given_out",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.String(length=200), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("recipient_role", sa.String(length=60), nullable=False),
        sa.Column("how", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["child.id"], name=op.f("fk_given_out_child_id_child"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_given_out_review_id_review"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_given_out")),
    )
    with op.batch_alter_table("given_out", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_given_out_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_given_out_review_id"), ["review_id"], unique=False)

    op.create_table(
        "parent_views",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=160), nullable=False),
        sa.Column("why_not", sa.String(length=300), nullable=False),
        sa.Column("said", sa.String(length=1000), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_parent_views_review_id_review"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parent_views")),
    )
    with op.batch_alter_table("parent_views", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_parent_views_review_id"), ["review_id"], unique=False)

    op.create_table(
        "report_received",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report", sa.String(), nullable=True),
        sa.Column("came", sa.String(), nullable=True),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("current", sa.String(), nullable=True),
        sa.Column("chased_on", sa.Date(), nullable=True),
        sa.Column("chased", sa.String(length=300), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_report_received_review_id_review"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_received")),
    )
    with op.batch_alter_table("report_received", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_received_review_id"), ["review_id"], unique=False)

    op.create_table(
        "review_scale",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("who", sa.String(length=160), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("why", sa.String(length=500), nullable=False),
        sa.Column("one_up", sa.String(length=500), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_review_scale_review_id_review"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_scale")),
    )
    with op.batch_alter_table("review_scale", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_scale_review_id"), ["review_id"], unique=False)

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
        "letter_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("asked_for", sa.String(length=300), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("news", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decision.id"],
            name=op.f("fk_letter_decision_decision_id_decision"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_decision_letter_id_letter"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_decision")),
    )
    with op.batch_alter_table("letter_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letter_decision_decision_id"), ["decision_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_decision_letter_id"), ["letter_id"], unique=False)

    op.create_table(
        "translated_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("slot", sa.String(length=40), nullable=False),
        sa.Column("heading", sa.String(length=200), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_translated_text_letter_id_letter"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_translated_text")),
    )
    with op.batch_alter_table("translated_text", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_translated_text_letter_id"), ["letter_id"], unique=False)

    op.create_table(
        "translation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=60), nullable=False),
        sa.Column("translated_by", sa.String(length=160), nullable=False),
        sa.Column("checked_by", sa.String(length=160), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(length=20), nullable=False),
        sa.Column("right_to_left", sa.Boolean(), nullable=False),
        sa.Column("english", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_translation_letter_id_letter"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_translation")),
    )
    with op.batch_alter_table("translation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_translation_letter_id"), ["letter_id"], unique=True)

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

    op.create_table(
        "picture_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("idea", sa.String(), nullable=False),
        sa.Column("code_point", sa.String(length=60), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=True),
        sa.Column("alternative", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachment.id"],
            name=op.f("fk_picture_choice_attachment_id_attachment"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_picture_choice_letter_id_letter"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture_choice")),
        sa.UniqueConstraint("letter_id", "idea", name=op.f("uq_picture_choice_letter_id")),
    )
    with op.batch_alter_table("picture_choice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_picture_choice_letter_id"), ["letter_id"], unique=False)

    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("letter_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_attachment_letter_id"), ["letter_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_attachment_letter_id_letter"), "letter", ["letter_id"], ["id"], ondelete="CASCADE"
        )

    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.add_column(sa.Column("how", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("for_part", sa.String(), nullable=False, server_default=""))

    with op.batch_alter_table("child", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("other_names", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("school", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("other_numbers", sa.String(length=300), nullable=False, server_default="")
        )

    with op.batch_alter_table("childs_words", schema=None) as batch_op:
        batch_op.add_column(sa.Column("topic", sa.String(length=60), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("said_how", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("may_know", sa.String(length=500), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("not_asked", sa.Boolean(), nullable=False, server_default="0"))

    with op.batch_alter_table("circumstances", schema=None) as batch_op:
        batch_op.add_column(sa.Column("passport_ends", sa.Date(), nullable=True))

    with op.batch_alter_table("concern", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sheet_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("review_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("decision_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_concern_sheet_id_sheet"), "sheet", ["sheet_id"], ["id"], ondelete="SET NULL"
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_concern_review_id_review"), "review", ["review_id"], ["id"], ondelete="SET NULL"
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_concern_decision_id_decision"),
            "decision",
            ["decision_id"],
            ["id"],
            ondelete="SET NULL",
        )

    with op.batch_alter_table("consultation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("used_in", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("used_note", sa.String(length=500), nullable=False, server_default=""))

    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("not_for_child", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("made", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("done_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("evidence", sa.String(length=500), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("effect", sa.String(length=500), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("what_now", sa.String(), nullable=True))

    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("personal", sa.String(length=600), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("went_well", sa.String(length=600), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("birthday", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("worry", sa.String(length=300), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("worry_is_safe", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("nothing_changes", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("not_all_agreed", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("they_chaired", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.add_column(
            sa.Column("next_without_meeting", sa.Boolean(), nullable=False, server_default="0")
        )
        batch_op.add_column(sa.Column("meet_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("message_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("message_back", sa.String(length=600), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("answer_reason", sa.String(length=600), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("answer_detail", sa.String(length=600), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("asked_whom", sa.String(length=120), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("answer_by", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("told_whom", sa.String(length=120), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("next_officer", sa.String(length=120), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("kind", sa.String(), nullable=False, server_default="review"))
        batch_op.add_column(sa.Column("form", sa.String(), nullable=False, server_default="standard"))
        batch_op.add_column(sa.Column("fold", sa.String(), nullable=False, server_default="a4"))
        batch_op.add_column(sa.Column("tinted", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("theme", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("answer", sa.String(), nullable=True))
        batch_op.alter_column("review_id", existing_type=sa.INTEGER(), nullable=True)

    with op.batch_alter_table("outbox_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("letter_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_outbox_item_letter_id"), ["letter_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_outbox_item_letter_id_letter"),
            "letter",
            ["letter_id"],
            ["id"],
            ondelete="SET NULL",
        )

    with op.batch_alter_table("paper_received", schema=None) as batch_op:
        batch_op.add_column(sa.Column("on_day", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("not_applicable", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("current", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("chased_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("chased", sa.String(length=300), nullable=False, server_default=""))

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("other_names", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("address", sa.String(length=300), nullable=False, server_default=""))

    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.add_column(sa.Column("address", sa.String(length=300), nullable=False, server_default=""))

    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.add_column(sa.Column("health_not_yet", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("kind_why", sa.String(length=300), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("seen_before_why", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("place_chosen", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("chaired", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("chaired_by", sa.String(length=160), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("agreed_child", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("agreed_parents", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("agreed_carer", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("agreed_worker", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("agreed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("mother_why", sa.String(length=300), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("father_why", sa.String(length=300), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("views_sought", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("helped_take_part", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("advocate", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column("contact_orders", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("child_scale", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("midway_why_not", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("next_agreed", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("kind_chosen", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("next_who", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("letter_comes", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("letter_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("next_letter", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("adoption_not_yet", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("to_raise", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column("raise_about", sa.String(length=300), nullable=False, server_default="")
        )

    with op.batch_alter_table("review_meeting", schema=None) as batch_op:
        batch_op.add_column(sa.Column("starts", sa.String(length=5), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("ends", sa.String(length=5), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("place", sa.String(length=200), nullable=False, server_default=""))

    with op.batch_alter_table("review_section", schema=None) as batch_op:
        batch_op.add_column(sa.Column("well", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("worry", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("need", sa.String(), nullable=False, server_default=""))

    with op.batch_alter_table("sheet", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told", sa.String(length=2000), nullable=False, server_default=""))

    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("note_to_self", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("answers", sa.String(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("keep_out_of_letter", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("home_check_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("journey", sa.String(length=60), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_visit_home_check_id"), ["home_check_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_visit_home_check_id_sheet"),
            "sheet",
            ["home_check_id"],
            ["id"],
            ondelete="SET NULL",
        )
