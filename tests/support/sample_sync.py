"""The sync centre on a shelf: a day with two refused entries, and colleagues."""

from __future__ import annotations

from collections.abc import Callable

from agent_desktop.app.ports import SyncState, UnsettledEntry, Unsubscribe
from agent_desktop.app.sync_views import SyncCentreView
from agent_desktop.app.sync_words import Known, centre
from agent_desktop.app.words import Words
from agent_desktop.protocol.messages import DesktopPolicy, EntryKind
from tests.support.sample_views import NOW

_TITLES = {
    "card": "Finish the card application together",
    "transfer": "Free airport transfer",
    "number": "Confirm the best number",
    "partner": "Offer a partner card at no extra fee",
    "delivery": "Explain the card delivery date",
}
_NAMES = {"c1": "Leila Haddad", "c2": "Henrik Dahl", "c3": "Grace Okonkwo-Bartholomew"}
MINUTE = 60_000


def entry(number: int, action: str, sentiment: str, customer: str, **about: object) -> object:
    values: dict[str, object] = {
        "id": f"{number:032x}",
        "kind": EntryKind.RESPONSE,
        "by": "jana",
        "customer_id": customer,
        "made_at": NOW - number * 7 * MINUTE,
        "state": "queued",
        "attempts": 0,
        "code": "",
        "message": "",
        "action_id": action,
        "sentiment": sentiment,
    }
    return UnsettledEntry(**(values | about))  # type: ignore[arg-type]  # as the test says


def entries() -> tuple[UnsettledEntry, ...]:
    no: dict[str, object] = {"state": "quarantined", "attempts": 1}
    made = (
        entry(6, "transfer", "positive", "c2", code="unknown_customer", **no),
        entry(5, "number", "neutral", "c3", code="other_list", **no),
        entry(3, "delivery", "neutral", "c1", state="in_flight", attempts=3),
        entry(2, "card", "positive", "c1"),
        entry(1, "partner", "negative", "c1"),
        entry(4, "", "", "c1", kind=EntryKind.VERIFICATION),
        entry(7, "card", "positive", "c9", by="oskar"),
    )
    return tuple(one for one in made if isinstance(one, UnsettledEntry))


def sync(**about: object) -> SyncState:
    values: dict[str, object] = {
        "online": False,
        "waiting": 5,
        "refused": 2,
        "last_contact_at": NOW - 4 * MINUTE,
        "signed_in": True,
        "trouble": "The hub cannot be reached",
        "repaired": 3,
        "compared_at": NOW - 50 * MINUTE,
        "indexed": False,
        "colleagues": 2,
    }
    return SyncState(**(values | about))  # type: ignore[arg-type]  # as the test says


def view(words: Words, state: SyncState | None = None, *, empty: bool = False) -> SyncCentreView:
    known = Known(
        sync=state or sync(),
        entries=() if empty else entries(),
        names=_NAMES,
        policy=DesktopPolicy(version="1"),
        subject="jana",
        now=NOW,
    )
    return centre(known, lambda action: _TITLES.get(action, action), words)


class FakeCentre:
    """Implements `SyncCentreCommands`: holds a view, and remembers what was asked."""

    def __init__(self, shown: SyncCentreView) -> None:
        self.view = shown
        self.asked: list[object] = []
        self._listeners: list[Callable[[SyncCentreView], None]] = []

    def subscribe(self, listener: Callable[[SyncCentreView], None]) -> Unsubscribe:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def show(self, shown: SyncCentreView) -> None:
        self.view = shown
        for listener in tuple(self._listeners):
            listener(shown)

    def open(self) -> None:
        self.asked.append("open")

    def close(self) -> None:
        self.asked.append("close")

    def try_now(self) -> None:
        self.asked.append("try now")

    def compare_now(self) -> None:
        self.asked.append("compare now")

    def save_diagnostics(self, path: str) -> None:
        self.asked.append(("save", path))
