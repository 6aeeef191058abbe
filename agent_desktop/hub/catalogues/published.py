"""The catalogues that were published: the one in force, and every earlier one."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Final

from sqlalchemy import insert, select, update

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.catalogue_reading import CatalogueErrors, parse_catalogue
from agent_desktop.hub import audit
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.tables import catalogues
from agent_desktop.hub.store.units import Unit
from agent_desktop.protocol.errors import NotFound

logger = logging.getLogger(__name__)

CURRENT: Final = "current"
APPLIED: Final = "catalogue_applied"
ROLLED_BACK: Final = "catalogue_rolled_back"
_REMEMBERED: Final = 16

Published = Callable[[str, int], None]


class Catalogues:
    """By version. The one in force is the one that was published last, and can be read."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._parsed: dict[str, Catalogue] = {}
        self._guard = threading.Lock()
        self._listeners: list[Published] = []
        self._seen = -1
        self.version = ""
        self.look_again()

    def listen(self, listener: Published) -> None:
        """`listener` hears version and position after each publishing, on the thread of whoever
        published it or looked for it."""
        self._listeners.append(listener)

    def publish_now(self, toml: str, source: str, by: str = "hub") -> str:
        """Check and put in force. Returns the version; nothing happens if it is in force already.

        Raises CatalogueErrors, naming `source`, line and key.
        """
        parsed = parse_catalogue(toml, source)
        if parsed.version != self.version:
            self._put(parsed, toml, by, APPLIED)
        return parsed.version

    def roll_back_now(self, version: str, by: str) -> str:
        """Put an earlier one in force again. Returns the version. Raises NotFound, and
        CatalogueErrors where this program refuses what was published then."""
        parsed = self.parsed(version)
        if parsed.version != self.version:
            self._put(parsed, parsed.text, by, ROLLED_BACK)
        return parsed.version

    def look_again(self) -> bool:
        """Whether another one came into force: a command of another process may have put it there.

        One that this program can't read is passed over, and said once: the last good one stays.
        """
        with self._database.reading() as connection:
            rows = connection.execute(
                select(catalogues.c.version, catalogues.c.position)
                .where(catalogues.c.position > self._seen)
                .order_by(catalogues.c.position.desc())
            ).all()
        if not rows:
            return False
        self._seen = rows[0].position
        for version, position in rows:
            if version == self.version:
                return False
            refusal = self._refusal(version)
            if refusal is not None:
                logger.error("a catalogue can't be used, an earlier one stays: %s", refusal)
                continue
            self._begin(version, position)
            return True
        return False

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
        """Raises NotFound, and CatalogueErrors for one that this program can't read."""
        wanted = self.version if version == CURRENT else version
        with self._guard:
            known = self._parsed.get(wanted)
        if known is None:
            known = parse_catalogue(self.text(wanted)[1], f"catalogue {wanted}")
            self._remember(known)
        return known

    def _refusal(self, version: str) -> CatalogueErrors | None:
        try:
            self.parsed(version)
        except CatalogueErrors as errors:
            return errors
        return None

    def _put(self, parsed: Catalogue, toml: str, by: str, what: str) -> None:
        version = parsed.version
        before = self.version

        def unit(unit: Unit) -> int:
            position = _store(unit, version, toml)
            detail = {"version": version, "before": before, "actions": len(parsed.actions)}
            audit.record(unit, by=by, what=what, detail=detail)
            return position

        position = self._database.write_now(unit)
        self._remember(parsed)
        self._seen = max(self._seen, position)
        self._begin(version, position)

    def _begin(self, version: str, position: int) -> None:
        with self._guard:
            self.version = version
        for listener in self._listeners:
            listener(version, position)

    def _remember(self, parsed: Catalogue) -> None:
        with self._guard:
            while len(self._parsed) >= _REMEMBERED:
                del self._parsed[next(iter(self._parsed))]
            self._parsed[parsed.version] = parsed


def _store(unit: Unit, version: str, toml: str) -> int:
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
