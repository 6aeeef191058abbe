"""What calls say, and which ones cannot be used."""

from __future__ import annotations

import gzip
import json
from typing import Any

import msgspec
import pytest

from agent_desktop.domain.channels import Channel, Touchpoint, Trust
from agent_desktop.hub.ingestion.arrivals import MOST_EVENTS, Arrivals
from agent_desktop.hub.ingestion.bodies import BODY_BYTES, Refusal, inflate
from agent_desktop.hub.ingestion.cloudevents import read_cloud_events
from agent_desktop.hub.ingestion.keys import key_of_header
from agent_desktop.hub.ingestion.reasons import SAYS, Reason
from agent_desktop.hub.ingestion.touchpoints import Touchpoints
from agent_desktop.hub.stitching.sightings import Sighting

NOW = 1_795_000_000_000
SECRET = "top-secret-value"
TOUCHPOINTS = Touchpoints(
    [
        Touchpoint(
            name="crm", channel=Channel.ASSISTED, label="CRM", write_key="k", trust=Trust.TRUSTED
        ),
        Touchpoint(name="website", channel=Channel.WEB, label="Website", write_key="p"),
    ],
    "GB",
)


def read(body: bytes | dict[str, Any], key: str = "k") -> Arrivals:
    arrivals = Arrivals(TOUCHPOINTS, NOW)
    arrivals.batch(body if isinstance(body, bytes) else msgspec.json.encode(body), key)
    return arrivals


def one(**call: Any) -> Sighting:
    return only(read({"batch": [{"type": "track", "event": "E", "userId": "u", **call}]}))


def only(arrivals: Arrivals) -> Sighting:
    assert not arrivals.held
    (sighting,) = arrivals.sightings
    return sighting


def raw(text: bytes, key: str = "k") -> list[Reason]:
    arrivals = read(b'{"batch":[' + text + b"]}", key)
    return [held.reason for held in arrivals.held]


GOOD = b'{"type":"track","event":"E","userId":"u"}'


@pytest.mark.parametrize(
    ("call", "name"),
    [
        ({"type": "track", "event": "Order Completed"}, "Order Completed"),
        ({"type": "page"}, "Page Viewed"),
        ({"type": "screen"}, "Screen Viewed"),
        ({"type": "identify"}, "Identified"),
        ({"type": "group", "groupId": "g"}, "Group Joined"),
        ({"type": "alias", "previousId": "x"}, "Identity Aliased"),
    ],
)
def test_each_type_of_call_has_its_event(call: dict[str, Any], name: str) -> None:
    sighting = only(read({"batch": [{"userId": "u", **call}]}))
    assert sighting.type == name
    assert sighting.people == (("user_id", "u"),)
    assert (sighting.channel, sighting.trusted) == ("assisted", True)
    assert sighting.alias_of == call.get("previousId")
    assert sighting.group == (("household", "g") if "groupId" in call else None)


def test_a_wrong_clock_does_no_harm() -> None:
    # Ten years behind, and a minute in the queue.
    sighting = one(originalTimestamp="2016-11-18T11:05:40Z", sentAt="2016-11-18T11:06:40.000Z")
    assert sighting.at == NOW - 60_000
    sent = {"sentAt": "2016-11-18T11:06:40Z", "batch": [json.loads(GOOD)]}
    sent["batch"][0]["timestamp"] = "2016-11-18T11:06:30"
    assert only(read(sent)).at == NOW - 10_000
    assert one(timestamp="2020-01-01T00:00:00+01:00").at == 1_577_833_200_000
    assert one(timestamp=1_577_833_200).at == one(timestamp=1_577_833_200_000).at
    assert one().at == NOW


@pytest.mark.parametrize(
    "time", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "soon", "", [], {}, 1e300, True, -1]
)
def test_an_absurd_time_is_told(time: Any) -> None:
    held = read({"batch": [{"type": "track", "event": "E", "userId": "u", "timestamp": time}]}).held
    assert [one.reason for one in held] == [Reason.BAD_TIME]


