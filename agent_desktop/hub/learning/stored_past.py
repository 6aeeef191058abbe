"""Catalogues and models as a database keeps them, for one reading of it."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, select

from agent_desktop.decisioning.asked import Asked
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.catalogue_reading import CatalogueErrors, parse_catalogue
from agent_desktop.decisioning.compiled import compile_catalogue
from agent_desktop.decisioning.decisions import DecisionRecord
from agent_desktop.decisioning.learning.snapshot import SnapshotError, read_snapshot
from agent_desktop.decisioning.learning.starting import StartingPropensities
from agent_desktop.decisioning.propensity import Propensities
from agent_desktop.hub.learning.cases import Logged
from agent_desktop.hub.learning.logged import Log
from agent_desktop.hub.store.tables import catalogues, models

_KEPT: Final = 32


class StoredPast:
    """Implements `cases.Past`. Use it as long as its connection."""

    def __init__(self, connection: Connection, now: int) -> None:
        self._connection = connection
        self._now = now
        self._catalogues: dict[str, Catalogue | None] = {}
        self._logs: dict[tuple[str, str], Log | None] = {}

    def catalogue(self, version: str) -> Catalogue | None:
        if version not in self._catalogues:
            self._catalogues[version] = self._read(version)
        return self._catalogues[version]

    def in_force(self) -> Catalogue | None:
        """The last one that this program can read, as the hub that serves has it."""
        versions = self._connection.execute(
            select(catalogues.c.version).order_by(catalogues.c.position.desc())
        ).scalars()
        for version in versions.all():
            found = self.catalogue(version)
            if found is not None:
                return found
        return None

    def propensities(self, version: str, catalogue: Catalogue) -> Propensities | None:
        """None where the model is not kept any more, or is of no use with this catalogue."""
        if not version:
            return StartingPropensities(catalogue)
        data: bytes | None = self._connection.execute(
            select(models.c.snapshot).where(models.c.version == version)
        ).scalar()
        if not data:
            return None
        try:
            snapshot = read_snapshot(data, catalogue, self._now)
        except SnapshotError:
            return None
        from agent_desktop.decisioning.learning.scoring import ModelPropensities

        return ModelPropensities(snapshot, catalogue)

    def logged(self, record: DecisionRecord, action_id: str) -> Logged:
        log = self._log(record.catalogue_version, record.inputs.model_version)
        return Logged() if log is None else log.of(record, action_id)

    def _log(self, version: str, model: str) -> Log | None:
        key = (version, model)
        if key not in self._logs:
            while len(self._logs) >= _KEPT:
                del self._logs[next(iter(self._logs))]
            self._logs[key] = self._made(version, model)
        return self._logs[key]

    def _made(self, version: str, model: str) -> Log | None:
        catalogue = self.catalogue(version)
        propensities = None if catalogue is None else self.propensities(model, catalogue)
        if catalogue is None or propensities is None:
            return None
        return Log(compile_catalogue(catalogue, propensities))

    def _read(self, version: str) -> Catalogue | None:
        toml = self._connection.execute(
            select(catalogues.c.toml).where(catalogues.c.version == version)
        ).scalar()
        if toml is None:
            return None
        try:
            return parse_catalogue(toml, f"catalogue {version}")
        except CatalogueErrors:
            return None  # of an older program that allowed more


def published(connection: Connection) -> str:
    """Version of the catalogue that was published last; empty where there is none."""
    version: str | None = connection.execute(
        select(catalogues.c.version).order_by(catalogues.c.position.desc()).limit(1)
    ).scalar()
    return version or ""


def values(record: DecisionRecord, of: Catalogue | None, wanted: Catalogue) -> dict[str, Any]:
    """The features that `wanted` declares, as they were recorded under the catalogue `of`.

    A record leaves out what has its default. Of a feature that its own catalogue did not declare
    nobody can tell that from what was not kept: it stays missing.
    """
    names = [feature.name for feature in wanted.learning.features]
    asked = Asked(wanted.traits, fields=names)
    kept = asked.of(record.inputs.context)
    found = asked.filled(kept)
    known = {feature.name for feature in of.learning.features} if of is not None else set()
    for name in names:
        if name not in known:
            _forget(found, kept, name)
    return found


def _forget(found: dict[str, Any], kept: dict[str, Any], name: str) -> None:
    table, dot, key = name.partition(".")
    if not dot:
        if name not in kept:
            found.pop(name, None)
        return
    if key not in kept.get(table, {}) and isinstance(found.get(table), dict):
        found[table] = {k: v for k, v in found[table].items() if k != key}
