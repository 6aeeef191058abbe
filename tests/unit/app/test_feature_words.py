"""What a model noticed is said in plain words: counted, dated, and never by an internal name."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.app import feature_words
from agent_desktop.app.feature_texts import TABLES, TEXTS
from agent_desktop.app.feature_words import Value
from agent_desktop.decisioning.attribute_table import ATTRIBUTES, NEVER
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from tests.support.plain_words import PlainWords

WORDS = PlainWords()
CATALOGUE = parse_catalogue(
    """
name = "shop"
region = "GB"
[touchpoints.call-centre]
channel = "assisted"
label = "Call centre"
agent_handled = true
[groups.cards]
title = "Gold card"
[actions.offer-card]
title = "Offer the card"
group = "cards"
[actions.offer-card.assets.call-centre]
talk_track = "Hello."
""",
    "shop.toml",
)


def said(feature: str, value: Value, *, verified: bool = True) -> str:
    return feature_words.sentence(feature, value, CATALOGUE, WORDS, verified=verified)


@pytest.mark.parametrize(
    ("feature", "value", "sentence"),
    [
        ("emails_opened_7d", 2, "Opened 2 e-mails in the last 7 days"),
        ("emails_opened_7d", 1, "Opened 1 e-mail in the last 7 days"),
        ("emails_opened_7d", 0, "Opened no e-mail in the last 7 days"),
        ("calls_abandoned_1h", 2, "Gave up waiting on 2 calls in the last 1 hour"),
        ("web_30d", 12, "12 events on the web in the last 30 days"),
        ("last_call_minutes", 125, "The last call was 2 hours ago"),
        ("last_call_minutes", NEVER * 1440, "No finished call on record"),
        ("product_days", 0, "Signed or bought something today"),
        ("product_days", NEVER, "Has signed or bought nothing yet"),
        ("application_stage", "preaccepted", "The application is at: accepted provisionally"),
        ("form", "card-application", "An open form: Card application"),
        ("form_open", True, "A form was begun and not sent"),
        ("form_open", False, "No form is open"),
        ("sentiment", -0.6, "The last conversation went badly"),
        ("sentiment_trend", 0.0, "Conversations go as they did before"),
        ("traits.income", 2900, "Income: 2,900"),
        ("traits.shoe_size", 44, "Shoe size: 44"),
        ('days_since["Store Visited"]', 3, "Store Visited: 3 days ago"),
        ("days_since.Store Visited", NEVER, "Not in this journey: Store Visited"),
        ("count_7d.Call Ended", 2, "Call Ended: 2 times in the last 7 days"),
        ("answered.offer-card", 2, "Answered “Offer the card” 2 times in the last 90 days"),
        ("last_response.offer-card", "negative", "The last answer to “Offer the card”: declined"),
        ("group_negatives.cards", 0, "“Gold card”: not declined in the last 90 days"),
        ("qualified.cards", True, "Meets every criterion for “Gold card”"),
        ("preferred_hour", 0, "Most active around 00:00"),
        ("preferred_hour", -1, "No favourite hour yet"),
        ("preferred_channel", "mobile", "Uses this channel on most days: Mobile app"),
        ("days_since_web", 1, "Last on the web 1 day ago"),
        ("negatives_90d", 3, "Declined 3 suggestions in the last 90 days"),
        ("something_of_tomorrow", 7, "Something in the customer’s history"),
    ],
)
def test_a_feature_is_a_sentence(feature: str, value: Value, sentence: str) -> None:
    assert said(feature, value) == sentence


@pytest.mark.parametrize("name", sorted(ATTRIBUTES))
def test_every_attribute_has_words_of_its_own(name: str) -> None:
    stem = re.sub(r"_\d+[dhm]$", "*", name)
    special = name in {"sentiment", "sentiment_trend"}
    assert special or {name, stem} & {*TEXTS, *TABLES}, f"{name} would be said in general words"


_VALUES = st.one_of(st.integers(-(10**9), 10**12), st.floats(), st.booleans(), st.text(max_size=30))


@given(
    feature=st.one_of(
        st.sampled_from(sorted(ATTRIBUTES)),
        st.builds(lambda t, k: f"{t}.{k}", st.sampled_from(["traits", *TABLES]), st.text()),
        st.text(max_size=40),
    ),
    value=_VALUES,
    verified=st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_whatever_comes_there_is_a_sentence_without_internal_names(
    feature: str, value: Value, verified: bool
) -> None:
    sentence = said(feature, value, verified=verified)
    assert sentence.strip()
    assert "\n" not in sentence
    if feature in ATTRIBUTES and "_" in feature and not isinstance(value, str):
        assert feature not in sentence
        assert "{" not in sentence


@pytest.mark.parametrize(
    ("feature", "value"),
    [
        ("traits.income", 2900),
        ("traits.city", "Berlin"),
        ("form_step_name", "Proof of income"),
        ("last_page", "Cancel my contract"),
        ("product_viewed", "Gold card"),
    ],
)
def test_before_verification_no_detail_is_said(feature: str, value: Value) -> None:
    shown = said(feature, value, verified=False)
    assert WORDS.number(value) not in shown if isinstance(value, int) else value not in shown
    assert shown != said(feature, value)


def test_braces_in_a_value_stay_what_they_are() -> None:
    assert said("last_page", "{window} {0} %n") == "The last page was “{window} {0} %n”"
