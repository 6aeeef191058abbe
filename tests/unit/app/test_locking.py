"""When the screen locks: never during a contact, and never later than fifteen minutes else."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.app.locking import LONGEST_S, LockReason, due, locked_view
from agent_desktop.app.ports import SyncState
from agent_desktop.app.views import Screen, WorkspaceView
from agent_desktop.domain.contacts import Contact, ContactState, Direction, Presentation
from tests.support import sample_views

NOW = 1_700_000_000_000


def contact(state: ContactState, started_at: int = NOW - 60_000) -> Contact:
    return Contact(
        id="c1",
        direction=Direction.INBOUND,
        number="+442079460018",
        e164="+442079460018",
        presentation=Presentation.ALLOWED,
        state=state,
        started_at=started_at,
        answered_at=started_at + 5_000 if state is ContactState.TALKING else None,
        touchpoint="",
        source="test",
        queue="Cards",
    )


@pytest.mark.parametrize(
    ("after", "idle", "locks"),
    [(300, 299.9, False), (300, 300, True), (0, 10_000, False), (300, None, False)],
)
def test_with_nobody_on_the_line(after: int, idle: float | None, locks: bool) -> None:
    assert due(after, idle, (), NOW) is locks


def test_no_policy_leaves_it_open_for_longer_than_fifteen_minutes() -> None:
    assert due(100_000, LONGEST_S, (), NOW)


@given(st.sampled_from(ContactState), st.floats(0, 1e6), st.integers(1, 900))
@settings(max_examples=100)
def test_a_call_holds_it_off_for_as_long_as_it_lasts(
    state: ContactState, idle: float, after: int
) -> None:
    locks = due(after, idle, (contact(state),), NOW)
    if state in {ContactState.TALKING, ContactState.RINGING}:
        assert not locks
    else:
        # Wrap-up, and a number that is being prepared: not for ever.
        assert locks is (idle >= LONGEST_S)


def test_a_hook_that_never_said_that_it_stopped_ringing() -> None:
    assert due(300, 400, (contact(ContactState.RINGING, NOW - 6 * 60_000),), NOW)


def test_a_call_that_waits_behind_another_holds_it_off_too() -> None:
    calls = (contact(ContactState.ENDED), contact(ContactState.TALKING))
    assert not due(300, 5_000, calls, NOW)


SYNC = SyncState(online=True, waiting=2, refused=0, last_contact_at=None, signed_in=True)


def _view(shown: Contact | None, **changes: object) -> WorkspaceView:
    view = WorkspaceView(screen=Screen.READY, contact=shown, sync=SYNC)
    return msgspec.structs.replace(view, **changes)


def _locked(view: WorkspaceView | None) -> dict[str, object]:
    said = locked_view(view, user="Jana", reason=LockReason.IDLE, after_s=300, asks_pin=True)
    return {name: getattr(said, name) for name in ("talking_since", "rings", "caller", "queue")}


def test_of_who_rings_the_name_and_the_queue_and_of_who_talks_the_time() -> None:
    ada = sample_views.customer().caller
    assert ada is not None
    ada = msgspec.structs.replace(ada, name="Ada Lovelace")
    ringing = contact(ContactState.RINGING)
    assert _locked(_view(ringing, caller=ada)) == {
        "talking_since": None, "rings": True, "caller": "Ada Lovelace", "queue": "Cards",
    }  # fmt: skip
    talking = contact(ContactState.TALKING)
    assert _locked(_view(talking, caller=ada)) == {
        "talking_since": talking.answered_at, "rings": False, "caller": "", "queue": "",
    }  # fmt: skip
    # One who rings behind the call: whoever is on the line is not named for them.
    both = _locked(_view(talking, caller=ada, waiting_calls=(ringing,)))
    assert (both["rings"], both["caller"]) == (True, "")
    assert _locked(None)["rings"] is False
