"""What touchpoints ask and answer over HTTP, honest ones and others."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar import Litestar
from litestar.testing import TestClient

from agent_desktop.decisioning.decide import replay
from agent_desktop.decisioning.decisions import DecisionRecord
from agent_desktop.hub.access.tokens import Tokens
from agent_desktop.hub.api import application
from agent_desktop.hub.deciding import keeping, routes
from agent_desktop.hub.deciding.messages import Question, Returned
from agent_desktop.hub.deciding.playbooks import Playbooks
from agent_desktop.hub.serve import Options, parts
from agent_desktop.hub.store.units import Unit
from tests.support.hub_room import NOW, Replica, Room

CATALOGUE = """
name = "many"
region = "GB"
top = 2

[traits]
plan = ""

[learning]
noise = false
control = 0.0

[defaults.suppress.negative]
days = 30

[touchpoints.website]
channel = "web"
write_key = "w-public"

[touchpoints.shop]
channel = "web"
write_key = "s-back"
trust = "trusted"

[touchpoints.mailing]
channel = "outbound"
write_key = "m-back"
trust = "trusted"

[touchpoints.call-centre]
channel = "assisted"
write_key = "c-back"
trust = "trusted"
agent_handled = true

[actions.card]
title = "A card"
propensity = 0.6
why = "They are on {traits.plan}"
eligible = "traits.plan != 'black'"
not_eligible = "They have the best one"
[actions.card.assets.website]
talk_track = "Good day. {first_name}, a card for you?"
hint = "They pay late"
link = "https://shop.example/card"
responses.positive = { label = "Yes please", next = "https://shop.example/apply" }
[actions.card.assets.shop]
talk_track = "Good day. {first_name}, a card for you?"
hint = "They pay late"
responses.positive = { label = "Yes please", next = "extra" }
[actions.card.assets.mailing]
link = "https://shop.example/card"
[actions.card.assets.call-centre]

[actions.loan]
title = "A loan"
propensity = 0.5
why = "Because"
assets.website = {}
assets.shop = {}
assets.call-centre = {}

[actions.survey]
title = "How was it"
propensity = 0.1
why = "Because"
assets.website = {}
assets.shop = {}