def test_identities_and_contact_points_are_promoted() -> None:
    sighting = one(
        anonymousId="a",
        traits={"phone": "020 7946 0018", "email": "Ada@Example.com "},
        context={
            "device": {"id": "d"},
            "externalIds": [
                {"type": "loyalty_id", "id": "77"},
                {"type": "phone", "id": "+442079460019"},
                {"type": "claim", "id": "x"},
                {"id": 3},
                "nonsense",
            ],
            "traits": {"email": "second@example.com"},
        },
    )
    assert sighting.people == (
        ("user_id", "u"),
        ("loyalty", "77"),
        ("anonymous_id", "a"),
        ("device", "d"),
    )
    assert sighting.contacts == (
        ("phone", "+442079460019"),
        ("phone", "+442079460018"),
        ("email", "ada@example.com"),
        ("email", "second@example.com"),
    )


@pytest.mark.parametrize("value", ["0000", "-1", "null", "anonymous", "undefined", "", "0-0-0", 0])
def test_a_blocked_value_is_nobody(value: Any) -> None:
    assert raw(msgspec.json.encode({"type": "page", "userId": value})) == [Reason.NO_IDENTITY]
    assert one(userId=value, anonymousId="a").people == (("anonymous_id", "a"),)


def test_null_ids_and_unknown_fields_are_tolerated() -> None:
    sighting = one(anonymousId=None, previousId=None, groupId=None, channel="server", extra=[{}])
    assert sighting.people == (("user_id", "u"),)


def test_the_batch_shares_its_context() -> None:
    campaign = {"campaign": {"name": "Spring"}, "page": {"title": "Home"}}
    shared = read(
        {
            "context": campaign,
            "batch": [
                {"type": "track", "event": "E", "userId": "u"},
                {"type": "page", "userId": "u", "context": {"campaign": {"name": "Own"}}},
            ],
        }
    )
    first, second = (json.loads(sighting.properties) for sighting in shared.sightings)
    assert first == {"page": "Home", "campaign": "Spring"}
    assert second == {"title": "Home", "campaign": "Own"}


def test_the_same_message_is_the_same_event_per_touchpoint() -> None:
    first, again = one(messageId="m"), one(messageId="m", event="Other")
    assert first.event_id == again.event_id
    public = read({"batch": [{**json.loads(GOOD), "messageId": "m"}]}, "p").sightings[0]
    assert public.event_id != first.event_id, "a public key cannot take a trusted message's place"


def test_without_a_message_id_a_retry_is_the_same_event() -> None:
    first = one(sentAt="2026-11-18T11:06:40Z", timestamp="2026-11-18T11:06:40Z")
    again = one(sentAt="2026-11-18T11:07:40Z", timestamp="2026-11-18T11:06:40Z")
    other = one(sentAt="2026-11-18T11:06:40Z", timestamp="2026-11-18T11:06:41Z")
    assert first.event_id == again.event_id != other.event_id
    assert one().event_id == one().event_id, "nor any time: a retry follows soon"
    later = Arrivals(TOUCHPOINTS, NOW + 3_600_000)
    later.batch(b'{"batch":[' + GOOD + b"]}", "k")
    assert later.sightings[0].event_id != one(properties=None).event_id


def test_card_numbers_do_not_get_in() -> None:
    sighting = one(
        event="Paid with 4111 1111 1111 1111",
        properties={"note": "card 4111-1111-1111-1111, ok", "n": 5555555555554444, "t": NOW},
        context={"traits": {"phone": "+442079460018", "memo": "4111111111111111"}},
    )
    told = repr(sighting)
    assert "1111-1111-1111" not in told
    assert "55554444" not in told
    assert "411111111111" not in told
    assert "1111 1111 1111" not in told
    assert json.loads(sighting.properties)["t"] == NOW
    assert sighting.contacts == (("phone", "+442079460018"),)


def test_card_numbers_hide_in_numbers_and_false_telephones_too() -> None:
    numbers = {"f": 4111111111111111.0, "n": -4111111111111111, "ok": 1e300, "t": NOW}
    sighting = one(properties=numbers, context={"traits": {"phone": "5555555555554444"}})
    assert "4111111111" not in repr(sighting)
    assert "55555555555" not in repr(sighting)
    told = json.loads(sighting.properties)
    assert (told["ok"], told["t"]) == (1e300, NOW)


