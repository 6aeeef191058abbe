"""Journeys for tests of the context: of the usual kind, and of the worst."""

from __future__ import annotations

from hypothesis import strategies as st

from agent_desktop.decisioning.context_state import ContextState, fold, new_state
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.events import Event

DAY = 86_400_000
MINUTE = 60_000
NOW = 1_764_000_000_000
_COUNT = 0


def event(type_: str, ago: int, channel: Channel = Channel.WEB, **properties: object) -> Event:
    global _COUNT  # noqa: PLW0603 - ids only have to differ
    _COUNT += 1
    return Event(id=f"e{_COUNT:06}", customer_id="c", type=type_, touchpoint="t", channel=channel,
                 at=NOW - ago, properties=properties)  # fmt: skip


def state_of(*events: Event) -> ContextState:
    state = new_state()
    for entry in events:
        fold(state, entry)
    return state


TYPES = ["Page Viewed", "Form Step Viewed", "Form Submitted", "Call Ended", "Call Abandoned",
         "Upload Failed", "Email Opened", "Offer Sent", "Offer Returned", "Offer Cancelled",
         "Loan Activated", "Application Submitted", "Application Declined", "Order Completed",
         "Odd", "Suggestion Answered"]  # fmt: skip
WORST = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=200),
    st.lists(st.integers(), max_size=2), st.just({"a": [{"b": None}]}),
)  # fmt: skip

EVENTS = st.builds(
    event,
    st.sampled_from(TYPES),
    # Whole minutes, so that some happen at the same moment.
    st.integers(-1440, 200 * 1440).map(lambda minutes: minutes * MINUTE),
    st.sampled_from(list(Channel)),
    name=st.sampled_from(["a", "b"]),
    form=st.sampled_from(["card", "loan"]),
    step=st.integers(1, 5),
    action=st.sampled_from(["insure", 3]),
    response=st.one_of(st.sampled_from(["negative", "loud", None]), WORST),
    sentiment=st.one_of(st.none(), st.floats(-1, 1), st.just(float("nan"))),
    application_id=st.sampled_from(["1", "2", None]),
    offer_id=st.sampled_from([*range(12), None]),
    amount=st.integers(1, 3),
)  # fmt: skip

WORST_EVENTS = st.builds(
    lambda made, more: Event(
        id=made.id, customer_id="c", type=made.type, touchpoint="t", channel=made.channel,
        at=made.at, properties={**made.properties, **more},
    ),
    EVENTS,
    st.dictionaries(
        st.one_of(st.sampled_from(["form", "name", "purpose", "offer", "sentiment", "amount"]),
                  st.text(max_size=50)),
        WORST, max_size=6,
    ),
)  # fmt: skip
