"""Models in the table: what is in force, going back, and what is refused."""

from __future__ import annotations

import asyncio
from functools import partial

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.decide import replay
from agent_desktop.decisioning.learning.encoding import features_digest
from agent_desktop.decisioning.learning.fitting import fit
from agent_desktop.decisioning.learning.snapshot import Content, version_of, write_snapshot
from agent_desktop.hub.learning import orders
from agent_desktop.hub.learning.in_force import in_force, put_in_force
from agent_desktop.hub.learning.models import CURRENT
from agent_desktop.hub.store.units import Unit
from agent_desktop.protocol.errors import NotFound
from tests.support.log_records import ExpectLog
from tests.support.school import CATALOGUE, DAY, RICH, School, term


def made(school: School, catalogue: Catalogue | None = None, at: int = 0, name: str = "") -> bytes:
    """A model of nothing, for that catalogue."""
    of = catalogue or school.room.catalogues.parsed("current")
    features = of.learning.features
    codes = fit(features, [])
    columns = 1 + sum(code.width for code in codes)
    return write_snapshot(
        Content(
            name or of.name, features_digest(features), at or school.now, 0, codes,
            b"\0" * 4 * columns, (),
        )
    )  # fmt: skip


def put(school: School, data: bytes, version: str = "") -> str:
    """Straight into the table, in force."""
    named = version or version_of(data)

    def unit(unit: Unit) -> None:
        unit.connection.exec_driver_sql(
            "INSERT INTO models VALUES (?, 0, ?, 'school', ?, x'', 0, '{}')",
            (named, unit.now, data),
        )
        put_in_force(unit, named, by="test", why="test")

    school.room.database.write_now(unit)
    return named


def suit(school: School) -> None:
    school.models.look_again()
    school.models.suit(school.room.catalogues.parsed("current"))


def test_without_a_model_the_starting_values_hold(school: School) -> None:
    catalogue = school.room.catalogues.parsed("current")
    assert school.models.current(catalogue).version == ""
    with pytest.raises(NotFound):
        school.models.snapshot(CURRENT)
    with pytest.raises(NotFound):
        asyncio.run(school.room.sync().model(CURRENT))


def test_a_desktop_is_told_of_the_model_and_fetches_it(school: School) -> None:
    sync = school.room.sync()
    before = asyncio.run(sync.pull("desk", 0, 100)).cursor
    term(school, 30)
    school.round()
    told = asyncio.run(sync.pull("desk", before, 1_000)).transactions
    assert [one.model_version for one in told if one.model_version is not None] == [
        school.models.version
    ]
    reply = asyncio.run(sync.model(CURRENT))
    assert (reply.version, version_of(reply.snapshot)) == (school.models.version,) * 2
    assert asyncio.run(sync.model(reply.version)) == reply


def test_rolling_back_gives_the_former_list_exactly(school: School) -> None:
    ada = school.customer("ada")
    before, record = school.decide(ada, conversation="call", traits=RICH)
    term(school, 200)
    school.round()
    learnt, _ = school.decide(ada, conversation="call", traits=RICH)
    assert [one.factors for one in learnt.ranked] != [one.factors for one in before.ranked]
    school.room.database.write_now(partial(orders.roll_back, version="", by="ida"))
    asyncio.run(school.teacher._look())
    again, _ = school.decide(ada, conversation="call", traits=RICH)
    assert (again.ranked, again.held, again.digest) == (before.ranked, before.held, before.digest)
    assert school.told[-1] == school.models.position
    assert school.models.version == ""
    # Frozen: learning goes on, and puts nothing in force.
    term(school, 40, start=200)
    assert school.round()[-1].why_not == "frozen"
    assert school.models.version == ""
    waiting = school.room.database.write_now(partial(orders.thaw, by="ida"))
    school.models.look_again()
    assert school.models.version == waiting != ""
    assert school.room.database.write_now(partial(orders.thaw, by="ida")) is None
    audited = [row[0] for row in school.room.rows("SELECT what FROM audit ORDER BY id")]
    assert [one for one in audited if one.startswith(("model", "learning"))] == [
        "model_in_force", "learning_frozen", "model_in_force", "learning_thawed", "model_in_force",
    ]  # fmt: skip
    # What was decided under the other model is still to be had.
    catalogue = school.room.catalogues.parsed("current")
    from agent_desktop.decisioning.compiled import compile_catalogue

    compiled = compile_catalogue(catalogue, school.models.propensities("", catalogue))
    assert replay(compiled, record)[1]


