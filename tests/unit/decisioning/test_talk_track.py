from __future__ import annotations

from agent_desktop.decisioning.talk_track import fields_of, fill
from agent_desktop.domain.customers import Customer


def customer(name: str, **traits: object) -> Customer:
    return Customer(id="c", generation=0, name=name, traits=traits, identities=(), since=0,
                    last_event_at=0, events=0)  # fmt: skip


def test_names_context_and_traits() -> None:
    fields = fields_of(customer("Leila Haddad", plan="L"), {"form_name": "Gold card", "x": 1})
    said = fill("Hello {first_name|there}, {last_name}: {form_name}, {traits.plan}, {x|-}.", fields)
    assert said == "Hello Leila, Haddad: Gold card, L, -."


def test_a_first_name_of_two_words_stays_whole() -> None:
    fields = fields_of(customer("Anna Maria Berg", first_name="Anna Maria", last_name="Berg"), {})
    assert fill("{first_name}/{last_name}", fields) == "Anna Maria/Berg"


def test_what_is_missing_takes_its_sentence_or_has_a_fallback() -> None:
    track = "“Hello {first_name|there}. You pay for {traits.lines} lines. Shall we?”"
    assert fill(track, fields_of(None, {})) == "“Hello there. Shall we?”"
    assert fill("“You have {traits.lines}. Shall we?”", {}) == "“Shall we?”"
    assert fill("“Shall we? You have {traits.lines}.”", {}) == "“Shall we?”"


def test_a_name_with_braces_is_only_a_name() -> None:
    assert fill("Hello {name}.", fields_of(customer("{name} [x]"), {})) == "Hello {name} [x]."
