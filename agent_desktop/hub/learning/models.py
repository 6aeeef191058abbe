"""The models that decisions of the hub are made with, and what desktops are given."""

from __future__ import annotations

import logging
import threading
from typing import Final

from sqlalchemy import Connection, select

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.learning.snapshot import SnapshotError, read_snapshot, version_of
from agent_desktop.decisioning.learning.starting import StartingPropensities
from agent_desktop.decisioning.propensity import Propensities
from agent_desktop.hub.learning import marks
from agent_desktop.hub.learning.in_force import (
    STARTING,
    UNUSABLE,
    in_force,
    put_in_force,
    versions_in_force,
)
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.tables import models
from agent_desktop.protocol.errors import NotFound

logger = logging.getLogger(__name__)

CURRENT: Final = "current"


class Models:
    """By version. On any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._current: tuple[tuple[str, str], Propensities] | None = None
        self._refused: set[tuple[str, str]] = set()
        self._guard = threading.Lock()
        with database.reading() as connection:
            self.position, self.version = in_force(connection)

    def look_again(self) -> bool:
        """Read from the database which is in force. True when it is another one than before, or
        the same one anew."""
        with self._database.reading() as connection:
            position, version = in_force(connection)
        if position == self.position:
            return False
        self.position, self.version = position, version
        return True

    def snapshot(self, version: str) -> tuple[str, bytes]:
        """Version and bytes, also of `current`. Raises NotFound where there is none."""
        wanted = self.version if version == CURRENT else version
        with self._database.reading() as connection:
            data = _stored(connection, wanted)
        if data is None:
            raise NotFound("This hub has no such model.")
        if version_of(data) != wanted:
            raise NotFound("The stored model is damaged.")
        return wanted, data

    def propensities(self, version: str, catalogue: Catalogue) -> Propensities:
        """Those of this model under this catalogue, for replay; empty: the catalogue's own. New
        ones at each call, since they remember the last questions, and one thread at a time may ask.

        Raises NotFound where the hub does not have the model, or it cannot be used with the
        catalogue.
        """
        if version == STARTING:
            return StartingPropensities(catalogue)
        _, data = self.snapshot(version)
        try:
            snapshot = read_snapshot(data, catalogue, self._database.now())
        except SnapshotError as refusal:
            raise NotFound(str(refusal)) from None
        # numpy comes with it: late, for commands that score nothing.
        from agent_desktop.decisioning.learning.scoring import ModelPropensities

        return ModelPropensities(snapshot, catalogue)

    def current(self, catalogue: Catalogue) -> Propensities:
        """Those in force; the same ones until others are. A model that cannot be used with this
        catalogue is as good as none: the catalogue's starting values hold, as they do on a desktop
        that refuses it too."""
        key = (self.version, catalogue.version)
        with self._guard:
            known = self._current
        if known is not None and known[0] == key:
            return known[1]
        try:
            made = self.propensities(key[0], catalogue)
        except NotFound:
            made = StartingPropensities(catalogue)
        with self._guard:
            self._current = (key, made)
        return made

    def suit(self, catalogue: Catalogue) -> None:
        """Where the model in force is damaged, or of another catalogue or other features, the last
        one that can be used comes back; the starting values, where there is none or an
        administrator has frozen learning. Blocks; says each refusal once."""
        with self._database.reading() as connection:
            versions = versions_in_force(connection)
            frozen = bool(marks.read(connection, marks.FROZEN))
            stand_in = bool(marks.read(connection, marks.STAND_IN))
        wanted = versions[1:] if stand_in and not frozen else versions
        good = self._first_good(wanted[:1] if frozen else wanted, catalogue)
        if versions and good != versions[0]:
            self._database.write_now(lambda unit: put_in_force(unit, good, by="hub", why=UNUSABLE))
            self.look_again()

    def _first_good(self, versions: list[str], catalogue: Catalogue) -> str:
        for version in versions:
            trouble = self._trouble(version, catalogue)
            if not trouble:
                return version
            if (version, catalogue.version) not in self._refused:
                self._refused.add((version, catalogue.version))
                logger.error("model %s is not used: %s", version, trouble)
        return STARTING

    def _trouble(self, version: str, catalogue: Catalogue) -> str:
        """Empty: it can be used."""
        try:
            if version:
                self.snapshot(version)
            self.propensities(version, catalogue)
        except NotFound as refusal:
            return str(refusal)
        return ""


def _stored(connection: Connection, version: str) -> bytes | None:
    if version == STARTING:
        return None
    data: bytes | None = connection.execute(
        select(models.c.snapshot).where(models.c.version == version)
    ).scalar()
    return data
