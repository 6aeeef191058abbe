"""Who is kept on this desk: whole customers, by last use, and nobody who is still needed."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent_desktop.cache import desk_time
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.reader import CacheReader
from agent_desktop.decisioning.catalogue import DAY_MS
from agent_desktop.protocol.messages import CustomerGone, DesktopPolicy, Transaction
from agent_desktop.sync.following import Subscriber
from tests.support.journeys import (
    NOW,
    change,
    customer,
    event,
    item,
    linked,
    pulled,
    reassign,
    response,
)
from tests.unit.cache.conftest import KEY

HOUR_MS = 3_600_000


def _come(store: PulledFile, *ids: str, position: int = 1, now: int = NOW) -> None:
    """One event each; the later in the list, the newer."""
    store.apply(
        pulled(
            Transaction(
                position=position,
                customers=tuple(
                    change(
                        customer(key, linked("phone", f"+44207946{n:04d}"), last_event_at=NOW + n)
                    )
                    for n, key in enumerate(ids)
                ),
                events=tuple(event(key, n, f"{key}-e") for n, key in enumerate(ids)),
                responses=tuple(response(key, f"{key}-r") for key in ids),
            )
        ),
        now,
    )


def _drop(store: PulledFile, now: int, *, pinned: tuple[str, ...] = ()) -> list[str]:
    store.house.pin(pinned)
    gone: list[str] = []
    while some := store.house.drop_some(now):
        gone += some
    return gone


def test_never_used_and_oldest_first_and_then_by_last_use(pulled_file: PulledFile) -> None:
    _come(pulled_file, "a", "b", "c", "d", "e")
    pulled_file.house.note_use(("a",), NOW)
    pulled_file.house.note_use(("e",), NOW + 1)
    pulled_file.house.save_policy(DesktopPolicy(customers=3))
    later = NOW + 2 * HOUR_MS
    assert _drop(pulled_file, later) == ["b", "c"]
    pulled_file.house.save_policy(DesktopPolicy(customers=1))
    assert _drop(pulled_file, later) == ["d", "a"]
    assert pulled_file.customer_ids() == ("e",)
    assert pulled_file.house.releases() == ("a", "b", "c", "d")


def test_days_count_from_the_last_use_and_never_from_a_pull(pulled_file: PulledFile) -> None:
    _come(pulled_file, "used", "seen")
    pulled_file.house.note_use(("used",), NOW)
    for day in range(1, 15):
        at = NOW + day * DAY_MS
        _come(pulled_file, "used", "seen", position=1 + day, now=at)  # said again, nothing new
        assert _drop(pulled_file, at) == []
    assert sorted(_drop(pulled_file, NOW + 14 * DAY_MS + 1)) == ["seen", "used"]


def test_online_only_keeps_whom_this_run_had_on_the_line(pulled_file: PulledFile) -> None:
    _come(pulled_file, "before", "waits", "now")
    pulled_file.house.note_use(("now",), NOW)
    pulled_file.house.save_policy(DesktopPolicy(online_only=True))
    assert _drop(pulled_file, NOW, pinned=("waits",)) == ["before"]
    assert sorted(_drop(pulled_file, NOW + 2 * HOUR_MS)) == ["now", "waits"]
    assert pulled_file.house.releases() == ("before", "now", "waits")


def test_news_of_somebody_never_used_keep_them(pulled_file: PulledFile) -> None:
    _come(pulled_file, "x", "y")
    fresh = change(customer("y", last_event_at=NOW + 500))
    at = NOW + 10 * DAY_MS
    pulled_file.apply(pulled(Transaction(position=2, customers=(fresh,))), at)
    assert _drop(pulled_file, NOW + 15 * DAY_MS) == ["x"]


def test_nobody_is_let_go_before_it_was_said_who_must_stay(pulled_file: PulledFile) -> None:
    _come(pulled_file, "a", "b")
    pulled_file.house.save_policy(DesktopPolicy(customers=0))
    later = NOW + 2 * HOUR_MS
    assert pulled_file.house.drop_some(later) == ()
    assert _drop(pulled_file, later, pinned=("a",)) == ["b"]
    # Whoever was used within the hour may have an answer on its way to the outbox.
    pulled_file.house.note_use(("a",), later)
    assert _drop(pulled_file, later + HOUR_MS - 1) == []
    assert _drop(pulled_file, later + HOUR_MS + 1) == ["a"]


def test_who_must_stay_is_known_by_former_names_too(
    files: CacheFiles, pulled_file: PulledFile, outbox: OutboxFile
) -> None:
    _come(pulled_file, "former", "living", "moved", "recent", "done")
    outbox.commit((item(response("former", "r-former")),), None)
    outbox.commit((reassign("call-9", "nobody", "moved"),), None)
    outbox.desk.note_recent("recent", NOW)
    gone = CustomerGone(customer_id="former", merged_into="living")
    pulled_file.apply(pulled(Transaction(position=2, gone=(gone,))), NOW)
    pulled_file.house.save_policy(DesktopPolicy(customers=0))
    assert _drop(pulled_file, NOW + HOUR_MS * 2, pinned=outbox.pinned()) == ["done"]


def test_dropped_means_nothing_of_it_is_left_and_it_comes_back_whole(
    pulled_file: PulledFile, reader: CacheReader
) -> None:
    _come(pulled_file, "a", "b")
    while pulled_file.house.index_some():
        pass
    pulled_file.house.save_policy(DesktopPolicy(customers=1))
    assert _drop(pulled_file, NOW + 2 * HOUR_MS) == ["a"]
    assert reader.customer("a") is None
    assert reader.page("a", None, 10) == ((), None)
    assert reader.answers("a") == ()
    assert reader.match("+442079460000", "GB") == ()
    assert [one.id for one in reader.search("ann", 5)] == ["b"]
    # What the hub still tells, since it has not heard it, would be half a customer.
    half = Transaction(
        position=2,
        customers=(change(customer("a")),),
        events=(event("a", 5, "new"),),
        responses=(response("a", "r-new"),),
    )
    assert pulled_file.apply(pulled(half), NOW).customers == frozenset()
    assert reader.customer("a") is None
    assert reader.answers("a") == ()
    # The hub has heard it; then the customer is looked up again.
    pulled_file.house.released(pulled_file.house.releases())
    _come(pulled_file, "a", position=3)
    found = reader.customer("a")
    assert found is not None
    assert [one.id for one in found.events] == ["a-e"]
    assert [one.response_id for one in found.answers] == ["a-r"]


def test_somebody_else_gets_nothing_of_it(pulled_file: PulledFile) -> None:
    _come(pulled_file, "a")
    pulled_file.house.note_use(("a",), NOW)
    pulled_file.serve(Subscriber(installation="other", subject="eve"))
    assert pulled_file.customer_ids() == ()
    assert pulled_file.house.releases() == ()
    assert pulled_file.house.indexed()


def test_a_clock_ten_years_off_drops_nobody(pulled_file: PulledFile) -> None:
    _come(pulled_file, "a", "b")
    pulled_file.house.note_use(("a",), NOW)
    for at in (NOW + 3650 * DAY_MS, NOW - 3650 * DAY_MS, NOW + DAY_MS):
        assert _drop(pulled_file, at) == []
        pulled_file.touch(at)
    # From then on time goes by as it should.
    for day in range(1, 16):
        pulled_file.touch(NOW + DAY_MS + day * DAY_MS)
    assert sorted(_drop(pulled_file, NOW + 16 * DAY_MS)) == ["a", "b"]


def test_desk_time_goes_on_only_by_what_can_have_gone_by() -> None:
    assert desk_time.step(5) == 5
    assert desk_time.step(-5) == 0
    assert desk_time.step(30 * DAY_MS) == 30 * DAY_MS
    assert desk_time.step(3650 * DAY_MS) == 0


@dataclass
class _Model:
    """Whom the words of the policy keep."""

    came: dict[str, int] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)

    def kept(self, policy: DesktopPolicy, now: int, pinned: set[str]) -> set[str]:
        def last(one: str) -> int:
            return self.used.get(one, self.came[one])

        def safe(one: str) -> bool:
            return one in pinned or now - self.used.get(one, -DAY_MS) <= HOUR_MS

        left = {one for one in self.came if safe(one) or now - last(one) <= policy.days * DAY_MS}
        worth = sorted(left, key=lambda one: (one in self.used, self.used.get(one, 0), one))
        for one in worth:
            if len(left) <= policy.customers:
                break
            if not safe(one):
                left.discard(one)
        return left


_ids = st.sets(st.sampled_from("abcdef"), max_size=6)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["come", "use", "drop"]), _ids, st.integers(0, 9 * 24)),
        max_size=10,
    ),
    most=st.integers(0, 5),
    days=st.integers(1, 20),
)
def test_it_keeps_whom_the_policy_says(
    files: CacheFiles, steps: list[tuple[str, set[str], int]], most: int, days: int
) -> None:
    policy, model, now = DesktopPolicy(customers=most, days=days), _Model(), NOW
    with closing(PulledFile(files, KEY)) as store:
        store.serve(Subscriber(installation="i", subject=f"dana-{NOW}"))
        store.serve(Subscriber(installation="i", subject="dana"))
        store.house.save_policy(policy)
        store.touch(now)
        position = 1
        for what, ids, hours in steps:
            now += hours * HOUR_MS
            if what == "come":
                store.house.released(tuple(ids))
                new = sorted(ids - model.came.keys())
                position += 1
                told = tuple(change(customer(one, last_event_at=NOW + ord(one))) for one in new)
                store.apply(pulled(Transaction(position=position, customers=told)), now)
                model.came |= dict.fromkeys(new, now)
            elif what == "use":
                store.house.note_use(tuple(ids & model.came.keys()), now)
                model.used |= dict.fromkeys(ids & model.came.keys(), now)
            else:
                _drop(store, now, pinned=tuple(ids))
                kept = model.kept(policy, now, ids)
                assert set(store.customer_ids()) == kept
                model.came = {one: at for one, at in model.came.items() if one in kept}
                model.used = {one: at for one, at in model.used.items() if one in kept}
