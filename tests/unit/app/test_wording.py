"""What is said: evidence, reasons and the status, each true and with its date."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from agent_desktop.app import evidence, reasons, status
from agent_desktop.app.ports import SyncState
from agent_desktop.app.status import SyncStatus
from agent_desktop.decisioning.decisions import Held
from agent_desktop.domain.customers import Evidence, IdentityKind
from agent_desktop.domain.responses import Sentiment
from agent_desktop.protocol.messages import MatchTier
from tests.support.desk_fakes import ANN, DAY, NOW, FakePlaybook, match, person
from tests.support.plain_words import PlainWords

WORDS = PlainWords()


def state(**changes: Any) -> SyncState:
    values: dict[str, Any] = {
        "online": True,
        "waiting": 0,
        "refused": 0,
        "last_contact_at": NOW,
        "signed_in": True,
    }
    return SyncState(**(values | changes))


@pytest.mark.parametrize(
    ("changes", "expected", "label", "detail"),
    [
        ({}, SyncStatus.SYNCED, "All responses synced", ""),
        ({"waiting": 1}, SyncStatus.WAITING, "1 response waiting to sync", ""),
        (
            {"waiting": 3, "online": False},
            SyncStatus.OFFLINE,
            "Offline",
            "3 responses waiting to sync",
        ),
        (
            {"refused": 1, "waiting": 2, "online": False},
            SyncStatus.NOT_TAKEN,
            "1 response not taken by the hub",
            "Your supervisor or IT settles it. Offline. 2 responses waiting to sync",
        ),
        (
            {"blocked": True, "trouble": "This hub is another one than before.", "refused": 1},
            SyncStatus.BLOCKED,
            "Sync is held up",
            "This hub is another one than before",
        ),
        ({"counted": False}, SyncStatus.CHECKING, "Connecting to the hub", ""),
        (
            {"signed_in": False, "refused": 1, "waiting": 2},
            SyncStatus.SIGNED_OUT,
            "Sign in again",
            "2 responses waiting to sync",
        ),
        (
            {"not_saved": "The disk is full.", "signed_in": False},
            SyncStatus.NOT_SAVED,
            "Not saved",
            "The disk is full",
        ),
    ],
)
def test_the_worst_that_is_true_comes_first(
    changes: dict[str, Any], expected: SyncStatus, label: str, detail: str
) -> None:
    said = status.describe(state(**changes), WORDS)
    assert (said.status, said.label, said.detail) == (expected, label, detail)


def test_a_line_that_says_nothing_is_not_live() -> None:
    assert status.live(state(), NOW + 1000)
    assert not status.live(state(), NOW + status.STALE_MS)
    assert not status.live(state(online=False), NOW)
    assert not status.live(state(last_contact_at=None), NOW)


def held(code: str, **about: Any) -> Held:
    return Held(action_id="card", code=code, text=about.pop("text", ""), **about)


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (
            held(
                "suppressed",
                until=NOW + 14 * DAY,
                sentiment=Sentiment.NEGATIVE,
                caused_at=NOW - DAY,
                touchpoint="email",
            ),
            f"Suppressed until {WORDS.day(NOW + 14 * DAY)}: declined on E-mail yesterday",
        ),
        (
            held("suppressed", sentiment=Sentiment.NEUTRAL, caused_at=NOW, touchpoint="gone"),
            "Suppressed: undecided today",
        ),
        (held("not_eligible", text="No arrears"), "Not eligible: No arrears"),
        (
            held("not_effective", until=NOW + DAY),
            f"Not in force today. Returns on {WORDS.day(NOW + DAY)}",
        ),
        (held("answered"), "Answered on this call"),
        (held("something_new"), "Held back for now"),
    ],
)
def test_a_reason_names_the_thing_and_the_day(reason: Held, sentence: str) -> None:
    speaker = reasons.HeldSpeaker(FakePlaybook().catalogue, WORDS)
    assert speaker.sentence(reason, NOW) == sentence


def test_evidence_that_was_checked_speaks_before_a_claim() -> None:
    linked = person("ann", "Ann", ANN).identities[0]
    claimed = Evidence(
        reason="profile", touchpoint="web", trusted=False, times=99, first_at=NOW, last_at=NOW
    )
    both = msgspec.structs.replace(linked, evidence=(claimed, *linked.evidence))
    assert evidence.words_for(both, WORDS) == "Number confirmed on 3 calls"
    assert not evidence.likely(both)
    only = msgspec.structs.replace(linked, evidence=(claimed,))
    assert evidence.words_for(only, WORDS) == "From the profile, not checked"
    assert evidence.likely(only)


def test_who_a_customer_is_needs_no_evidence() -> None:
    linked = msgspec.structs.replace(
        person("ann", "Ann", ANN).identities[0], kind=IdentityKind.PERSON, evidence=()
    )
    assert evidence.words_for(linked, WORDS) == "Identifies this customer"
    assert not evidence.likely(linked)


def test_a_maybe_says_that_it_is_one() -> None:
    ann = person("ann", "Ann", ANN)
    assert evidence.match_words(match(ann, MatchTier.SUFFIX), ANN, WORDS).startswith("Maybe")
    assert evidence.match_words(match(ann, MatchTier.VARIANT), ANN, WORDS).startswith("Maybe")