@pytest.mark.parametrize(
    "card",
    ["4111-1111-1111-1111", "4111 1111 1111 1111", "4111\u00a01111\u00a01111\u00a01111",
     "\\u0034111111111111111"],
)  # fmt: skip
@pytest.mark.parametrize(
    "broken", ["", ',"n":NaN', ',"s":"\\udc00"', ',"b":"' + "b" * 33_000 + '"']
)
def test_card_numbers_do_not_get_into_quarantine_either(card: str, broken: str) -> None:
    text = f'{{"type":"dance","userId":"4111111111111111x","note":"my card {card}"{broken}}}'
    (held,) = read(b'{"batch":[' + text.encode() + b"]}").held
    assert b"1111111111111" not in held.body.replace(b"4111111111111111x", b"")
    for separated in ("1111-1111-1111", "1111 1111 1111", "1111\u00a01111\u00a01111"):
        assert separated.encode() not in held.body
    if held.reason is not Reason.BAD_JSON:  # which is never released as it is
        assert b"4111111111111111x" in held.body, "whose event it was when it is released"


@pytest.mark.parametrize("depth", [100, 500, 900, 980, 1_500])
@pytest.mark.parametrize("place", ["properties", "traits"])
def test_what_lies_too_deep_is_held_whatever_is_in_it(depth: int, place: str) -> None:
    deep = '{"a":' * depth + '"4111 1111 1111 1111"' + "}" * depth
    text = f'{{"type":"identify","event":"E","userId":"u","{place}":{deep}}}'.replace(
        "identify", "identify" if place == "traits" else "track"
    )
    arrivals = read(b'{"batch":[' + GOOD + b"," + text.encode() + b"," + GOOD + b"]}")
    assert [held.reason for held in arrivals.held] == [Reason.BAD_JSON]
    assert b"1111 1111 1111" not in arrivals.held[0].body
    assert len(arrivals.sightings) == 2


def test_many_objects_side_by_side_are_not_deep() -> None:
    assert one(properties={"rows": [{"n": [n]} for n in range(200)], "s": "[" * 200})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b'{"type":"track","event":"E","userId":"u","properties":{"n":NaN}}', Reason.BAD_JSON),
        (b'{"type":"track","event":"E","userId":"\\ud800"}', Reason.BAD_JSON),
        (b'{"type":"track","event":"E","userId":"\xff\xfe"}', Reason.BAD_JSON),
        (b'{"type":"track","event":"E","userId":"u","properties":{"x":' + b"[" * 10_000
         + b"]" * 10_000 + b"}}", Reason.BAD_JSON),
        (b'{"type":"track","event":"E","userId":"u","properties":{"n":1e999}}', Reason.WRONG_TYPE),
        (b'{"type":"track","event":"E","userId":["u"]}', Reason.WRONG_TYPE),
        (b'{"type":"track","event":7,"userId":"u"}', Reason.WRONG_TYPE),
        (b'{"type":"track","event":"E","userId":"u","properties":[]}', Reason.WRONG_TYPE),
        (b'{"type":"track","event":"E","userId":"u","context":"x"}', Reason.WRONG_TYPE),
        (b"7", Reason.WRONG_TYPE),
        (b"null", Reason.WRONG_TYPE),
        (b'{"type":"dance","userId":"u"}', Reason.UNKNOWN_TYPE),
        (b'{"userId":"u"}', Reason.UNKNOWN_TYPE),
        (b'{"type":"track","userId":"u"}', Reason.NO_EVENT_NAME),
        (b'{"type":"track","event":"a\\u0000b","userId":"u"}', Reason.NO_EVENT_NAME),
        (b'{"type":"track","event":"E"}', Reason.NO_IDENTITY),
        (b'{"type":"track","event":"E","userId":"a\\u0000b"}', Reason.NO_IDENTITY),
        (b'{"type":"track","event":"E","userId":"u","messageId":"' + b"m" * 100 + b'"}',
         Reason.BAD_MESSAGE_ID),
        (b'{"type":"track","event":"E","userId":"u","properties":{"x":"' + b"y" * 32_768 + b'"}}',
         Reason.TOO_LARGE),
    ],
)  # fmt: skip
def test_an_unusable_event_sinks_no_other(text: bytes, reason: Reason) -> None:
    arrivals = read(b'{"batch":[' + GOOD + b", " + text + b" ," + GOOD + b'],"sentAt":null}')
    assert [held.reason for held in arrivals.held] == [reason]
    assert len(arrivals.sightings) == 2
    assert arrivals.held[0].body == text[: 32 * 1024]
    assert SAYS[reason]


