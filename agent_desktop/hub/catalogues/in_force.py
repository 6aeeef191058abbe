"""The catalogue in force as a transaction sees it, for code that has nothing but a connection."""

from __future__ import annotations

import threading
from typing import Final

from sqlalchemy import Connection, select

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.catalogue_reading import CatalogueErrors, parse_catalogue
from agent_desktop.hub.store.tables import catalogues

_TRIED: Final = 4
_REMEMBERED: Final = 8
_parsed: dict[str, Catalogue | None] = {}
_guard = threading.Lock()


def catalogue_in_force(connection: Connection) -> Catalogue | None:
    """The newest that this program can read; each is read once. None before the first."""
    versions = connection.execute(
        select(catalogues.c.version).order_by(catalogues.c.position.desc()).limit(_TRIED)
    )
    for version in versions.scalars().all():
        found = _read(connection, version)
        if found is not None:
            return found
    return None


def _read(connection: Connection, version: str) -> Catalogue | None:
    with _guard:
        if version in _parsed:
            return _parsed[version]
    toml = connection.execute(
        select(catalogues.c.toml).where(catalogues.c.version == version)
    ).scalar_one()
    found: Catalogue | None
    try:
        found = parse_catalogue(toml, f"catalogue {version}")
    except CatalogueErrors:
        found = None
    with _guard:
        while len(_parsed) >= _REMEMBERED:
            del _parsed[next(iter(_parsed))]
        _parsed[version] = found
    return found
