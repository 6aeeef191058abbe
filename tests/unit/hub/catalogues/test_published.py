"""Which catalogue is in force: published here or beside, rolled back, never a bad one."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from sqlalchemy import update

from agent_desktop.decisioning.catalogue_reading import CatalogueErrors, version_of
from agent_desktop.domain.visibility import parse_overrides
from agent_desktop.hub.access.tokens import Tokens
from agent_desktop.hub.catalogues.history import full_version, history
from agent_desktop.hub.catalogues.published import CURRENT, Catalogues
from agent_desktop.hub.policy import Policy
from agent_desktop.hub.serve import Options, parts
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.tables import catalogues as table
from agent_desktop.protocol.errors import NotFound
from tests.support.hub_room import CATALOGUE, Room

LATER = CATALOGUE.replace("0.5", "0.6")
ExpectLog = Callable[..., object]


def test_a_bad_one_leaves_the_last_good_one(room: Room) -> None:
    before = room.catalogues.version
    with pytest.raises(CatalogueErrors):
        room.catalogues.publish_now(CATALOGUE + "\n[", "bad.toml", "maria")
    assert room.catalogues.version == before
    with room.database.reading() as connection:
        assert [one.version for one in history(connection)] == [before]


def test_one_that_another_process_put_there_is_noticed_once(room: Room, tmp_path: Path) -> None:
    heard: list[tuple[str, int]] = []
    room.catalogues.listen(lambda version, position: heard.append((version, position)))
    assert not room.catalogues.look_again()
    with Database.beside(tmp_path / "hub") as beside:
        version = Catalogues(beside).publish_now(LATER, "later.toml", "maria")
        position = beside.position
    assert room.catalogues.version != version
    assert room.catalogues.look_again()
    assert heard == [(version, position)]
    assert not room.catalogues.look_again()
    assert room.catalogues.parsed(CURRENT).actions["offer"].propensity == 0.6
    # What this hub writes next comes after it.
    room.customer("ada")
    assert room.database.position > position


def test_one_that_cant_be_read_is_passed_over_and_said(room: Room, expect_log: ExpectLog) -> None:
    before = room.catalogues.version
    later = room.catalogues.publish_now(LATER, "later.toml")

    def spoil(unit: object) -> None:
        unit.connection.execute(  # type: ignore[attr-defined] # a Unit
            update(table).where(table.c.version == later).values(toml="spoilt =")
        )

    room.database.write_now(spoil)
    expect_log("a catalogue can't be used, an earlier one stays: catalogue .*is no TOML")
    again = Catalogues(room.database)
    assert again.version == before
    assert not again.look_again()


def test_history_says_who_and_what_is_in_force(room: Room) -> None:
    first = room.catalogues.version
    second = room.catalogues.publish_now(LATER, "later.toml", "maria")
    assert room.catalogues.publish_now(LATER, "later.toml", "nobody") == second
    assert room.catalogues.roll_back_now(first, "otto") == first
    with room.database.reading() as connection:
        found = history(connection)
        assert full_version(connection, first[:4].upper()) == first
        assert full_version(connection, first[:3]) is None
        assert full_version(connection, "____") is None
    assert [(one.version, one.by, one.rolled_back, one.in_force) for one in found] == [
        (first, "otto", True, True), (second, "maria", False, False), (first, "hub", False, False),
    ]  # fmt: skip
    assert room.catalogues.version == first
    with pytest.raises(NotFound):
        room.catalogues.roll_back_now("0" * 12, "otto")
    kinds = [row.what for row in room.rows("SELECT what FROM audit ORDER BY id")]
    assert kinds == ["catalogue_applied", "catalogue_applied", "catalogue_rolled_back"]


def test_a_bad_file_at_the_start_leaves_the_last_good_one(
    room: Room, tokens: Tokens, tmp_path: Path, expect_log: ExpectLog
) -> None:
    before = room.catalogues.version
    expect_log("this catalogue can't be used; version .* stays in force: bad.toml:")
    options = Options(data=tmp_path, catalogue=CATALOGUE + "\n[", catalogue_name="bad.toml")
    assert parts(options, room.database, tokens).shared.catalogues.version == before
    assert version_of(CATALOGUE) == before


def test_without_a_good_one_a_bad_file_ends_the_start(tokens: Tokens, tmp_path: Path) -> None:
    empty = Room(tmp_path / "empty")
    try:
        with pytest.raises(CatalogueErrors):
            parts(Options(data=tmp_path, catalogue="[", catalogue_name="b"), empty.database, tokens)
    finally:
        empty.database.close()


def test_a_policy_that_hides_what_rules_ask_for_is_said(
    room: Room, tokens: Tokens, tmp_path: Path, expect_log: ExpectLog
) -> None:
    asks = CATALOGUE.replace("[touchpoints.mailing]", "[traits]\nincome = 0\n[touchpoints.mailing]")
    asks = asks.replace(
        'title = "Offer a card"',
        'title = "Offer a card"\neligible = "traits.income > 1"\nnot_eligible = "No"',
    )
    hidden = parse_overrides({"traits.finance": {"agent": ["hidden", "hidden"]}})
    expect_log("the policy hides from agents what the catalogue asks for: .*income")
    parts(
        Options(data=tmp_path, catalogue=asks, policy=Policy(visibility=hidden)),
        room.database,
        tokens,
    )


def test_a_served_hub_follows(client: TestClient[Litestar], room: Room) -> None:
    """The worker of the application looks by itself."""
    with Database.beside(room.database.folder) as beside:
        version = Catalogues(beside).publish_now(LATER, "later.toml")
    shared = client.app.state.shared
    until = time.monotonic() + 10
    while shared.catalogues.version != version and time.monotonic() < until:
        time.sleep(0.02)
    assert shared.catalogues.version == version
