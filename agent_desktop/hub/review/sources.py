"""Where a replay finds the record, the catalogue and the model: in a hub's data, or in files.

The files of one list, as `hub replay --save` writes them, are all that another machine needs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.catalogue_reading import CatalogueErrors, parse_catalogue
from agent_desktop.decisioning.decide import Compiled, compile_catalogue
from agent_desktop.decisioning.decisions import DecisionRecord
from agent_desktop.decisioning.learning.snapshot import SnapshotError, read_snapshot, version_of
from agent_desktop.decisioning.learning.starting import StartingPropensities
from agent_desktop.decisioning.propensity import Propensities
from agent_desktop.hub.deciding.playbooks import Missing
from agent_desktop.hub.store.tables import catalogues, decisions, models

RECORD: Final = "record.json"
CATALOGUE: Final = "catalogue.toml"
MODEL: Final = "model.snapshot"
MOST_BYTES: Final = 64 * 1024 * 1024
_AGES: Final = 2**62
_LIKE: Final = 50


class NoRecord(Exception):
    """There is no such list. The message says why, for whoever typed the command."""


class _Seen(msgspec.Struct):
    """What `GET /v1/review/decisions/{id}` answers, as far as it matters here."""

    record: DecisionRecord


class Sources(NamedTuple):
    """The texts that a list was made with, as far as they are to be had."""

    catalogue: str | None
    model: bytes | None

    def compiled(self, catalogue_version: str, model_version: str) -> Compiled:
        """Raises Missing; a text of another version is as good as none."""
        if self.catalogue is None:
            raise Missing(f"The catalogue {catalogue_version} is not here.")
        try:
            catalogue = parse_catalogue(self.catalogue, "the catalogue")
        except CatalogueErrors as errors:
            raise Missing(f"The catalogue can't be read: {errors}") from None
        if catalogue.version != catalogue_version:
            raise Missing(
                f"The catalogue here is {catalogue.version}, the list was made with "
                f"{catalogue_version}."
            )
        return compile_catalogue(catalogue, self._propensities(model_version, catalogue))

    def _propensities(self, version: str, catalogue: Catalogue) -> Propensities:
        if not version:
            return StartingPropensities(catalogue)
        if self.model is None:
            raise Missing(f"The model {version} is not here.")
        try:
            found = version_of(self.model)
            snapshot = read_snapshot(self.model, catalogue, _AGES)
        except SnapshotError as refusal:
            raise Missing(f"The model can't be used: {refusal}") from None
        if found != version:
            raise Missing(f"The model here is {found}, the list was made with {version}.")
        # numpy comes with it: late, for lists that no model ranked.
        from agent_desktop.decisioning.learning.scoring import ModelPropensities

        return ModelPropensities(snapshot, catalogue)


def stored_record(connection: Connection, decision_id: str) -> DecisionRecord:
    """By its id, or as much of its beginning as is needed. Raises NoRecord."""
    found = connection.execute(
        select(decisions.c.id, decisions.c.record)
        .where(decisions.c.id.startswith(decision_id, autoescape=True))
        .order_by(decisions.c.id != decision_id)
        .limit(_LIKE)
    ).all()
    if not found or not decision_id:
        raise NoRecord("The hub has no such list. It may have gone unanswered, and expired.")
    if len(found) > 1 and found[0].id != decision_id:
        raise NoRecord(f"{len(found)} lists or more begin so: give more of the id.")
    return _read(found[0].record)


def stored_sources(connection: Connection, record: DecisionRecord) -> Sources:
    """Catalogue and model of that list, from the same hub."""
    text = connection.execute(
        select(catalogues.c.toml).where(catalogues.c.version == record.catalogue_version)
    ).scalar()
    model = connection.execute(
        select(models.c.snapshot).where(models.c.version == record.inputs.model_version)
    ).scalar()
    return Sources(text, model or None)


def record_in(file: Path) -> DecisionRecord:
    """Of a file: the record, or the hub's answer with the record in it. Raises NoRecord."""
    data = _bytes(file)
    try:
        return _read(data)
    except NoRecord:
        try:
            return msgspec.json.decode(data, type=_Seen).record
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            raise NoRecord(f"{file} is no record of a list.") from None


def sources_in(catalogue: Path | None, model: Path | None) -> Sources:
    """Of files. Raises NoRecord where one can't be read."""
    try:
        text = None if catalogue is None else _bytes(catalogue).decode()
    except UnicodeDecodeError:
        raise NoRecord(f"{catalogue} is not UTF-8 text.") from None
    return Sources(text, None if model is None else _bytes(model))


def save(folder: Path, record: DecisionRecord, sources: Sources) -> list[Path]:
    """Files for another machine. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    written = {RECORD: msgspec.json.format(msgspec.json.encode(record), indent=1)}
    if sources.catalogue is not None:
        written[CATALOGUE] = sources.catalogue.encode()
    if sources.model is not None:
        written[MODEL] = sources.model
    for name, data in written.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in written]


def _read(data: bytes) -> DecisionRecord:
    try:
        return msgspec.json.decode(data, type=DecisionRecord)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise NoRecord("What is stored of this list is no record.") from None


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise NoRecord(f"{file} can't be read: {error.strerror}.") from None
    if len(data) > MOST_BYTES:
        raise NoRecord(f"{file} is too large to be that.")
    return data
