from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.domain.channels import Channel
from agent_desktop.domain.customers import (
    Consent,
    Customer,
    HouseholdMember,
    Identity,
    IdentityKind,
    LinkedIdentity,
)
from agent_desktop.domain.events import Event
from agent_desktop.domain.masking import HIDDEN
from agent_desktop.domain.visibility import (
    TABLE,
    Role,
    Show,
    parse_overrides,
    present_customer,
    present_events,
    project_customer,
    row_of_trait,
    show,
)


def linked(namespace: str, value: str) -> LinkedIdentity:
    return LinkedIdentity(identity=Identity(namespace, value), kind=IdentityKind.OTHER, evidence=())


ROWS = {
    "name": "name",
    "traits": "traits.other",
    "identities": "identities",
    "household": "household",
    "consents": "consents",
    "since": "activity",
    "last_event_at": "activity",
    "events": "activity",
}

LEILA = Customer(
    id="c1",
    generation=1,
    name="Leila Haddad",
    traits={"income": 2900, "city": "Berlin", "birthday": "1990-01-01", "phone": "+493023125600",
            "shoe_size": 39, "iban": "DE00"},
    identities=(linked("phone", "+493023125600"), linked("email", "leila@example.com"),
                linked("user_id", "u-1"), linked("loyalty", "308240014471")),
    household=(HouseholdMember(customer_id="c2", name="Karim Haddad", relation="partner"),),
    consents=(Consent(channel="phone", purpose="marketing", given=True, at=0, source="app"),),
    since=1,
    last_event_at=2,
    events=3,
)  # fmt: skip
CALL = Event(id="e", customer_id="c1", type="Call Ended", touchpoint="t", channel=Channel.ASSISTED,
             at=0, properties={"topic": "limit"})  # fmt: skip


def test_every_field_of_a_customer_has_a_row() -> None:
    fields = {field.name for field in msgspec.structs.fields(Customer)}
    assert fields - {"id", "generation"} == set(ROWS)
    nothing = project_customer(LEILA, "nobody")
    for field, row in ROWS.items():
        assert row in TABLE
        assert not getattr(nothing, field), field
    assert all(set(rows) == set(Role) for rows in TABLE.values())


@given(st.text())
def test_every_trait_has_a_row_and_an_unknown_one_waits_for_verification(key: str) -> None:
    assert row_of_trait(key) in TABLE
    if row_of_trait(key) == "traits.other":
        assert show("traits.other", "agent", verified=False) is Show.HIDDEN
        assert show("traits.other", "agent", verified=True) is Show.SHOWN


def test_before_verification_an_agent_sees_the_name() -> None:
    seen = present_customer(LEILA, "agent", verified=False)
    assert seen.name == "Leila Haddad"
    assert [one.identity.value for one in seen.identities] == [
        f"{HIDDEN} 600", f"l{HIDDEN}@example.com", HIDDEN, f"{HIDDEN} 4471",
    ]  # fmt: skip
    assert seen.traits == {"income": HIDDEN, "city": HIDDEN, "phone": f"{HIDDEN} 600"}
    assert seen.household == (HouseholdMember(customer_id="", name=HIDDEN, relation="partner"),)
    assert seen.consents == LEILA.consents


def test_after_it_everything_but_what_no_screen_shows() -> None:
    seen = present_customer(LEILA, "agent", verified=True)
    assert seen.traits == {k: v for k, v in LEILA.traits.items() if k != "iban"}
    assert msgspec.structs.replace(seen, traits={}) == msgspec.structs.replace(LEILA, traits={})


def test_the_hub_sends_what_a_role_may_see_at_some_time() -> None:
    sent = project_customer(LEILA, "agent")
    assert sent == present_customer(LEILA, "agent", verified=True)
    assert b"DE00" not in msgspec.json.encode(sent)
    admin = msgspec.json.encode(project_customer(LEILA, "admin"))
    for personal in (b"Leila", b"493023125600", b"leila@", b"2900", b"Karim", b"308240014471"):
        assert personal not in admin


@pytest.mark.parametrize("role", ["", "guest", "Agent"])
def test_an_unknown_role_sees_nothing(role: str) -> None:
    sent = project_customer(LEILA, role)
    assert (sent.name, sent.traits, sent.identities, sent.household) == ("", {}, (), ())
    assert present_events([CALL], role, verified=True) == ()


def test_events_lose_their_details_until_the_caller_is_verified() -> None:
    (before,) = present_events([CALL], "agent", verified=False)
    assert before.properties == {}
    assert before.id == CALL.id
    assert present_events([CALL], "agent", verified=True) == (CALL,)
    assert present_events([CALL], "admin", verified=True) == ()


def test_the_administrator_s_word_goes_first() -> None:
    overrides = parse_overrides({"name": {"agent": ["masked", "shown"]},
                                 "traits.finance": {"agent": ["hidden", "hidden"]}})  # fmt: skip
    seen = present_customer(LEILA, "agent", verified=False, overrides=overrides)
    assert seen.name == HIDDEN
    assert "income" not in project_customer(LEILA, "agent", overrides).traits
    assert "income" in project_customer(LEILA, "supervisor", overrides).traits


@pytest.mark.parametrize(
    "wrong",
    [{"nme": {"agent": ["shown", "shown"]}}, {"name": {"agnt": ["shown", "shown"]}},
     {"name": {"agent": ["shown"]}}, {"name": {"agent": "shown"}},
     {"name": {"agent": ["shown", "visible"]}}],
)  # fmt: skip
def test_wrong_settings_are_refused(wrong: dict[str, dict[str, Any]]) -> None:
    with pytest.raises(ValueError, match=r"name|nme"):
        parse_overrides(wrong)


@given(st.sampled_from(sorted(TABLE)), st.sampled_from(sorted(Role)), st.booleans())
def test_nothing_is_presented_that_was_not_projected(field: str, role: str, done: bool) -> None:
    projected = project_customer(LEILA, role)
    direct = present_customer(LEILA, role, verified=done)
    again = present_customer(projected, role, verified=done)
    assert again.traits.keys() == direct.traits.keys()
    assert len(again.identities) == len(direct.identities)
    assert field in TABLE
