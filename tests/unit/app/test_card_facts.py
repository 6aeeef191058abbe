"""Labels, variants, links and what comes next, as the catalogue says them."""

from __future__ import annotations

import msgspec
import pytest

from agent_desktop.app.card_facts import follows_of, form_of, labels_of, next_of, safe_address
from agent_desktop.decisioning.catalogue import Asset, AssetResponse, Next, Variant
from agent_desktop.domain.responses import Response, Sentiment
from tests.unit.app.test_feature_words import CATALOGUE

ASSET = Asset(
    id="offer-card@call-centre",
    action_id="offer-card",
    touchpoint="call-centre",
    talk_track="Hello.",
    hint="Smile.",
    responses={
        Sentiment.POSITIVE: AssetResponse(label="Yes,\nplease\u202e", next="offer-card"),
        Sentiment.NEGATIVE: AssetResponse(),
    },
    variants=(Variant(id="offer-card@call-centre#short", share=0.5, talk_track="Hi."),),
)


def test_a_variant_takes_the_place_of_what_it_says() -> None:
    assert form_of(ASSET, "offer-card@call-centre#short") == ("Hi.", "Smile.", "")
    assert form_of(ASSET, "offer-card@call-centre") == ("Hello.", "Smile.", "")
    assert form_of(ASSET, "gone#variant") == ("Hello.", "Smile.", "")
    assert form_of(None, "x") == ("", "", "")


def test_a_label_is_one_line_of_plain_text() -> None:
    assert labels_of(ASSET) == {Sentiment.POSITIVE: "Yes, please"}


def test_a_label_that_is_only_the_default_is_left_to_the_window() -> None:
    asset = CATALOGUE.actions["offer-card"].assets["call-centre"]
    assert asset.responses[Sentiment.POSITIVE].label == "Positive"
    assert labels_of(asset) == {}


def test_a_follow_up_is_named_by_its_title() -> None:
    assert follows_of(CATALOGUE, ASSET) == {Sentiment.POSITIVE: "Offer the card"}


@pytest.mark.parametrize(
    "address",
    ["https://northline.example/pay", "http://intranet/x?a=1&b=2#c", "https://a.example:8443/"],
)
def test_a_page_is_shown_as_it_is(address: str) -> None:
    assert safe_address(f" {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://a.example/",
        "northline.example/pay",
        "https://",
        "https:///path",
        "https://bank.example@evil.example/",
        "https://аррӏе.example/",
        "https://a.example/\u202egnp.exe",
        "https://a.example/ x",
        "https://a.example/\nx",
        "https://a.example:port/",
        "https://[::1",
        "https://a.example/" + "x" * 3000,
    ],
)
def test_nothing_else_is_ever_opened(address: str) -> None:
    assert safe_address(address) == ""


@pytest.mark.parametrize(
    ("following", "kind", "address"),
    [
        ("https://northline.example/pay", Next.PAGE, "https://northline.example/pay"),
        ("dialler", Next.DIALLER, ""),
        ("callback", Next.CALLBACK, ""),
        ("offer-card", None, ""),
        ("", None, ""),
        ("javascript://x/%0aalert(1)", None, ""),
    ],
)
def test_what_comes_next_outside_the_list(following: str, kind: Next | None, address: str) -> None:
    action = CATALOGUE.actions["offer-card"]
    asset = msgspec.structs.replace(
        ASSET, responses={Sentiment.POSITIVE: AssetResponse(next=following)}
    )
    catalogue = msgspec.structs.replace(
        CATALOGUE,
        actions={"offer-card": msgspec.structs.replace(action, assets={"call-centre": asset})},
    )
    answer = Response(
        id="r1",
        customer_id="ann",
        contact_id="c1",
        touchpoint="call-centre",
        action_id="offer-card",
        asset_id="offer-card@call-centre",
        sentiment=Sentiment.POSITIVE,
        decision_id="d1",
        at=0,
        by="dana",
        team="cards",
    )
    found = next_of(catalogue, answer, "+44 20 7946 0018")
    if kind is None:
        assert found is None
    else:
        assert found is not None
        assert (found.kind, found.address, found.title) == (kind, address, "Offer the card")
        assert found.number == ("+44 20 7946 0018" if kind is Next.DIALLER else "")
