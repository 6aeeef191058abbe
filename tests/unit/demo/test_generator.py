from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.decisioning.context import attributes, fold, new_state
from agent_desktop.decisioning.decide import Compiled, compile_catalogue, decide
from agent_desktop.decisioning.decisions import Decision, Inputs
from agent_desktop.decisioning.signals import detect
from agent_desktop.demo import cast
from agent_desktop.demo.generator import generate, live_events, write
from agent_desktop.domain import numbers
from agent_desktop.domain.channels import Channel, Trust
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.events import Event
from agent_desktop.domain.journeys import Session, describe_session, group
from agent_desktop.domain.masking import mask_cards
from agent_desktop.domain.taxonomy import parse_taxonomy
from agent_desktop.shipped import resource
from tests.unit.decisioning.catalogues import by_key

NOW = 1_764_000_000_000


@cache
def calls(now: int = NOW) -> list[dict[str, Any]]:
    return list(generate(now))


@cache
def catalogue() -> Catalogue:
    file = resource("catalogues", "demo.toml")
    return parse_catalogue(file.read_text(encoding="utf-8"), file.name)


@cache
def journeys() -> dict[str, list[Event]]:
    """By user, devices given to whoever signed in on them."""
    owner = {}
    for call in calls():
        if call.get("event") == "Signed In":
            owner[call["anonymousId"]] = call["userId"]
    found: dict[str, list[Event]] = defaultdict(list)
    for call in calls():
        touchpoint = by_key(catalogue(), call["writeKey"])
        assert touchpoint is not None
        trusted = touchpoint.trust is Trust.TRUSTED
        user = call.get("userId") if trusted else owner.get(call.get("anonymousId", ""))
        event = Event(id=call["messageId"], customer_id=user or "",
                      type=call.get("event", "Identified"), touchpoint=touchpoint.name,
                      channel=touchpoint.channel,
                      at=int(datetime.fromisoformat(call["timestamp"]).timestamp() * 1000),
                      properties=call.get("properties", {}))  # fmt: skip
        if user:
            found[user].append(event)
    return found


@cache
def profiles() -> dict[str, dict[str, Any]]:
    return {call["userId"]: call["traits"] for call in calls()
            if call["type"] == "identify" and call["writeKey"] == "northline-accounts"}  # fmt: skip


@cache
def compiled() -> Compiled:
    return compile_catalogue(catalogue())


def decided(user: str, later: list[Event] | None = None, at: int = NOW) -> Decision:
    state = new_state()
    for event in journeys()[user] + (later or []):
        fold(state, event)
    customer = Customer(id=user, generation=0, name="", traits=profiles()[user], identities=(),
                        since=0, last_event_at=0, events=0)  # fmt: skip
    context = attributes(state, customer, at)
    one = Inputs(decision_id="d", customer_id=user, contact_id="call-1", touchpoint="call-centre",
                 at=at, context=context, answers=(),
                 signals=detect(catalogue(), state, at, context))  # fmt: skip
    return decide(compiled(), one)


def test_the_same_seed_and_moment_give_the_same_file(tmp_path: Path) -> None:
    assert write(generate(NOW, customers=30), tmp_path / "a.ndjson.gz") > 300
    write(generate(NOW, customers=30), tmp_path / "b.ndjson.gz")
    write(generate(NOW, customers=30), tmp_path / "c.ndjson")
    assert (tmp_path / "a.ndjson.gz").read_bytes() == (tmp_path / "b.ndjson.gz").read_bytes()
    packed = gzip.decompress((tmp_path / "a.ndjson.gz").read_bytes())
    assert packed == (tmp_path / "c.ndjson").read_bytes()
    write(generate(NOW, seed=8, customers=30), tmp_path / "d.ndjson")
    assert (tmp_path / "d.ndjson").read_bytes() != packed


def test_calls_are_what_ingestion_takes() -> None:
    assert len({call["messageId"] for call in calls()}) == len(calls())
    times = [call["timestamp"] for call in calls()]
    assert times == sorted(times)
    assert datetime.fromisoformat(times[-1]).timestamp() * 1000 < NOW
    for call in calls():
        assert len(call["messageId"]) < 100
        assert len(json.dumps(call)) < 32_000
        assert call.get("userId") or call.get("anonymousId") or call["context"]["externalIds"]


def test_every_channel_and_only_known_types_and_touchpoints() -> None:
    taxonomy = parse_taxonomy(resource("taxonomy.toml").read_text(encoding="utf-8"), "t")
    channels: Counter[str] = Counter()
    for call in calls():
        touchpoint = by_key(catalogue(), call["writeKey"])
        assert touchpoint is not None
        channels[touchpoint.channel] += 1
        assert call.get("event", "Identified") in taxonomy.kinds
    assert len(channels) == 6
    assert min(channels.values()) > 20


def test_numbers_and_addresses_are_nobody_s() -> None:
    drama = re.compile(
        r"\+(49(3023125|4066969|6990009|8999998|2214710)\d{3}|4917139200\d\d|4917604069\d{3}"
        r"|447700900\d{3}|442079460\d{3}|441632960\d{3}|1206555014\d)"
    )
    phones = [call["traits"].get("phone") for call in calls() if call["type"] == "identify"]
    shared = Counter(phone for phone in phones if phone)
    assert {phone for phone, count in shared.items() if count > 1} == {cast.HUSBAND.number}
    for phone in shared:
        assert drama.fullmatch(phone), phone
        assert numbers.parse(phone).e164 == phone
    for call in calls():
        mail = call.get("traits", {}).get("email")
        assert mail is None or mail.rpartition("@")[2] in {
            "example.com", "example.org", "example.net",
        }  # fmt: skip
        line = json.dumps(call)
        assert call["type"] == "identify" or mask_cards(line) == line