def test_large_numbers_and_duplicate_keys_are_read_once() -> None:
    body = (
        b'{"type":"track","event":"E","userId":9223372036854775808,"userId":"last",'
        b'"properties":{"n":9223372036854775808,"n":18446744073709551616}}'
    )
    sighting = only(read(b'{"batch":[' + body + b"]}"))
    assert sighting.people == (("user_id", "last"),)
    assert sighting.properties == b'{"n":18446744073709551616}'


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b'{"batch":', b'{"batch":{}}', b'{"batch":[}', b"\xff",
     b'{"batch":[1]} trailing', b'{"a":' * 10_000],
)  # fmt: skip
def test_what_is_no_batch_is_refused_without_an_echo(body: bytes) -> None:
    with pytest.raises(Refusal) as why:
        read(body + SECRET.encode())
    assert why.value.code == "bad_json"
    assert SECRET not in str(why.value)


def test_the_limits_of_a_batch() -> None:
    assert len(read({"batch": [json.loads(GOOD)] * MOST_EVENTS}).sightings) == MOST_EVENTS
    with pytest.raises(Refusal, match="2500 events"):
        read({"batch": [json.loads(GOOD)] * (MOST_EVENTS + 1)})


def test_an_unknown_key_is_held_and_not_refused() -> None:
    assert raw(GOOD, "nobody") == [Reason.UNKNOWN_WRITE_KEY]
    assert raw(GOOD, "") == [Reason.UNKNOWN_WRITE_KEY]


def test_a_bomb_is_not_inflated() -> None:
    assert inflate(gzip.compress(b"x" * BODY_BYTES)) == b"x" * BODY_BYTES
    with pytest.raises(Refusal, match="500 KB"):
        inflate(gzip.compress(b"x" * 50_000_000))
    whole = gzip.compress(b"hello" * 100)
    for broken in (whole[:-9], whole[:5], b"not gzip", whole + b"more"):
        with pytest.raises(Refusal) as why:
            inflate(broken)
        assert why.value.code == "bad_gzip"


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("Basic azo=", "k"),
        ("basic aw==", "k"),
        ("Basic azpwYXNz", "k"),
        ("Bearer k", ""),
        ("Basic !!!", ""),
        ("Basic /////w==", ""),
        ("", ""),
    ],
)
def test_the_key_of_a_header(header: str, key: str) -> None:
    assert key_of_header(header) == key


def cloud(body: Any, headers: dict[str, str] | None = None) -> Arrivals:
    arrivals = Arrivals(TOUCHPOINTS, NOW)
    content = {"content-type": "application/cloudevents+json"} if headers is None else headers
    text = body if isinstance(body, bytes) else msgspec.json.encode(body)
    read_cloud_events(arrivals, text, content, "k")
    return arrivals


EVENT = {
    "specversion": "1.0", "id": "1", "source": "/shop", "type": "Order Completed", "subject": "u",
    "time": "2026-11-18T10:00:00Z", "data": {"total": 5},
}  # fmt: skip


def test_cloud_events_in_each_mode_are_one_event() -> None:
    structured = only(cloud(EVENT))
    batched = only(cloud([EVENT], {"content-type": "application/cloudevents-batch+json; x=y"}))
    attributes = {f"ce-{name}": str(value) for name, value in EVENT.items() if name != "data"}
    attributes["ce-type"] = "Order%20Completed"
    binary = only(cloud(EVENT["data"], {"content-type": "application/json", **attributes}))
    assert structured == batched == binary
    assert structured.type == "Order Completed"
    assert structured.people == (("user_id", "u"),)
    assert json.loads(structured.properties) == {"total": 5}


@pytest.mark.parametrize("missing", ["specversion", "id", "source", "type"])
def test_a_cloud_event_needs_its_attributes(missing: str) -> None:
    event = {name: value for name, value in EVENT.items() if name != missing}
    assert [held.reason for held in cloud(event).held] == [Reason.NOT_A_CLOUD_EVENT]


def test_a_cloud_event_says_whom_it_is_about() -> None:
    data = {"anonymousId": "a", "traits": {"phone": "+442079460018"}, "x": 1}
    sighting = only(cloud({**EVENT, "data": data}))
    assert sighting.people == (("anonymous_id", "a"),)
    assert sighting.contacts == (("phone", "+442079460018"),)
    assert json.loads(sighting.properties) == {"x": 1}
    assert only(cloud({**EVENT, "userid": "v"})).people == (("user_id", "v"),)
    for broken in ({"userId": []}, {"context": 1}):
        assert [h.reason for h in cloud({**EVENT, "data": broken}).held] == [Reason.WRONG_TYPE]