[actions.extra]
title = "A second card"
why = "Because"
follow_up_only = true
assets.shop = {}
"""
Ask = Callable[..., Any]


@pytest.fixture
def room(tmp_path: Path) -> Generator[Room, None, None]:
    made = Room(tmp_path / "hub")
    made.catalogues.publish_now(CATALOGUE, "many.toml")
    yield made
    made.database.close()


@pytest.fixture
def client(
    room: Room, tokens: Tokens, tmp_path: Path
) -> Generator[TestClient[Litestar], None, None]:
    app = application(parts(Options(data=tmp_path), room.database, tokens))
    with TestClient(app, raise_server_exceptions=False) as asking:
        yield asking


@pytest.fixture
def ask(client: TestClient[Litestar]) -> Ask:
    def asking(key: str = "s-back", *, status: int = 200, **question: Any) -> Any:
        question.setdefault("who", {"user_id": "ada"})
        reply = client.post("/v1/decisions", json=question, auth=(key, ""))
        assert reply.status_code == status, reply.text
        return reply.json()

    return asking


@pytest.fixture
def say(client: TestClient[Litestar]) -> Ask:
    def saying(*codes: str, key: str = "s-back") -> list[tuple[str, str]]:
        reply = client.post("/v1/responses", json={"codes": codes, "writeKey": key})
        assert reply.status_code == 200, reply.text
        return [(one["verdict"], one["code"]) for one in reply.json()["results"]]

    return saying


def actions(reply: Any) -> list[str]:
    return [one["action"] for one in reply["actions"]]


def answers(room: Room) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in room.rows(
        "SELECT action_id, sentiment, withdrawn FROM responses ORDER BY rowid"
    )]  # fmt: skip


def ada(room: Room, **traits: Any) -> str:
    room.take_in(room.sighting("ada", device="browser", traits={"first_name": "Ada", **traits}))
    room.fold()
    return room.id_of("ada")


# --- decisions -----------------------------------------------------------------------------------


def test_a_back_end_gets_the_list_with_its_words(room: Room, ask: Ask) -> None:
    ada(room, plan="gold")
    reply = ask()
    assert actions(reply) == ["card", "loan"]
    assert reply["more"] == 1
    assert reply["hub"] == room.database.hub_id
    card = reply["actions"][0]
    assert card["talk_track"] == "Good day. Ada, a card for you?"
    assert (card["hint"], card["why"]) == ("They pay late", "They are on gold")
    assert card["labels"] == {
        "positive": "Yes please",
        "neutral": "Neutral",
        "negative": "Negative",
    }
    assert card["next"] == {"positive": {"kind": "action", "target": "extra"}}
    assert set(card["codes"]) == {"displayed", "offered", "positive", "neutral", "negative"}
    assert actions(ask(top=1)) == ["card"]


def test_a_rule_that_fails_is_held_back_and_told_in_the_log(
    room: Room, request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> None:
    rule = 'eligible = "10 / (size(traits.plan) - 4) > 1"\nnot_eligible = "No"\n'
    text = CATALOGUE.replace('title = "A loan"\n', f'title = "A loan"\n{rule}')
    room.catalogues.publish_now(text, "many.toml")
    ada(room, plan="gold")
    ask: Ask = request.getfixturevalue("ask")  # the hub starts with this catalogue
    with caplog.at_level("INFO", "agent_desktop.hub.deciding"):
        for _ in range(3):
            assert actions(ask()) == ["card", "survey"]
    told = [one.getMessage() for one in caplog.records if one.name.endswith("asking")]
    assert told == ["a rule of loan has failed, 1 times by now: it is held back"]


def test_a_public_page_learns_nothing_of_whom_it_shows_it_to(room: Room, ask: Ask) -> None:
    customer = ada(room, plan="gold")
    text = msgspec.json.encode(ask("w-public", who={"anonymous_id": "browser"})).decode()
    for secret in ("Ada", "gold", "late", customer):
        assert secret not in text
    reply = msgspec.json.decode(text)
    card = reply["actions"][0]
    assert card["talk_track"] == "Good day."
    assert (card["hint"], card["why"]) == ("", "")
    assert all(set(reason) == {"code"} for reason in card["reasons"])
    assert card["next"] == {"positive": {"kind": "page", "target": "https://shop.example/apply"}}


@pytest.mark.parametrize(
    "who",
    [
        {"user_id": "ada"}, {"email": "ada@example.com"}, {"phone": "+442079460018"},
        {"loyalty": "7"}, {"anonymous_id": "browser", "user_id": "ada"}, {"USER_ID": "ada"},
        {" user_id ": "ada"}, {"customer": "x"},
    ],
)  # fmt: skip
def test_a_public_key_asks_for_its_own_browser_only(
    room: Room, ask: Ask, who: dict[str, str]
) -> None:
    ada(room)
    assert ask("w-public", who=who, status=403)["code"] == "not_allowed"


def test_a_device_of_two_people_is_nobody_s(room: Room, ask: Ask, say: Ask) -> None:
    ada(room, plan="black")
    assert "card" not in actions(ask("w-public", who={"anonymous_id": "browser"}))
    room.take_in(room.sighting("ben", device="browser"))
    room.fold()
    for _ in range(2):
        reply = ask("w-public", who={"anonymous_id": "browser"})
        assert actions(reply) == ["card", "loan"]
    assert say(reply["actions"][1]["codes"]["negative"], key="w-public") == [("accepted", "")]
    assert actions(ask("w-public", who={"anonymous_id": "browser"})) == ["card", "survey"]
    for user in ("ada", "ben"):
        assert "loan" in actions(ask(who={"user_id": user}, top=3))


def test_whoever_the_hub_does_not_know_is_a_stranger_and_known_from_then_on(
    room: Room, ask: Ask, say: Ask
) -> None:
    reply = ask("w-public", who={"anonymous_id": "new"})
    assert actions(reply) == ["card", "loan"]
    assert say(reply["actions"][0]["codes"]["negative"], key="w-public") == [("accepted", "")]
    assert actions(ask("w-public", who={"anonymous_id": "new"})) == ["loan", "survey"]
    # The first event of theirs joins what they have answered.
    room.take_in(room.sighting("eve", device="new"))
    room.fold()
    assert actions(ask(who={"user_id": "eve"})) == ["loan", "survey"]


def test_a_number_suggests_one_person_or_none(room: Room, ask: Ask) -> None:
    room.take_in(room.sighting("ada", "+442079460018", traits={"first_name": "Ada"}))
    by_number = {"who": {"phone": "020 7946 0018"}}
    assert "Ada" in ask(**by_number)["actions"][0]["talk_track"]
    room.take_in(room.sighting("ben", "+442079460018"))
    assert ask(status=400, **by_number)["code"] == "ambiguous"
    assert ask(who={"email": "x@example.com"}, status=404)["code"] == "not_found"


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ({"who": {}}, "bad_who"),
        ({"who": {"user_id": ""}}, "bad_who"),
        ({"who": {"user_id": "null"}}, "bad_who"),
        ({"who": {"user_id": "x" * 300}}, "bad_who"),
        ({"who": {"user_id": "a\0b"}}, "bad_who"),
        ({"who": {"shared": "anonymous_id:browser"}}, "bad_who"),
        ({"who": {"claim": "website/user_id:ada"}}, "bad_who"),
        ({"who": {"household": "1"}}, "bad_who"),
        ({"who": {"": "1"}}, "bad_who"),
        ({"who": {f"n{n}": "1" for n in range(11)}}, "too_many"),
        ({"who": "ada"}, "bad_request"),
        ({"who": None}, "bad_request"),
        ({"who": {"user_id": ["ada"]}}, "bad_request"),
        ({"top": 0}, "bad_number"),
        ({"top": 101}, "bad_number"),
        ({"top": 10**30}, "bad_number"),
        ({"top": "2"}, "bad_request"),
        ({"conversation": "c" * 201}, "too_long"),
        ({"displayed": "yes"}, "bad_request"),
    ],
)  # fmt: skip
def test_bad_questions_are_refused_in_words(ask: Ask, question: dict[str, Any], code: str) -> None:
    refusal = ask(status=400, **question)
    assert refusal["code"] == code
    assert refusal["message"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400), (b"[" * 15_000, 400), (b'{"who":' * 2_000 + b"1", 400), (b"\xff", 400),
        (b'{"who":{"user_id":"\\ud800"}}', 400), (b'{"who":{"user_id":"a"},"x":"' + b"x" * 20_000,
        413),
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/v1/decisions", "/v1/responses"])
def test_bodies_that_are_none(
    client: TestClient[Litestar], path: str, body: bytes, status: int
) -> None:
    reply = client.post(path, content=body, auth=("s-back", ""))
    allowed = {status, 400} if path == "/v1/responses" else {status}
    assert reply.status_code in allowed, reply.text
    assert reply.json()["code"] in {"bad_request", "bad_who", "too_large"}


@pytest.mark.parametrize("key", ["", "nobody", "S-BACK", "s-back\0", "x" * 10_000])
def test_without_a_touchpoint_s_key_there_is_nothing(
    client: TestClient[Litestar], key: str
) -> None:
    for path, body in (("decisions", {"who": {"user_id": "a"}}), ("responses", {"code": "x"})):
        reply = client.post(f"/v1/{path}", json={**body, "writeKey": key})
        assert (reply.status_code, reply.json()["code"]) == (403, "not_allowed")
        assert reply.headers["access-control-allow-origin"] == "*"  # a page can read why


def test_browsers_may_ask(client: TestClient[Litestar]) -> None:
    for path in ("/v1/decisions", "/v1/responses"):
        reply = client.options(path, headers={"Origin": "https://shop.example"})
        assert reply.status_code == 204
        assert reply.headers["access-control-allow-origin"] == "*"
    reply = client.post("/v1/decisions", json={"who": {"anonymous_id": "b"}}, auth=("w-public", ""))
    assert reply.headers["access-control-allow-origin"] == "*"


def test_both_doors_are_described(
    client: TestClient[Litestar], bearer: dict[str, dict[str, str]]
) -> None:
    schema = client.get("/schema/openapi.json", headers=bearer["agent"]).json()
    for path, message in (("/v1/decisions", Question), ("/v1/responses", Returned)):
        told = schema["paths"][path]["post"]
        body = told["requestBody"]["content"]["application/json"]["schema"]
        assert set(body["properties"]) == set(message.__struct_fields__)
        assert "$ref" in told["responses"]["200"]["content"]["application/json"]["schema"]


def test_a_touchpoint_without_any_form_of_an_action_gets_nothing(ask: Ask) -> None:
    assert actions(ask("m-back")) == ["card"]
    assert set(ask("m-back")["actions"][0]["codes"]) == {
        "displayed", "offered", "positive", "neutral",
    }  # fmt: skip


def test_a_conversation_keeps_its_draw(room: Room, ask: Ask) -> None:
    ada(room)
    one, again = (ask(conversation="s1", top=3) for _ in range(2))
    assert one["conversation"] == again["conversation"] == "s1"
    assert actions(one) == actions(again)
    rows = room.rows("SELECT DISTINCT contact_id FROM decisions")
    assert len(rows) == 1
    ask("call" and "c-back", conversation="s1")
    ask(conversation="s1", who={"user_id": "ben"})
    ask()
    # Nobody takes part in a conversation elsewhere, or in somebody else's.
    assert len(room.rows("SELECT DISTINCT contact_id FROM decisions")) == 4


# --- responses -----------------------------------------------------------------------------------


def test_a_negative_keeps_the_action_away_everywhere(room: Room, ask: Ask, say: Ask) -> None:
    customer = ada(room)
    code = ask("w-public", who={"anonymous_id": "browser"})["actions"][0]["codes"]["negative"]
    desk = Replica(room.sync(), "desk")
    desk.pull()
    assert say(code, key="w-public") == [("accepted", "")]
    for key in ("s-back", "c-back"):
        assert "card" not in actions(ask(key))
    desk.pull()
    (heard,) = desk.responses.values()
    assert (heard.customer_id, heard.action_id, heard.sentiment, heard.by, heard.touchpoint) == (
        customer, "card", "negative", "", "website",
    )  # fmt: skip
    assert heard.asset_id == "card@website"


def test_a_code_counts_once(room: Room, ask: Ask, say: Ask) -> None:
    code = ask()["actions"][0]["codes"]["negative"]
    assert say(code) == [("accepted", "")]
    assert say(code, code) == [("duplicate", "")] * 2
    assert answers(room) == [("card", "negative", 0)]


def test_the_last_word_counts_and_a_late_repetition_is_none(room: Room, ask: Ask, say: Ask) -> None:
    codes = ask()["actions"][0]["codes"]
    assert say(codes["positive"], codes["negative"]) == [("accepted", "")] * 2
    assert answers(room) == [("card", "positive", 1), ("card", "negative", 0)]
    assert say(codes["positive"]) == [("duplicate", "")]
    assert answers(room)[1] == ("card", "negative", 0)


def test_who_opens_a_message_again_has_not_taken_the_click_back(
    room: Room, ask: Ask, say: Ask
) -> None:
    codes = ask("m-back")["actions"][0]["codes"]
    assert say(codes["neutral"], codes["positive"], key="m-back") == [("accepted", "")] * 2
    assert answers(room) == [("card", "neutral", 1), ("card", "positive", 0)]
    again = ask("m-back", conversation="2")["actions"]
    # Clicked first, opened later: told in the other order.
    codes = again[0]["codes"] if again else {}
    if codes:
        say(codes["positive"], codes["neutral"], key="m-back")
        assert answers(room)[2:] == [("card", "positive", 0), ("card", "neutral", 1)]


def test_impressions_and_offers_count_once_a_conversation(room: Room, ask: Ask, say: Ask) -> None:
    customer = ada(room)
    codes = ask(conversation="1")["actions"][0]["codes"]
    later = ask(conversation="1")["actions"][0]["codes"]
    assert say(codes["displayed"], codes["offered"]) == [("accepted", "")] * 2
    assert say(codes["displayed"], later["displayed"]) == [("duplicate", "")] * 2
    rows = room.rows("SELECT customer_id, kind, asset_id FROM exposures ORDER BY kind")
    assert [tuple(row) for row in rows] == [
        (customer, "displayed", "card@shop"), (customer, "offered", "card@shop"),
    ]  # fmt: skip


def test_who_shows_all_they_get_need_not_say_so(room: Room, ask: Ask, say: Ask) -> None:
    ada(room)
    reply = ask(displayed=True, top=2)
    assert [row[0] for row in room.rows("SELECT action_id FROM exposures ORDER BY 1")] == [
        "card", "loan",
    ]  # fmt: skip
    assert say(reply["actions"][0]["codes"]["displayed"]) == [("duplicate", "")]
    ask(who={"user_id": "never seen"}, displayed=True)
    assert room.rows("SELECT count(*) FROM exposures") == [(4,)]


def test_a_positive_brings_its_follow_up_first(ask: Ask, say: Ask) -> None:
    first = ask(conversation="1")
    say(first["actions"][0]["codes"]["positive"])
    assert actions(ask(conversation="1"))[0] == "extra"
    assert "extra" not in actions(ask(conversation="2", top=10))


def test_another_touchpoint_s_code_is_refused(room: Room, ask: Ask, say: Ask) -> None:
    code = ask()["actions"][0]["codes"]["positive"]
    for key in ("w-public", "c-back", "m-back"):
        assert say(code, key=key) == [("rejected", "other_touchpoint")]
    assert answers(room) == []


def test_a_forged_code_is_refused_beside_good_ones(room: Room, ask: Ask, say: Ask) -> None:
    code = ask()["actions"][0]["codes"]["positive"]
    forged = code[:-4] + ("AAAA" if code[-4:] != "AAAA" else "BBBB")
    assert say(forged, "", "x", code) == [
        ("rejected", "bad_code"), ("rejected", "bad_code"), ("rejected", "bad_code"),
        ("accepted", ""),
    ]  # fmt: skip
    assert len(answers(room)) == 1


def test_an_expired_code_is_refused(
    room: Room, ask: Ask, say: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = ask()["actions"][0]["codes"]
    later = ask("m-back")["actions"][0]["codes"]
    now = room.database.now()
    monkeypatch.setattr(room.database, "now", lambda: now + 86_400_000)
    assert say(codes["positive"]) == [("rejected", "expired")]
    assert say(later["positive"], key="m-back") == [("accepted", "")]


def test_ten_thousand_codes_are_too_many(client: TestClient[Litestar]) -> None:
    for count, status, code in ((101, 400, "too_many"), (10_000, 413, "too_large")):
        reply = client.post(
            "/v1/responses", json={"codes": ["x" * 140] * count}, auth=("s-back", "")
        )
        assert (reply.status_code, reply.json()["code"]) == (status, code)
    assert client.post("/v1/responses", json={}, auth=("s-back", "")).status_code == 400


def test_an_answer_follows_the_person(room: Room, ask: Ask, say: Ask) -> None:
    customer = ada(room)
    other = room.customer("zoe")
    code = ask(who={"user_id": "zoe"})["actions"][0]["codes"]["negative"]
    link = room.merge(customer, other)
    assert say(code) == [("accepted", "")]
    assert room.rows("SELECT customer_id FROM responses") == [(customer,)]
    room.unmerge(link)
    assert room.rows("SELECT customer_id FROM responses") == [(other,)]


def test_names_in_any_alphabet(ask: Ask, say: Ask) -> None:
    reply = ask(who={"user_id": "أحمد 🙂"}, conversation="محادثة")
    assert say(reply["actions"][0]["codes"]["positive"]) == [("accepted", "")]


# --- what is kept --------------------------------------------------------------------------------


def test_a_list_is_kept_and_can_be_made_again(room: Room, ask: Ask, say: Ask) -> None:
    ada(room, plan="gold")
    reply = ask()
    (stored, until) = room.rows("SELECT record, kept_until FROM decisions")[0]
    assert until == reply["expires_at"]
    record = msgspec.json.decode(stored, type=DecisionRecord)
    playbooks = Playbooks(room.catalogues, room.shared.models)
    decision, faithful = replay(playbooks.of(record.catalogue_version, ""), record)
    assert faithful
    assert [one.action_id for one in decision.ranked][:2] == actions(reply)
    say(reply["actions"][1]["codes"]["neutral"])
    assert room.rows("SELECT kept_until FROM decisions") == [(None,)]


def test_what_nobody_answered_goes(room: Room, ask: Ask, say: Ask) -> None:
    answered = ask()
    say(answered["actions"][0]["codes"]["positive"])
    ask(displayed=True, who={"user_id": "ben"})
    for n in range(5):
        ask(who={"user_id": f"u{n}"})

    def count() -> int:
        return int(room.rows("SELECT count(*) FROM decisions")[0][0])

    def swept(now: int, lot: int, most: int = 100) -> None:
        def unit(unit: Unit) -> None:
            unit.now = now
            keeping.sweep(unit, lot, most)

        room.database.write_now(unit)

    assert count() == 7
    swept(answered["at"], 64)
    assert count() == 7
    swept(answered["at"], 2_048, most=4)
    assert count() == 5
    swept(answered["at"] + 2 * 86_400_000, 64)
    assert count() == 2
    swept(answered["at"] + 91 * 86_400_000, 64)
    assert room.rows("SELECT id FROM decisions") == [(answered["decision"],)]


def test_an_answer_counts_though_its_list_went(room: Room, ask: Ask, say: Ask) -> None:
    code = ask()["actions"][0]["codes"]["negative"]
    room.database.write_now(lambda unit: unit.connection.exec_driver_sql("DELETE FROM decisions"))
    assert say(code) == [("accepted", "")]
    assert "card" not in actions(ask())


# --- how often -----------------------------------------------------------------------------------


def test_a_page_that_asks_in_a_loop_is_slowed_down(client: TestClient[Litestar]) -> None:
    def status(browser: str) -> int:
        reply = client.post(
            "/v1/decisions", json={"who": {"anonymous_id": browser}}, auth=("w-public", "")
        )
        if reply.status_code == 429:
            assert reply.json()["code"] == "too_often"
            assert int(reply.headers["retry-after"]) >= 1
            assert reply.headers["access-control-allow-origin"] == "*"
        return reply.status_code

    found = [status("one") for _ in range(80)]
    assert found[0] == 200
    assert 429 in found
    assert status("another") == 200


def test_too_many_at_once_are_sent_away(
    client: TestClient[Litestar], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "MOST_WAITING", 0)
    reply = client.post("/v1/decisions", json={"who": {"user_id": "a"}}, auth=("s-back", ""))
    assert (reply.status_code, reply.json()["code"]) == (503, "busy")
    assert reply.headers["retry-after"] == "1"


def test_the_clock_is_the_hub_s(room: Room, ask: Ask) -> None:
    assert abs(ask()["at"] - room.database.now()) < 60_000
    assert NOW  # events of this room may lie ahead of it


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(["positive", "neutral", "negative"]), min_size=1, max_size=8))
def test_whatever_comes_how_often_one_answer_stands(
    room: Room, ask: Ask, say: Ask, told: list[str]
) -> None:
    """The last of those that were new."""
    reply = ask(who={"user_id": "eve"}, top=3)
    survey = next(one for one in reply["actions"] if one["action"] == "survey")
    for word in told:
        say(survey["codes"][word])
    first_times = list(dict.fromkeys(told))
    standing = room.rows(
        "SELECT sentiment FROM responses WHERE NOT withdrawn AND decision_id = ?",
        reply["decision"],
    )
    assert [row[0] for row in standing] == [first_times[-1]]
    # Away with them, so that the survey is on the next example's list.
    room.database.write_now(
        lambda unit: unit.connection.exec_driver_sql("UPDATE responses SET withdrawn = 1")
    )
