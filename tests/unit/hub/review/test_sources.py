"""A list made with a model comes back: from the hub's tables, from files, and not from others."""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from agent_desktop.decisioning.decisions import DecisionRecord
from agent_desktop.hub.deciding.asking import Asking
from agent_desktop.hub.deciding.messages import Question
from agent_desktop.hub.deciding.playbooks import Playbooks
from agent_desktop.hub.ingestion.touchpoints import Touchpoints
from agent_desktop.hub.review.replaying import Unfaithful, replayed
from agent_desktop.hub.review.sources import (
    CATALOGUE,
    MODEL,
    RECORD,
    NoRecord,
    Sources,
    record_in,
    save,
    sources_in,
    stored_record,
    stored_sources,
)
from agent_desktop.hub.store.tables import decisions, models
from agent_desktop.hub.sync.answered_lists import COLUMNS, row
from tests.support.hub_room import Room
from tests.support.many_customers import DAY, TOUCHPOINTS, Crowd, catalogue_toml, install_model

PEOPLE = 40


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Generator[Room, None, None]:
    made = Room(tmp_path_factory.mktemp("hub"))
    made.catalogues.publish_now(catalogue_toml(), "thousand.toml")
    install_model(made, made.database.now() - DAY)
    crowd = Crowd(11, made.database.now(), PEOPLE)
    for user in crowd.users:
        made.take_in(crowd.identified(user), *crowd.sightings(user, 20))
    made.fold()
    yield made
    made.database.close()


@pytest.fixture(scope="module")
def records(room: Room) -> list[DecisionRecord]:
    """One of each person, each at another touchpoint, as the hub keeps them."""
    catalogue = room.catalogues.parsed("current")
    touchpoints = Touchpoints(catalogue.touchpoints.values(), catalogue.region)
    asking = Asking(room.shared, Playbooks(room.catalogues, room.shared.models), touchpoints)
    found = []
    for n in range(PEOPLE):
        source = touchpoints.of_key(f"{list(TOUCHPOINTS)[n % len(TOUCHPOINTS)]}-key")
        assert source is not None
        made = asking.make(asking.read(Question(who={"user_id": f"user-{n:04d}"}), source))
        found.append(made.record)
        values = dict(zip(COLUMNS, row(made.inputs.decision_id, made.record, None), strict=True))
        _insert(room, values)
    return found


def _insert(room: Room, values: dict[str, Any]) -> None:
    room.database.write_now(lambda unit: unit.connection.execute(decisions.insert().values(values)))


def test_each_comes_back_from_the_tables_and_from_files(
    room: Room, records: list[DecisionRecord], tmp_path: Path
) -> None:
    ranked = 0
    for record in records:
        assert record.inputs.model_version
        with room.database.reading() as connection:
            stored = stored_record(connection, record.inputs.decision_id)
            sources = stored_sources(connection, stored)
        here = replayed(stored, sources.compiled)
        assert here.unfaithful is None, here.why
        assert here.decision is not None
        save(tmp_path, stored, sources)
        elsewhere = replayed(
            record_in(tmp_path / RECORD),
            sources_in(tmp_path / CATALOGUE, tmp_path / MODEL).compiled,
        )
        assert elsewhere == here
        ranked += len(here.decision.ranked)
        assert len(msgspec.json.encode(record)) < 4_000
    assert ranked > PEOPLE


def test_another_model_or_none_is_said(
    room: Room, records: list[DecisionRecord], tmp_path: Path
) -> None:
    record = records[0]
    with room.database.reading() as connection:
        whole = stored_sources(connection, record)
    assert whole.model is not None
    without = replayed(record, Sources(whole.catalogue, None).compiled)
    assert (without.decision, without.unfaithful) == (None, Unfaithful.MISSING)
    assert record.inputs.model_version in without.why
    cut = replayed(record, Sources(whole.catalogue, whole.model[:-9]).compiled)
    assert (cut.unfaithful, "cut off" in cut.why) == (Unfaithful.MISSING, True)
    install_model(room, room.database.now() - DAY, seed=8)
    with room.database.reading() as connection:
        other = connection.execute(
            models.select().where(models.c.version == room.shared.models.version)
        ).one()
    wrong = replayed(record, Sources(whole.catalogue, other.snapshot).compiled)
    assert (wrong.unfaithful, "The model here is" in wrong.why) == (Unfaithful.MISSING, True)
    # As though it had been made with the other one.
    lying = msgspec.structs.replace(
        record, inputs=msgspec.structs.replace(record.inputs, model_version=other.version)
    )
    assert replayed(lying, Sources(whole.catalogue, other.snapshot).compiled).unfaithful is (
        Unfaithful.DIFFERS
    )
    # What is in force by now means nothing to what was.
    with room.database.reading() as connection:
        again = replayed(record, stored_sources(connection, record).compiled)
    assert again.unfaithful is None


def test_a_beginning_of_the_id_is_enough_if_it_is_one_list_s(
    room: Room, records: list[DecisionRecord]
) -> None:
    whole = records[3].inputs.decision_id
    with room.database.reading() as connection:
        assert stored_record(connection, whole[:16]) == stored_record(connection, whole)
        for nothing in ("", "zz", "%", "_" * 32, whole + "0"):
            with pytest.raises(NoRecord):
                stored_record(connection, nothing)
        shared = next(
            first for first in "0123456789abcdef"
            if sum(r.inputs.decision_id.startswith(first) for r in records) > 1
        )  # fmt: skip
        with pytest.raises(NoRecord, match="give more"):
            stored_record(connection, shared)


def test_the_review_s_answer_is_a_record_too(records: list[DecisionRecord], tmp_path: Path) -> None:
    file = tmp_path / "seen.json"
    file.write_text(json.dumps({"record": msgspec.to_builtins(records[0]), "faithful": True}))
    assert record_in(file) == records[0]
    for text in ("", "{}", "[1]", "\udcff"):
        file.write_bytes(text.encode("utf-8", "surrogateescape"))
        with pytest.raises(NoRecord, match="no record"):
            record_in(file)
