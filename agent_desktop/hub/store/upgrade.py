"""Bring a database to the schema of this program, whole or not at all."""

from __future__ import annotations

import logging
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from agent_desktop.hub.store.errors import NewerSchema
from agent_desktop.hub.store.migrations import HEAD

FOLDER = Path(__file__).parent / "migrations"


def upgrade(engine: Engine) -> None:
    """One transaction, so that a kill at any statement leaves the former schema.

    Raises NewerSchema for a database that a newer program has written.
    """
    with engine.begin() as connection:
        present = schema_of(connection)
        if present == HEAD:
            return
        if present is not None and present > HEAD:
            raise NewerSchema(
                f"This folder was written by a newer Agent Desktop (schema {present}, this one "
                f"knows {HEAD}). Nothing was changed: install the newer version."
            )
        # A tenth of a second of import, only where there is something to do.
        from alembic import command
        from alembic.config import Config

        logging.getLogger("alembic").setLevel(logging.WARNING)
        config = Config()
        config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def schema_of(connection: Connection) -> str | None:
    """The revision of the database, None when it is empty. Revisions sort as text."""
    known = connection.execute(
        text("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'")
    ).scalar_one()
    if not known:
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