def test_names_come_from_several_cultures() -> None:
    names = [call["traits"]["name"] for call in calls() if call["type"] == "identify"]
    assert any("\u0600" < name[0] < "\u06ff" for name in names)
    assert any("ü" in name or "ß" in name for name in names)
    assert len(set(names)) > 0.5 * len(names)


def test_the_frustrated_caller_is_helped_first() -> None:
    user = cast.FRUSTRATED.user_id
    decision = decided(user)
    assert [entry.action_id for entry in decision.ranked] == [
        "finish-card-application", "offer-partner-card", "confirm-bonus-card", "paperless",
    ]  # fmt: skip
    assert decision.ranked[0].why == "Left at “Proof of income” 12 min ago after two upload errors"
    held = {entry.action_id: entry for entry in decision.held}
    assert held["travel-insurance"].code == "suppressed"
    assert held["travel-insurance"].touchpoint == "web-shop"
    assert held["satisfaction-survey"].code == "service_first"
    assert held["send-secure-link"].code == "follow_up_only"


def test_her_journey_is_the_one_of_the_picture() -> None:
    taxonomy = parse_taxonomy(resource("taxonomy.toml").read_text(encoding="utf-8"), "t")
    events = sorted(journeys()[cast.FRUSTRATED.user_id], key=lambda e: (e.at, e.id), reverse=True)
    recent = [event for event in events if event.at > NOW - 90 * 86_400_000]
    assert 36 <= len(recent) <= 56
    assert {event.channel for event in recent} == set(Channel)
    rows = group(recent, taxonomy)
    session = rows[0]
    assert isinstance(session, Session)
    shown = describe_session(session, taxonomy)
    assert shown.title == "Left Gold card application at step 3 of 5"
    assert shown.seconds == 720
    assert [(page.title, page.seconds) for page in shown.pages] == [
        ("Cards overview", 22), ("Compare cards", 65), ("Gold card", 134),
        ("Apply 1 · About you", 100), ("Apply 2 · Contact", 58),
        ("Apply 3 · Proof of income", 341),
    ]  # fmt: skip
    assert shown.pages[-1].warning == "2 upload errors, then left"
    titles = [taxonomy.describe(row).title for row in rows[1:] if isinstance(row, Event)]
    assert titles[:2] == ["Call hung up while waiting", "Call hung up in the menu"]


def test_her_signals_are_open_until_she_has_sent_the_form() -> None:
    state = new_state()
    for event in journeys()[cast.FRUSTRATED.user_id]:
        fold(state, event)
    assert [signal.pattern for signal in detect(catalogue(), state, NOW)] == [
        "card-application-stuck", "upset-conversation",
    ]  # fmt: skip
    own = next(c for c in calls() if c.get("event") == "Form Abandoned" and c["writeKey"]
               == "northline-app" and c["messageId"].startswith("cast-0"))  # fmt: skip
    live = [(at, call) for at, call in live_events(NOW) if call["messageId"].startswith("live-0")]
    assert all(at > NOW for at, _ in live_events(NOW))
    assert {call["anonymousId"] for _, call in live if "anonymousId" in call} == {
        own["anonymousId"]
    }
    for at, call in live:
        touchpoint = by_key(catalogue(), call["writeKey"])
        assert touchpoint is not None
        fold(state, Event(id=call["messageId"], customer_id="c", type=call["event"], at=at,
                          touchpoint=touchpoint.name, channel=touchpoint.channel,
                          properties=call.get("properties", {})))  # fmt: skip
    later = NOW + 13 * 60_000
    assert [signal.pattern for signal in detect(catalogue(), state, later)] == [
        "upset-conversation"
    ]
    assert not attributes(state, None, later).get("form_open")


def test_each_of_the_cast_shows_what_they_are_for() -> None:
    first = {member.user_id: decided(member.user_id).ranked[0].action_id
             for member in cast.CAST if member.user_id}  # fmt: skip
    assert first[cast.LEAVING.user_id] in {"keep-leaving-customer", "answer-complaint"}
    second = decided(cast.ARABIC.user_id).ranked[1].action_id
    assert {first[cast.ARABIC.user_id], second} == {"answer-open-question", "explain-data-use"}
    assert first[cast.LEAD.user_id] == "ask-what-is-needed"
    assert first[cast.FORGED.user_id] == "renew-contract"
    held = {entry.action_id: entry for entry in decided(cast.DECLINED.user_id).held}
    assert (held["offer-partner-card"].code, held["offer-partner-card"].touchpoint) == (
        "suppressed", "web-shop",
    )  # fmt: skip
    known = {call["traits"].get("phone") for call in calls() if call["type"] == "identify"}
    assert cast.UNKNOWN.number not in known
    mails = [profiles()[member.user_id]["email"] for member in cast.SHARED_MAIL]
    assert mails[0] == mails[1]


def test_the_forged_claim_came_from_a_public_key_only() -> None:
    claims = [c for c in calls() if c.get("traits", {}).get("phone") == cast.FORGERS_NUMBER]
    (claim,) = claims
    touchpoint = by_key(catalogue(), claim["writeKey"])
    assert touchpoint is not None
    assert touchpoint.trust is Trust.PUBLIC
    assert claim["userId"] == cast.FORGED.user_id


def test_most_customers_have_something_to_talk_about() -> None:
    lengths: Counter[int] = Counter()
    users = [user for user in journeys() if not user.startswith("lead")][:300]
    for user in users:
        lengths[len(decided(user).ranked)] += 1
    assert lengths[0] < 0.1 * len(users), lengths
    assert sum(count for length, count in lengths.items() if length >= 2) > 0.6 * len(users)
