"""Events count as soon as they are here, once, whether or not the hub has folded them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.cache.files import CacheFiles, prepare
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.reader import CacheReader
from agent_desktop.decisioning.context_state import fold, new_state, to_builtins
from agent_desktop.domain.events import Event
from agent_desktop.protocol.messages import CustomerChange, CustomerGone, Transaction
from tests.support.journeys import NOW, customer, event, pulled
from tests.unit.cache.conftest import KEY


def folded(*events: Event) -> dict[str, Any]:
    state = new_state()
    for one in events:
        fold(state, one)
    return to_builtins(state)


def record(*events: Event, to: int, generation: int = 1) -> CustomerChange:
    return CustomerChange(
        customer=customer("c1", generation=generation), context=folded(*events), folded_to=to
    )


def context(reader: CacheReader) -> dict[str, Any]:
    known = reader.customer("c1")
    assert known is not None
    return known.context


A, B, C = (event("c1", NOW + n, f"e{n}") for n in range(3))


def test_a_live_event_counts_at_once_and_once(pulled_file: PulledFile, reader: CacheReader) -> None:
    pulled_file.apply(pulled(Transaction(position=5, customers=(record(A, to=5),), events=(A,))), 0)
    assert context(reader) == folded(A)
    # The hub has it in the journey and not yet in the context.
    pulled_file.apply(pulled(Transaction(position=6, customers=(record(A, to=5),), events=(B,))), 0)
    assert context(reader) == folded(A, B)
    # The record comes again, for another reason, before the hub folded.
    pulled_file.apply(pulled(Transaction(position=7, customers=(record(A, to=5),))), 0)
    assert context(reader) == folded(A, B)
    # Now the hub has folded; one more came meanwhile, without a record.
    pulled_file.apply(
        pulled(
            Transaction(position=8, customers=(record(A, B, to=7),)),
            Transaction(position=9, events=(C,)),
        ),
        0,
    )
    assert context(reader) == folded(A, B, C)


def test_a_context_that_the_hub_has_not_made_yet_is_not_gone_on_from(
    pulled_file: PulledFile, reader: CacheReader
) -> None:
    empty = CustomerChange(customer=customer("c1"), context={})
    pulled_file.apply(pulled(Transaction(position=5, customers=(empty,), events=(A,))), 0)
    pulled_file.apply(pulled(Transaction(position=6, events=(B,))), 0)
    assert context(reader) == {}


def test_a_context_of_another_version_waits_for_the_hub(
    pulled_file: PulledFile, reader: CacheReader
) -> None:
    old = CustomerChange(customer=customer("c1"), context={"events": 3, "types": {}}, folded_to=5)
    pulled_file.apply(pulled(Transaction(position=5, customers=(old,), events=(A,))), 0)
    pulled_file.apply(pulled(Transaction(position=6, events=(B,))), 0)
    assert context(reader) == {"events": 3, "types": {}}


def test_a_new_generation_and_a_customer_who_went_leave_nothing_noted(
    pulled_file: PulledFile, reader: CacheReader
) -> None:
    pulled_file.apply(pulled(Transaction(position=5, customers=(record(A, to=5),), events=(A,))), 0)
    pulled_file.apply(pulled(Transaction(position=6, events=(B,))), 0)
    moved = record(A, B, to=8, generation=2)
    pulled_file.apply(pulled(Transaction(position=8, customers=(moved,), events=(A, B))), 0)
    assert context(reader) == folded(A, B)
    pulled_file.apply(pulled(Transaction(position=9, events=(C,))), 0)
    pulled_file.apply(pulled(Transaction(position=10, gone=(CustomerGone(customer_id="c1"),))), 0)
    assert reader.customer("c1") is None
    back = record(A, to=11, generation=2)
    pulled_file.apply(pulled(Transaction(position=11, customers=(back,), events=(A,))), 0)
    assert context(reader) == folded(A)


STEPS = st.lists(
    st.sampled_from(["event", "fold", "record", "reply", "reply"]), min_size=1, max_size=40
)


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_whatever_comes_in_whichever_reply(steps: list[str]) -> None:
    """The hub takes events in, folds, and tells of the customer in any order; replies are cut
    anywhere between transactions."""
    with TemporaryDirectory() as folder:
        files = CacheFiles(Path(folder) / "profile")
        prepare(files, KEY)
        with closing(PulledFile(files, KEY)) as file, closing(CacheReader(files, KEY)) as reader:
            journey: list[tuple[int, Event]] = []
            delivered: list[Event] = []
            position = folded_to = 1
            waiting = [Transaction(position=1, customers=(record(to=1),))]
            for step in [*steps, "record", "reply"]:
                position += 1
                if step == "event":
                    made = event("c1", NOW - position * 977 % 5000, f"e{position}")
                    journey.append((position, made))
                    waiting.append(Transaction(position=position, events=(made,)))
                elif step == "fold":
                    folded_to = position
                elif step == "record":
                    said = record(*(e for p, e in journey if p <= folded_to), to=folded_to)
                    waiting.append(Transaction(position=position, customers=(said,)))
                elif waiting:
                    file.apply(pulled(*waiting), 0)
                    delivered += [e for done in waiting for e in done.events]
                    waiting = []
                    told = {e.id: e for p, e in journey if p <= folded_to}
                    known = {e.id for e in delivered}
                    count = context(reader).get("events", 0)
                    assert len(known) <= count <= len(known | set(told))
            assert context(reader) == folded(*(e for _, e in journey))
