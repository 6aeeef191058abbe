"""What softphones hand over, right and wrong: wrong is said, and nothing acts."""

from __future__ import annotations

import json
from contextlib import suppress
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.domain.contacts import ContactState, Presentation
from agent_desktop.telephony.hook.door import BURST, HookDoor
from agent_desktop.telephony.hook.forward import line_of
from agent_desktop.telephony.hook.messages import (
    HookMessage,
    HookProblem,
    Verb,
    from_options,
    from_uri,
    read,
)


def test_a_link_carries_a_call() -> None:
    uri = "agentdesktop:pop?number=%2B442079460018&name=Jos%C3%A9%20Ruiz&queue=Cards&id=7&x=1"
    assert from_uri(uri) == HookMessage(
        verb=Verb.POP, number="+442079460018", name="José Ruiz", queue="Cards", id="7"
    )


def test_a_plus_that_was_not_encoded_stays_a_plus() -> None:
    assert from_uri("agentdesktop:pop?number=+442079460018").number == "+442079460018"


@pytest.mark.parametrize(
    ("uri", "number"),
    [("tel:+442079460018", "+442079460018"), ("CALLTO://020%207946", "020 7946")],
)
def test_a_clicked_number_is_prepared_and_not_dialled(uri: str, number: str) -> None:
    assert from_uri(uri) == HookMessage(verb=Verb.PREPARE, number=number)


@pytest.mark.parametrize(
    "uri",
    [
        "agentdesktop:delete?number=1",
        "agentdesktop:",
        "agentdesktop:pop?number=%CallerNumber%",
        "agentdesktop:pop?number=%7Bnumber%7D",
        "agentdesktop:pop?number={number}",
        "agentdesktop:pop?number=$n",
        "agentdesktop:pop?name=${name}&number=1",
        "agentdesktop:pop?number=%00",
        "agentdesktop:pop?number=123%00456",
        "agentdesktop:pop?number=%252B4420",
        "agentdesktop:pop?number=1%0d%0aEvent: x",
        'agentdesktop:pop?number=1"--platform',
        "agentdesktop:pop?number=1&number=2",
        "agentdesktop:pop?name=%FF%FE",
        "agentdesktop:answered?number=1",
        "agentdesktop:pop?number=" + "1" * 3000,
        "agentdesktop:pop?number=" + "1" * 300,
        "http://example.org/pop?number=1",
        "tel:",
        "-platformpluginpath",
        "",
    ],
)
def test_a_bad_link_is_a_sentence_and_no_call(uri: str) -> None:
    with pytest.raises(HookProblem) as caught:
        from_uri(uri)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    "number", ["%CallerNumber%", "{number}", "$n", "<n>", "%PFANI%", "[Caller]"]
)
def test_a_placeholder_that_was_not_filled_in_is_named(number: str) -> None:
    with pytest.raises(HookProblem, match="did not fill in the call's number"):
        from_options({"number": number})


@pytest.mark.parametrize("number", ["<unknown>", "anonymous", "", "unavailable", "020 7946"])
def test_words_in_place_of_a_number_are_no_placeholders(number: str) -> None:
    assert from_options({"number": number}).number == number


def test_quotes_around_a_whole_value_are_taken_off() -> None:
    assert from_options({"number": '"020 7946"'}).number == "020 7946"


@given(st.binary(max_size=400))
def test_any_line_is_read_or_refused_in_words(line: bytes) -> None:
    with suppress(HookProblem):
        assert isinstance(read(line), HookMessage)


@given(st.text(max_size=200), st.text(max_size=100))
def test_any_value_survives_the_way_or_is_refused(number: str, name: str) -> None:
    line = line_of({"number": number, "name": name})
    uri = (
        f"agentdesktop:pop?number={quote(number, errors='surrogatepass')}"
        f"&name={quote(name, errors='surrogatepass')}"
    )
    for reading in (lambda: read(line), lambda: from_uri(uri)):
        try:
            message = reading()
        except HookProblem:
            continue
        assert message.number in number
        assert message.name in name
        assert all(c.isprintable() or c not in "\x00\r\n" for c in message.number + message.name)


def test_what_is_too_long_is_told_by_its_size_only() -> None:
    line = line_of({"number": "1" * 100_000})
    assert len(line) < 100
    with pytest.raises(HookProblem, match="too long"):
        read(line)


@pytest.mark.parametrize(
    "message", [[], 1, None, {"number": 1}, {"state": "dial"}, {"uri": 1, "number": []}]
)
def test_other_shapes_are_refused(message: object) -> None:
    with pytest.raises(HookProblem):
        read(json.dumps(message).encode())


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(HookProblem):
        read(b"[" * 100_000)


def test_one_call_told_of_twice_is_one_contact() -> None:
    door = HookDoor()
    message = HookMessage(verb=Verb.POP, number="+442079460018")
    first = door.contact(message, 1000, "a")
    assert first.id == door.contact(message, 3000, "b").id
    assert first.id != door.contact(message, 30_000, "c").id
    assert (first.state, first.presentation) == (ContactState.TALKING, Presentation.ALLOWED)
    with_id = HookMessage(verb=Verb.RINGING, number="", id="7")
    contact = door.contact(with_id, 1000, "d")
    assert (contact.id, contact.presentation) == ("hook:7", Presentation.UNKNOWN)


def test_a_hundred_a_second_are_held_off_and_it_passes() -> None:
    door = HookDoor()
    taken = 0
    for n in range(100):
        try:
            door.admit(n * 10)
        except HookProblem:
            continue
        taken += 1
    assert BURST <= taken <= BURST + 10
    door.admit(60_000)


def test_a_clock_that_is_set_back_opens_no_gate() -> None:
    door = HookDoor()
    for _ in range(int(BURST)):
        door.admit(1_000_000)
    with pytest.raises(HookProblem):
        door.admit(0)
