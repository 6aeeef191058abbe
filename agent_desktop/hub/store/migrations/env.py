"""Alembic's entry: the hub hands over its own connection, inside one transaction."""

from __future__ import annotations

from alembic import context

from agent_desktop.hub.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
