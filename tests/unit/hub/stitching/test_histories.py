"""Whatever comes in whatever order: the same, and everything can be taken back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from agent_desktop.hub.stitching.merging import merge, relink, unmerge
from agent_desktop.hub.stitching.sightings import Sighting
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.tables import responses
from tests.support.stitched import START, journeys, seen, state, store

MODEST = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

users = st.sampled_from([f"user_id:u{n}" for n in range(3)])
others = st.sampled_from([f"loyalty:l{n}" for n in range(2)])
devices = st.sampled_from([f"anonymous_id:a{n}" for n in range(4)] + ["device:d"])
contacts = st.sampled_from(["phone:+442079460018", "phone:+442079460019", "email:f@example.com"])


@st.composite
def sightings(draw: st.DrawFn, first: int = 0, most: int = 12) -> list[Sighting]:
    found = []
    for n in range(draw(st.integers(0, most))):
        user = draw(st.none() | users)
        other = draw(st.none() | st.none() | others)
        device = draw(st.none() | devices)
        people = [one for one in (user, other, device) if one] or [draw(devices)]
        traits = draw(
            st.none()
            | st.dictionaries(st.sampled_from(["name", "city"]), st.sampled_from("xyz"), min_size=1)
        )
        found.append(
            seen(
                first + n,
                *people,
                trusted=draw(st.sampled_from([True, True, False])),
                contacts=draw(st.lists(contacts, max_size=1)),
                traits=traits,
                at=START + draw(st.integers(0, 5)) * 1000,
                alias_of=draw(st.sampled_from([None] * 5 + ["a1", "u1"])),
            )
        )
    return found


@lru_cache(maxsize=1)
def _template() -> bytes:
    """An empty hub, always with the same secret, so that ids can be compared."""
    with tempfile.TemporaryDirectory() as folder:
        with Database.open(Path(folder)) as database:
            database.write_now(
                lambda unit: unit.connection.exec_driver_sql(
                    "UPDATE meta SET value = ? WHERE key = 'id_key'", ("00" * 16,)
                )
            )
        return (Path(folder) / "hub.db").read_bytes()


class History:
    """A database for the length of a `with`."""

    def __enter__(self) -> Database:
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        (folder / "hub.db").write_bytes(_template())
        self.database = Database.open(folder)
        return self.database

    def __exit__(self, *exc: object) -> None:
        self.database.close()
        self._folder.cleanup()


def sound(database: Database) -> None:
    """What always holds."""
    with database.reading() as connection:
        execute = connection.exec_driver_sql
        strays = execute(
            "SELECT count(*) FROM events AS e JOIN identities AS i ON i.id = e.identity_id"
            " WHERE e.customer_id IS NOT i.customer_id"
        ).scalar_one()
        assert strays == 0, "an event is where its identity is"
        counted = execute(
            "SELECT c.id, c.events, count(e.id), c.since, min(e.at), c.last_event_at, max(e.at)"
            " FROM customers AS c LEFT JOIN events AS e ON e.customer_id = c.id"
            " WHERE c.merged_into IS NULL GROUP BY c.id"
        ).all()
        for _, events, found, since, first, last, newest in counted:
            assert events == found
            if found:
                assert since <= first
                assert last == newest
        live = {row[0] for row in counted}
        assert live == set(journeys(connection)), "customers are components, nothing else"
        for (merged_into,) in execute(
            "SELECT merged_into FROM customers WHERE merged_into IS NOT NULL"
        ):
            assert merged_into in live, "merges never chain"
        for customer in live:
            oldest = execute(
                "SELECT id FROM identities WHERE customer_id = ? ORDER BY created, id", (customer,)
            ).scalar()
            assert oldest == customer
        merges = execute("SELECT count(*) FROM links WHERE kind = 'merge'").scalar_one()
        for members in () if merges else journeys(connection).values():
            assert sum(one.startswith("user_id:") for one in members) <= 1


@MODEST
@given(
    events=sightings(most=20), cuts=st.lists(st.integers(0, 20), max_size=4), again=st.booleans()
)
def test_how_events_are_batched_makes_no_difference(
    events: list[Sighting], cuts: list[int], again: bool
) -> None:
    with History() as one, History() as other:
        store(one, *events)
        for begin, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(events)], strict=True):
            store(other, *events[begin:end])
            if again:
                store(other, *events[:end])
                other.memory.clear()
        sound(one)
        assert state(one) == state(other)


@MODEST
@given(before=sightings(), between=sightings(first=100), after=sightings(first=200), data=st.data())
def test_a_merge_that_is_taken_back_has_never_been(
    before: list[Sighting], between: list[Sighting], after: list[Sighting], data: st.DataObject
) -> None:
    with History() as one, History() as other:
        store(one, *before)
        store(other, *before)
        with one.reading() as connection:
            customers = sorted(journeys(connection))
        if len(customers) < 2:
            return
        a, b = data.draw(st.permutations(customers))[:2]
        for database in (one, other):
            _answer(database, "r1", a)
            _answer(database, "r2", b)
        generations = _generations(one)
        link = one.write_now(lambda unit: merge(unit, a, b, "same_person", "admin"))
        sound(one)
        merged, survivor = _generations(one), min(a, b, key=_age(one))
        assert merged[survivor] > generations[survivor]
        store(one, *between)
        sound(one)
        one.write_now(lambda unit: unmerge(unit, link, "admin"))
        store(one, *after)
        store(other, *between)
        store(other, *after)
        sound(one)
        assert state(one) == state(other)


@MODEST
@given(events=sightings(most=20), data=st.data())
def test_a_link_that_is_severed_and_restored_has_always_been(
    events: list[Sighting], data: st.DataObject
) -> None:
    with History() as database:
        store(database, *events)
        before = state(database)
        with database.reading() as connection:
            links = [
                row[0]
                for row in connection.exec_driver_sql(
                    "SELECT id FROM links WHERE active AND kind IN ('same_person', 'contact')"
                )
            ]
        if not links:
            return
        chosen = data.draw(st.lists(st.sampled_from(links), unique=True, min_size=1, max_size=3))
        for link in chosen:
            database.write_now(lambda unit, link=link: unmerge(unit, link, "admin"))
            sound(database)
        for link in reversed(chosen):
            database.write_now(lambda unit, link=link: relink(unit, link, "admin"))
        sound(database)
        assert state(database) == before


def _age(database: Database) -> Callable[[str], tuple[int, str]]:
    with database.reading() as connection:
        ages: dict[str, int] = dict(
            connection.exec_driver_sql("SELECT id, created FROM identities").all()
        )
    return lambda customer: (ages[customer], customer)


def _generations(database: Database) -> dict[str, int]:
    with database.reading() as connection:
        return dict(connection.exec_driver_sql("SELECT id, generation FROM customers").all())


def _answer(database: Database, id_: str, customer: str) -> None:
    row = {column.name: "" for column in responses.columns if not column.nullable}
    row.update(id=id_, position=1, customer_id=customer, at=1, initiative=False, received_at=1)
    row["withdrawn"] = False
    database.write_now(lambda unit: unit.connection.execute(insert(responses).values(**row)))
