"""The rules of who is who, one by one."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from agent_desktop.hub.stitching.customers import load_customer
from agent_desktop.hub.stitching.limits import MOST_OF_A_KIND, MOST_OWNERS
from agent_desktop.hub.stitching.lookup import find_by_number, find_by_text
from agent_desktop.hub.store.database import Database
from agent_desktop.protocol.messages import MatchTier
from tests.support.stitched import customer_of, journeys, seen, state, store

ADA, BEA = "user_id:ada", "user_id:bea"
PHONE = "phone:+442079460018"


@pytest.fixture
def db(tmp_path: Path) -> Generator[Database, None, None]:
    with Database.open(tmp_path) as database:
        yield database


def together(db: Database) -> set[frozenset[str]]:
    with db.reading() as connection:
        return {frozenset(members) for members in journeys(connection).values()}


def customers_of_events(db: Database) -> list[str]:
    with db.reading() as connection:
        return [
            row[0]
            for row in connection.exec_driver_sql("SELECT customer_id FROM events ORDER BY seq")
        ]


def test_a_visitor_becomes_the_user_who_signs_in(db: Database) -> None:
    store(db, seen(1, "anonymous_id:x"), seen(2, "anonymous_id:x"))
    visitor = customer_of(db, "anonymous_id:x")
    store(db, seen(3, ADA, "anonymous_id:x"))
    assert together(db) == {frozenset({ADA, "anonymous_id:x"})}
    assert customer_of(db, ADA) == visitor, "the oldest identity's id survives"
    assert set(customers_of_events(db)) == {visitor}
    with db.reading() as connection:
        customer = load_customer(connection, visitor or "")
    assert customer is not None
    assert customer.events == 3
    device = customer.identities[1]
    assert [(one.reason, one.times, one.trusted) for one in device.evidence] == [
        ("signed_in", 1, True)
    ]


def test_two_users_are_two_people(db: Database) -> None:
    store(db, seen(1, ADA, "loyalty:7"), seen(2, BEA, "loyalty:7"))
    assert together(db) == {frozenset({ADA, "loyalty:7"}), frozenset({BEA})}


def test_a_device_of_two_people_belongs_to_neither(db: Database) -> None:
    store(
        db,
        seen(1, ADA, "anonymous_id:x"),
        seen(2, BEA, "anonymous_id:x"),
        seen(3, "anonymous_id:x"),
        seen(4, "user_id:cem", "anonymous_id:x"),
    )
    ada, bea, alone, cem = customers_of_events(db)
    assert len({ada, bea, alone, cem}) == 4
    assert customer_of(db, "shared:anonymous_id:x") == alone
    with db.reading() as connection:
        customer = load_customer(connection, ada)
    assert customer is not None
    assert [one.shared_by for one in customer.identities] == [1, 3]


def test_a_couple_on_one_number_is_two_matches(db: Database) -> None:
    store(
        db,
        seen(1, ADA, contacts=[PHONE], traits={"name": "Ada"}),
        seen(2, BEA, contacts=[PHONE], traits={"name": "Bea"}),
    )
    with db.reading() as connection:
        matches = find_by_number(connection, "020 7946 0018", "GB")
    assert {match.customer.name for match in matches} == {"Ada", "Bea"}
    assert all(match.trusted and match.tier is MatchTier.REGION for match in matches)
    phones = [one for match in matches for one in match.customer.identities if one.shared_by == 2]
    assert len(phones) == 2


def test_a_shared_address_merges_nobody(db: Database) -> None:
    mail = "email:family@example.com"
    store(db, seen(1, ADA, contacts=[mail]), seen(2, BEA, contacts=[mail]))
    assert together(db) == {frozenset({ADA}), frozenset({BEA})}
    with db.reading() as connection:
        assert len(find_by_text(connection, "Family@Example.com", 10)) == 2


def test_a_forged_claim_links_and_changes_nothing(db: Database) -> None:
    store(db, seen(1, ADA, contacts=[PHONE], traits={"name": "Ada"}))
    before = state(db)
    forged = {"name": "Mallory", "email": "m@example.com"}
    store(
        db,
        seen(2, ADA, trusted=False, traits=forged, contacts=["phone:+442079460099"]),
        seen(3, ADA, "anonymous_id:m", trusted=False, traits=forged, contacts=[PHONE]),
        seen(4, "anonymous_id:m", trusted=False, alias_of="ada"),
    )
    after = state(db)
    ada = customer_of(db, ADA)
    assert [row for row in after["customers"] if row[0] == ada] == before["customers"]
    assert before["events"] == [row for row in after["events"] if row[1] == ada]
    assert before["links"] == [row for row in after["links"] if row[5] or row[2] == "claimed"]
    assert together(db) == {
        frozenset({ADA}),
        frozenset({"claim:website/user_id:ada"}),
        frozenset({"anonymous_id:m"}),
    }
    with db.reading() as connection:
        matches = find_by_number(connection, "+442079460018", "GB")
        customer = load_customer(connection, ada or "")
    assert [(match.customer.id == ada, match.trusted) for match in matches] == [
        (True, True),
        (False, False),
    ]
    assert customer is not None
    assert [one.shared_by for one in customer.identities] == [1, 1], "a claim takes nothing away"


def test_a_claim_that_a_back_end_has_proven_finds_its_customer(db: Database) -> None:
    store(
        db,
        seen(1, ADA, "anonymous_id:x"),
        seen(2, ADA, "anonymous_id:x", trusted=False),
        seen(3, "anonymous_id:x", trusted=False),
        seen(4, BEA, "anonymous_id:x", trusted=False),
    )
    ada, proven, device, other = customers_of_events(db)
    assert ada == proven == device
    assert other == customer_of(db, "claim:website/user_id:bea")
    assert "shared:anonymous_id:x" not in str(together(db))


def test_a_claim_names_a_visitor_until_the_user_is_known(db: Database) -> None:
    store(db, seen(1, "anonymous_id:x", trusted=False, traits={"name": "Claimed"}))
    with db.reading() as connection:
        visitor = load_customer(connection, customers_of_events(db)[0])
    assert visitor is not None
    assert visitor.name == "Claimed"
    store(db, seen(2, ADA, "anonymous_id:x"))
    with db.reading() as connection:
        known = load_customer(connection, visitor.id)
    assert known is not None
    assert known.name == ""


def test_an_alias_joins_a_former_device_id(db: Database) -> None:
    store(db, seen(1, "anonymous_id:x"), seen(2, ADA, alias_of="x"))
    assert together(db) == {frozenset({ADA, "anonymous_id:x"})}


def test_an_alias_between_users_is_kept_for_a_person_to_decide(db: Database) -> None:
    store(db, seen(1, ADA), seen(2, BEA, alias_of="ada"))
    assert together(db) == {frozenset({ADA}), frozenset({BEA})}
    assert [row[2:4] for row in state(db)["links"]] == [("conflict", "second_user")]


def test_five_of_a_kind_and_no_more(db: Database) -> None:
    devices = [f"anonymous_id:{n}" for n in range(MOST_OF_A_KIND + 1)]
    store(db, *(seen(n, ADA, device) for n, device in enumerate(devices)))
    assert together(db) == {frozenset({ADA, *devices[:-1]})}
    store(db, seen(20, devices[-1]))
    assert customer_of(db, devices[-1]) != customer_of(db, ADA)
    phones = [f"phone:+44207946001{n}" for n in range(MOST_OF_A_KIND + 1)]
    store(db, *(seen(30 + n, ADA, contacts=[phone]) for n, phone in enumerate(phones)))
    with db.reading() as connection:
        assert not find_by_number(connection, phones[-1].partition(":")[2], "GB")


def test_a_switchboard_stops_linking(db: Database) -> None:
    store(db, *(seen(n, f"user_id:{n}", contacts=[PHONE]) for n in range(MOST_OWNERS + 3)))
    with db.reading() as connection:
        assert len(find_by_number(connection, "+442079460018", "GB")) == MOST_OWNERS


def test_claims_cannot_crowd_out_an_owner(db: Database) -> None:
    store(
        db,
        *(
            seen(n, f"anonymous_id:{n}", trusted=False, contacts=[PHONE])
            for n in range(MOST_OWNERS + 3)
        ),
        seen(99, ADA, contacts=[PHONE]),
    )
    with db.reading() as connection:
        first = find_by_number(connection, "+442079460018", "GB")[0]
    assert first.trusted
    assert first.customer.id == customer_of(db, ADA)


def test_a_household_relates_and_merges_nobody(db: Database) -> None:
    home = ("household", "h1")
    store(
        db,
        seen(1, ADA, traits={"name": "Ada"}),
        seen(2, BEA, traits={"firstName": "Bea", "lastName": "Lee"}),
        seen(3, ADA, group=home, relation="household"),
        seen(4, BEA, group=home, relation="household"),
    )
    assert len(together(db)) == 2
    with db.reading() as connection:
        ada = load_customer(connection, customer_of(db, ADA) or "")
    assert ada is not None
    assert [(one.name, one.relation) for one in ada.household] == [("Bea Lee", "household")]


def test_the_later_trait_stands_wherever_it_was_said(db: Database) -> None:
    store(
        db,
        seen(5, ADA, traits={"name": "New", "city": "Leeds"}),
        seen(2, ADA, "anonymous_id:x", traits={"name": "Old", "plan": "S"}),
    )
    with db.reading() as connection:
        ada = load_customer(connection, customer_of(db, ADA) or "")
    assert ada is not None
    assert (ada.name, ada.traits) == ("New", {"city": "Leeds", "name": "New", "plan": "S"})
    assert ada.since < ada.last_event_at


@pytest.mark.parametrize("number", ["", "anonymous", "+", "Private", "4111 1111 1111 1111"])
def test_no_look_up_without_a_number(db: Database, number: str) -> None:
    store(db, seen(1, ADA, contacts=[PHONE]))
    with db.reading() as connection:
        assert find_by_number(connection, number, "GB") == ()


@pytest.mark.parametrize(
    ("stored", "asked", "tier"),
    [
        ("+442079460018", "+44 20 7946 0018", MatchTier.EXACT),
        ("+442079460018", "02079460018", MatchTier.REGION),
        ("+5511987654321", "+551187654321", MatchTier.VARIANT),
        ("+442079460018", "79460018", MatchTier.SUFFIX),
        ("+441632960000", "+441632960000", MatchTier.EXACT),
        ("+4416320960000", "+4416320960000", None),
    ],
)
def test_the_best_tier_that_finds_anybody(
    db: Database, stored: str, asked: str, tier: MatchTier | None
) -> None:
    store(db, seen(1, ADA, contacts=[f"phone:{stored}"]))
    with db.reading() as connection:
        found = find_by_number(connection, asked, "GB")
    if tier is None:  # not even possible, but written down all the same
        assert found
    else:
        assert [match.tier for match in found] == [tier]
