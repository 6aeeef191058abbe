from __future__ import annotations

from agent_desktop.decisioning.signals import detect
from agent_desktop.domain.events import Event
from tests.unit.decisioning.catalogues import SIGNALS, small, text
from tests.unit.decisioning.journeys import MINUTE, NOW, event, state_of

CATALOGUE = small()


def story(*extra: Event) -> list[Event]:
    return [
        event("Form Started", 50 * MINUTE),
        event("Call Abandoned", 30 * MINUTE),
        event("Call Abandoned", 20 * MINUTE),
        event("Form Step Viewed", 12 * MINUTE),
        *extra,
    ]


def test_form_two_hung_up_calls_form_again() -> None:
    events = story()
    (signal,) = detect(CATALOGUE, state_of(*events), NOW)
    assert signal.pattern == "stuck"
    assert signal.evidence == tuple(entry.id for entry in events)
    assert signal.id == f"stuck:{events[0].id}"
    assert signal.at == events[-1].at
    assert signal.service
    assert signal.text == "Application abandoned after two hung-up calls"


def test_it_takes_all_of_it_in_this_order() -> None:
    events = story()
    for missing in range(4):
        assert not detect(CATALOGUE, state_of(*events[:missing], *events[missing + 1 :]), NOW)
    form_last = [events[1], events[2], events[3]]
    assert not detect(CATALOGUE, state_of(*form_last), NOW)


def test_it_is_over_when_the_form_was_sent_or_time_has_passed() -> None:
    sent = event("Form Submitted", 5 * MINUTE)
    assert not detect(CATALOGUE, state_of(*story(sent)), NOW)
    between = event("Form Submitted", 15 * MINUTE)
    assert not detect(CATALOGUE, state_of(*story(between)), NOW)
    assert detect(CATALOGUE, state_of(*story()), NOW + 107 * MINUTE)
    assert not detect(CATALOGUE, state_of(*story()), NOW + 108 * MINUTE)


def test_it_must_happen_within_the_hour() -> None:
    slow = [event("Form Started", 80 * MINUTE), *story()[1:]]
    assert not detect(CATALOGUE, state_of(*slow), NOW)
    # A later start within the hour counts instead.
    assert detect(CATALOGUE, state_of(event("Form Started", 80 * MINUTE), *story()), NOW)


def test_events_of_the_future_are_not_there_yet() -> None:
    assert not detect(CATALOGUE, state_of(*story()), NOW - 13 * MINUTE)
    ahead = event("Form Step Viewed", -5 * MINUTE)
    (signal,) = detect(CATALOGUE, state_of(*story(ahead)), NOW)
    assert ahead.id not in signal.evidence


def test_conditions_on_properties() -> None:
    where = SIGNALS.replace('{ event = "Form Step Viewed" }',
                            '{ event = "Form Step Viewed", where = { form = "card", '
                            "step = { min = 3 } } }")  # fmt: skip
    catalogue = small(extra=where.replace("signals.stuck", "signals.card"))
    for properties, found in [
        ({"form": "card", "step": 3}, 1),
        ({"form": "card", "step": 2}, 0),
        ({"form": "loan", "step": 4}, 0),
        ({"form": "card", "step": "3"}, 0),
        ({}, 0),
    ]:
        events = [*story()[:3], event("Form Step Viewed", 12 * MINUTE, **properties)]
        signals = detect(catalogue, state_of(*events), NOW)
        assert sum(s.pattern == "card" for s in signals) == found


def test_something_that_did_not_happen() -> None:
    pattern = """
[signals.unanswered]
text = "The question about “{subject}” is unanswered"
steps = [{ event = "Message Sent" }]
absent = [{ event = "Message Answered" }]
after_minutes = 30
"""
    catalogue = small(extra=pattern)
    asked = event("Message Sent", 40 * MINUTE, subject="fees")
    (signal,) = detect(catalogue, state_of(asked), NOW)
    assert signal.text == "The question about “fees” is unanswered"
    assert not detect(catalogue, state_of(asked), NOW - 11 * MINUTE)
    assert not detect(catalogue, state_of(asked, event("Message Answered", 0)), NOW)
    assert "[signals.stuck]" in text()
