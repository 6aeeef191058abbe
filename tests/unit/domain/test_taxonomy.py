from __future__ import annotations

import gzip
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.domain.channels import Channel
from agent_desktop.domain.events import Event
from agent_desktop.domain.taxonomy import (
    GLYPHS,
    Fact,
    FactKind,
    Medium,
    TaxonomyErrors,
    parse_taxonomy,
)
from agent_desktop.shipped import resource

SHIPPED = parse_taxonomy(resource("taxonomy.toml").read_text(encoding="utf-8"), "taxonomy.toml")
JOURNEYS = Path(__file__).parents[4] / "shared" / "data" / "loan_journeys" / "journeys.ndjson.gz"


def event(type_: str, channel: Channel = Channel.WEB, **properties: object) -> Event:
    return Event(id="e", customer_id="c", type=type_, touchpoint="t", channel=channel, at=0,
                 properties=properties)  # fmt: skip


def test_a_call_shows_campaign_duration_and_lead() -> None:
    shown = SHIPPED.describe(
        event("Call Ended", Channel.OUTBOUND, campaign="Win-back", duration_s=192, lead="Warm",
              queue="Cards", waited_s=41)
    )  # fmt: skip
    assert shown.glyph == "phoneOut"
    assert shown.medium is Medium.CALL
    assert shown.facts == (
        Fact("Campaign", "Win-back"),
        Fact("Queue", "Cards"),
        Fact("Lead", "Warm"),
        Fact("Duration", "3:12", FactKind.DURATION, 192.0),
        Fact("Waited", "0:41", FactKind.DURATION, 41.0),
    )


def test_an_email_shows_campaign_and_offer() -> None:
    shown = SHIPPED.describe(
        event("Email Link Clicked", Channel.OUTBOUND, campaign="Autumn Gold", offer="First year")
    )
    assert shown.title == "E-mail opened, offer clicked"
    assert shown.glyph == "mail"
    assert shown.facts == (Fact("Campaign", "Autumn Gold"), Fact("Offer", "First year"))


def test_a_chat_shows_sentiment_and_messages() -> None:
    shown = SHIPPED.describe(
        event("Live Chat Conversation Ended", Channel.ASSISTED, agent_name="Jonas W.",
              sentiment=-0.62, messages=["The upload keeps failing.", 3, "", "x" * 900])
    )  # fmt: skip
    assert shown.title == "Chat with Jonas W."
    assert shown.facts[0] == Fact("Sentiment", "-0.62", FactKind.SENTIMENT, -0.62)
    assert shown.messages[0] == "The upload keeps failing."
    assert len(shown.messages) == 2
    assert len(shown.messages[1]) == 200


def test_an_unknown_type_shows_its_name_and_first_properties() -> None:
    shown = SHIPPED.describe(
        event("SIM Card_Swapped", Channel.PHYSICAL, old_sim="1", nested={"a": 1}, n=2, ok=True, z=4)
    )
    assert shown.title == "SIM card swapped"
    assert shown.glyph == "physical"
    assert shown.facts == (Fact("Old sim", "1"), Fact("N", "2"), Fact("Ok", "yes"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=200)
@given(st.sampled_from([*SHIPPED.kinds, "Odd", "", "\x00"]), st.sampled_from(list(Channel)),
       st.dictionaries(st.sampled_from(["name", "sentiment", "messages", "duration_s", "step",
                                        "form_name", "campaign", "amount"]), JSON))  # fmt: skip
def test_whatever_the_properties_hold_it_is_plain_text(
    type_: str, channel: Channel, properties: dict[str, object]
) -> None:
    shown = SHIPPED.describe(event(type_, channel, **properties))
    assert shown.title
    assert shown.glyph in GLYPHS
    for text in (shown.title, shown.warning, *shown.messages, *(f.value for f in shown.facts)):
        assert len(text) < 900
        assert not {unicodedata.category(c) for c in text} & {"Cc", "Cs", "Co"}
        assert "\n" not in text


def test_missing_properties_never_show_braces() -> None:
    for type_ in SHIPPED.kinds:
        shown = SHIPPED.describe(event(type_))
        for text in (shown.title, shown.warning, *(f.value for f in shown.facts)):
            assert not set("{}[]|") & set(text), (type_, text)


@pytest.mark.parametrize(
    ("text", "line", "key", "suggestion"),
    [
        ('[types.X]\ntitel = "a"\n', 2, "types.X.titel", "title"),
        ('[types.X]\n\nglyph = "fone"\n', 3, "types.X.glyph", "phone"),
        ('[types."A b"]\ntitle = "{"\n', 2, "types.A b.title", ""),
        ('[types.X]\nmedium = "cal"\n', 2, "types.X.medium", "call"),
        ("[types.X]\n[types.X.glyphs]\nweb = 'web'\noutbnd = 'out'\n", 4, "types.X.glyphs.outbnd",
         ""),
        ("[typs.X]\n", 1, "typs", "types"),
    ],
)  # fmt: skip
def test_mistakes_have_their_place(text: str, line: int, key: str, suggestion: str) -> None:
    with pytest.raises(TaxonomyErrors) as caught:
        parse_taxonomy(text, "x.toml")
    (error,) = caught.value.errors
    assert (error.line, error.key) == (line, key)
    if suggestion:
        assert error.suggestion == suggestion


@pytest.mark.skipif(not JOURNEYS.exists(), reason="the loan journeys are not on this machine")
def test_every_type_of_the_loan_journeys_is_known() -> None:
    with gzip.open(JOURNEYS, "rt") as lines:
        types = {json.loads(line).get("event", "") for line in lines if '"track"' in line}
    assert types - SHIPPED.kinds.keys() == set()
