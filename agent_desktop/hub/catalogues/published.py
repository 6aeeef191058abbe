"""The catalogues that were published: the one in force, and every earlier one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

from sqlalchemy import insert, select, update

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.tables import catalogues
from agent_desktop.hub.store.units import Unit
from agent_desktop.protocol.errors import NotFound

CURRENT: Final = "current"
_REMEMBERED: Final = 16

Published = Callable[[str, int], None]


class Catalogues:
    """By version. The one in force is the one that was published last."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._parsed: dict[str, Catalogue] = {}
        self._guard = threading.Lock()
        self._listeners: list[Published] = []
        self.version = self._newest()

    def listen(self, listener: Published) -> None:
        """`listener` hears version and position after each publishing, on the writer's thread or
        the publisher's."""
        self._listeners.append(listener)

    def publish_now(self, toml: str, source: str) -> str:
        """Check and put in force. Returns the version; nothing happens if it is in force already.

        Raises CatalogueErrors, naming `source`, line and key.
        """
        parsed = parse_catalogue(toml, source)
        version = parsed.version
        if version == self.version:
            return version
        position = self._database.write_now(lambda unit: _put(unit, version, toml))
        with self._guard:
            self._parsed[version] = parsed
            self.version = version
        for listener in self._listeners:
            listener(version, position)
        return version

    def text(self, version: str) -> tuple[str, str]:
        """Version and TOML of that version, or of the one in force for `current`. Raises
        NotFound."""
        wanted = self.version if version == CURRENT else version
        with self._database.reading() as connection:
            toml = connection.execute(
                select(catalogues.c.toml).where(catalogues.c.version == wanted)
            ).scalar()
        if toml is None:
            raise NotFound("This hub has no such catalogue.")
        return wanted, toml

    def parsed(self, version: str) -> Catalogue:
        """Raises NotFound."""
        wanted = self.version if version == CURRENT else version
        with self._guard:
            known = self._parsed.get(wanted)
        if known is None:
            known = parse_catalogue(self.text(wanted)[1], f"catalogue {wanted}")
            with self._guard:
                while len(self._parsed) >= _REMEMBERED:
                    del self._parsed[next(iter(self._parsed))]
                self._parsed[wanted] = known
        return known

    def _newest(self) -> str:
        with self._database.reading() as connection:
            newest = connection.execute(
                select(catalogues.c.version).order_by(catalogues.c.position.desc()).limit(1)
            ).scalar()
        return newest or ""


def _put(unit: Unit, version: str, toml: str) -> int:
    """An earlier version may come into force again."""
    again = unit.connection.execute(
        update(catalogues)
        .where(catalogues.c.version == version)
        .values(position=unit.position, published_at=unit.now)
    ).rowcount
    if not again:
        unit.connection.execute(
            insert(catalogues).values(
                version=version, position=unit.position, published_at=unit.now, toml=toml
            )
        )
    return unit.position
