"""What is known of a customer, in words: each thing once, the most useful first."""

from __future__ import annotations

import pytest

from agent_desktop.app import reasons
from agent_desktop.app.identity_rows import identity_rows
from agent_desktop.app.profile import profile
from agent_desktop.decisioning.decisions import Held
from agent_desktop.domain.channels import Channel, Touchpoint
from agent_desktop.domain.customers import Evidence, Identity, IdentityKind, LinkedIdentity
from tests.support.desk_fakes import NOW, FakePlaybook
from tests.support.plain_words import PlainWords

WORDS = PlainWords()


def test_the_profile_says_each_thing_once_and_in_words() -> None:
    rows = profile(
        {
            "name": "Leila Haddad", "first_name": "Leila", "last_name": "Haddad", "phone": "+49",
            "email": "leila@example.net", "customer_since": 2019, "favourite_shop": "Mitte",
            "paperless": False, "income": 2900, "currency": "EUR", "plan": "Northline L",
            "languages": ["German", "Arabic"], "broken": float("inf"), "nested": {"a": 1},
            "bonus_points": 1240.0, "nothing": None,
        },
        WORDS,
    )  # fmt: skip
    assert [(row.key, row.value) for row in rows] == [
        ("Plan", "Northline L"),
        ("Income", "2,900 EUR"),
        ("Languages", "German, Arabic"),
        ("Paperless", "No"),
        ("Bonus points", "1,240"),
        ("Favourite shop", "Mitte"),
    ]


def test_what_is_masked_stays_masked() -> None:
    rows = profile({"income": "••••", "currency": "••••", "travels": "••••"}, WORDS)
    assert [(row.key, row.value) for row in rows] == [("Income", "••••"), ("Travels", "••••")]


def linked(
    namespace: str, value: str, kind: IdentityKind, touchpoint: str = "shop"
) -> LinkedIdentity:
    why = Evidence(
        reason="signed_in", touchpoint=touchpoint, trusted=True, times=1, first_at=NOW, last_at=NOW
    )
    return LinkedIdentity(identity=Identity(namespace, value), kind=kind, evidence=(why,))


@pytest.fixture
def playbook() -> FakePlaybook:
    book = FakePlaybook()
    app = Touchpoint(name="app", channel=Channel.MOBILE, label="App", write_key="k")
    book.points = {**book.points, "app": app}
    return book


def test_what_only_a_machine_knows_is_named_by_its_kind(playbook: FakePlaybook) -> None:
    device, other = IdentityKind.DEVICE, IdentityKind.OTHER
    rows = identity_rows(
        (
            linked("anonymous_id", "b-cbc4563f1b82", device),
            linked("anonymous_id", "a-c971009791ab", device, "app"),
            linked("device", "7F3E0011AA22", device),
            linked("anonymous_id", "••••", device),
            linked("loyalty", "308240014471", other),
            linked("phone", "+442079460018", IdentityKind.CONTACT),
        ),
        playbook,
        WORDS,
    )
    assert [(row.icon, row.value) for row in rows] == [
        ("phone", "+44 20 7946 0018"),
        ("mobile", "App device •••• AA22"),
        ("loyalty", "Loyalty card •••• 4471"),
        ("cookie", "Browser •••• 1b82"),
        ("mobile", "App •••• 91ab"),
        ("cookie", "Browser"),
    ]
    assert rows[1].evidence.startswith("Signed in there")


@pytest.mark.parametrize("kind", [IdentityKind.PERSON, IdentityKind.OTHER])
def test_a_customer_number_needs_no_evidence(kind: IdentityKind) -> None:
    bare = LinkedIdentity(identity=Identity("user_id", "nl-100001"), kind=kind, evidence=())
    (row,) = identity_rows((bare,), None, WORDS)
    assert (row.value, row.evidence, row.likely) == ("nl-100001", "Customer number", False)


def test_what_rests_comes_before_what_does_not_fit() -> None:
    def held(code: str, until: int | None = None) -> Held:
        return Held(action_id=f"{code}{until or ''}", code=code, text="", until=until)

    mixed = [
        held("not_eligible"), held("no_asset"), held("answered"), held("suppressed", 9),
        held("service_first"), held("suppressed", 4), held("not_effective", 1), held("suppressed"),
    ]  # fmt: skip
    mixed.sort(key=reasons.importance)
    assert [one.action_id for one in mixed] == [
        "suppressed4", "suppressed9", "suppressed", "answered", "service_first", "not_effective1",
        "not_eligible", "no_asset",
    ]  # fmt: skip
    assert [reasons.fits(one) for one in mixed] == [True] * 6 + [False] * 2
