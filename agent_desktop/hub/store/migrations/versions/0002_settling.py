"""Refused entries kept whole, desks that wait, customers let go, and erasure."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column(
        "installations",
        sa.Column("waiting", sa.BigInteger(), nullable=False, server_default="0"),
    )
    op.add_column("installations", sa.Column("oldest_at", sa.BigInteger(), nullable=True))
    op.add_column("installations", sa.Column("told_at", sa.BigInteger(), nullable=True))
    op.create_table(
        "released",
        sa.Column("installation", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("installation", "customer_id"),
    )
    op.create_table(
        "refused_entries",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("installation", sa.Text(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("settled", sa.Text(), nullable=True),
        sa.Column("settled_by", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("refused_received", "refused_entries", ["received_at"], unique=False)
    op.create_index("refused_settlements", "refused_entries", ["by", "position"], unique=False)
    op.create_index("refused_customer", "refused_entries", ["customer_id"], unique=False)
    op.create_table(
        "erasures",
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("customer_id"),
    )
    op.create_index("erasures_position", "erasures", ["position"], unique=False)
    op.create_table(
        "erased_identities",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("objected", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "erasure_orders",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("objected", sa.Boolean(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.Column("report", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    # What was refused before bodies were kept: by id only, so that somebody can discard it. Whose
    # customer it was is not known any more.
    op.execute(
        'INSERT INTO refused_entries (id, installation, n, kind, "by", team, made_at, received_at,'
        " code, message, customer_id, settled_by, note)"
        " SELECT a.id, a.installation, a.n, a.kind, a.\"by\", coalesce(i.team, ''), a.received_at,"
        " a.received_at, a.code, a.message, '', '', ''"
        " FROM applied_entries a LEFT JOIN installations i ON i.id = a.installation"
        " WHERE a.verdict = 'rejected'"
    )