@pytest.mark.parametrize("trouble", ["truncated", "swapped", "empty"])
def test_a_damaged_model_is_refused_and_the_last_good_one_comes_back(
    school: School,
    expect_log: ExpectLog,
    caplog: pytest.LogCaptureFixture,
    trouble: str,
) -> None:
    expect_log("is not used", logger="agent_desktop.hub.learning")
    good = put(school, made(school))
    other = made(school, at=school.now + 1)
    data = {"truncated": other[:60], "swapped": made(school, at=school.now + 2), "empty": b""}
    put(school, data[trouble], version_of(other))
    catalogue = school.room.catalogues.parsed("current")
    school.models.look_again()
    assert school.models.current(catalogue).version == ""  # until it is mended
    suit(school)
    assert school.models.current(catalogue).version == good == school.models.version
    suit(school)
    assert len(caplog.records) == 1
    with pytest.raises(NotFound):
        school.models.snapshot(version_of(other))


def test_one_from_the_future_and_one_of_another_catalogue_are_refused(
    school: School, expect_log: ExpectLog, caplog: pytest.LogCaptureFixture
) -> None:
    expect_log("is not used", logger="agent_desktop.hub.learning")
    good = put(school, made(school))
    put(school, made(school, at=school.now + 30 * DAY))
    put(school, made(school, name="another"))
    suit(school)
    assert school.models.version == good
    assert {record.getMessage().split(":")[1] for record in caplog.records} == {
        " The model says it was made in the future.",
        " The model was made for the catalogue 'another', not for 'school'.",
    }


def test_a_catalogue_s_model_comes_back_with_the_catalogue(
    school: School, expect_log: ExpectLog
) -> None:
    expect_log("made for other features", logger="agent_desktop.hub.learning")
    first = put(school, made(school))
    suit(school)
    version = school.room.catalogues.version
    other = CATALOGUE.replace("[learning.features]", "[learning.features]\ncalls_7d = {}")
    school.room.catalogues.publish_now(other, "x")
    suit(school)
    assert school.models.version == ""
    school.room.catalogues.roll_back_now(version, "ida")
    suit(school)
    assert school.models.version == first
    # Starting values that an administrator chose are left alone, thawed or not.
    school.room.database.write_now(partial(orders.roll_back, version="", by="ida"))
    suit(school)
    school.room.database.write_now(partial(orders.thaw, by="ida"))
    suit(school)
    assert school.models.version == ""


def test_while_frozen_only_the_starting_values_stand_in(
    school: School, expect_log: ExpectLog
) -> None:
    expect_log("is not used", logger="agent_desktop.hub.learning")
    put(school, made(school))
    second = put(school, made(school, at=school.now + 1))
    school.room.database.write_now(partial(orders.roll_back, version=second, by="ida"))
    school.room.database.write_now(
        lambda unit: unit.connection.exec_driver_sql(
            "UPDATE models SET snapshot = x'00' WHERE version = ?", (second,)
        )
    )
    suit(school)
    assert school.models.version == ""


def test_versions_are_found_by_their_beginning(school: School) -> None:
    one = put(school, made(school))
    two = put(school, made(school, at=school.now + 1))
    with school.room.database.reading() as connection:
        assert in_force(connection)[1] == two
        assert orders.find(connection, one[:8]) == one
        assert orders.find(connection, "current") == two
        assert orders.find(connection, "none") == ""
        assert orders.find(connection, "%") is None
        assert orders.find(connection, "") is None


def test_the_route_gives_the_model_to_every_role_and_404_without(
    client: TestClient[Litestar], bearer: dict[str, dict[str, str]]
) -> None:
    for header in bearer.values():
        assert client.get("/v1/models/current", headers=header).status_code == 404
    assert client.get("/v1/models/current").status_code == 401
    assert client.get("/v1/models/nonsense", headers=bearer["agent"]).status_code == 404
