"""The hub as a process: what it acknowledged it keeps, and it comes and goes as it should."""

from __future__ import annotations

import os
import socket
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from agent_desktop.hub.store.database import Database
from tests.support.hub import Hub, MakeHub

CANARY = "Canary4711"
NUMBER = "+4915112345678"


@pytest.fixture
def answered(hub: Hub) -> tuple[Hub, str]:
    """A hub that knows one customer; their id."""
    person = {"context": {"traits": {"phone": NUMBER, "name": CANARY}}}
    hub.post_events([hub.event("ada", "Page Viewed", {"name": "Cards"}, **person)])
    found = hub.ask("GET", f"/v1/customers?number=%2B{NUMBER[1:]}")
    return hub, found["matches"][0]["customer"]["id"]


def answer(customer: str, n: int) -> dict[str, Any]:
    response = {
        "id": f"r{n}", "customer_id": customer, "contact_id": "c1", "touchpoint": "call-centre",
        "action_id": "a", "asset_id": "", "sentiment": "positive", "decision_id": "",
        "initiative": True,
        "at": 1, "by": "dana", "team": "cards",
    }  # fmt: skip
    return {
        "id": f"r{n}", "n": n, "kind": "response", "by": "dana", "made_at": 1,
        "body": {"response": response},
    }  # fmt: skip


def push(hub: Hub, customer: str, *numbers: int) -> list[str]:
    entries = [answer(customer, n) for n in numbers]
    reply = hub.ask("POST", "/v1/sync/push", body={"installation": "desk", "entries": entries})
    return [result["verdict"] for result in reply["results"]]


def test_what_was_acknowledged_survives_a_kill(answered: tuple[Hub, str]) -> None:
    hub, customer = answered
    before = hub.ask("GET", "/v1/sync/pull?installation=desk&limit=10")
    assert push(hub, customer, 1, 2) == ["accepted"] * 2
    hub.kill()
    hub.start()
    assert push(hub, customer, 1, 2, 3) == ["duplicate", "duplicate", "accepted"]
    after = hub.ask("GET", "/v1/sync/pull?installation=desk&limit=100")
    assert (after["hub"], after["epoch"]) == (before["hub"], before["epoch"])
    assert after["cursor"] > before["cursor"]
    told = hub.ask("GET", f"/v1/customers/{customer}")
    assert {one["id"] for one in told["responses"]} == {"r1", "r2", "r3"}


def test_events_that_were_acknowledged_survive_a_kill_in_the_middle(hub: Hub) -> None:
    acknowledged: list[str] = []
    key = hub.write_key()

    def send(sender: int) -> None:
        with httpx.Client(base_url=hub.url, timeout=10) as client:
            for batch in range(10_000):
                ids = [f"{sender}-{batch}-{n}" for n in range(20)]
                events = [{**hub.event(f"user-{n}", "E", {"id": n}), "messageId": n} for n in ids]
                try:
                    reply = client.post("/v1/batch", json={"batch": events, "writeKey": key})
                except httpx.TransportError:
                    return
                assert reply.json() == {"success": True}
                acknowledged.extend(ids)

    senders = [threading.Thread(target=send, args=(n,)) for n in range(4)]
    for sender in senders:
        sender.start()
    hub.until(lambda: len(acknowledged) > 200)
    hub.kill()
    for sender in senders:
        sender.join(20)
    with Database.open(hub.data) as database, database.reading() as connection:
        stored = connection.exec_driver_sql("SELECT properties ->> 'id' FROM events").scalars()
        assert not set(acknowledged) - set(stored)


def test_a_restored_hub_begins_another_epoch(answered: tuple[Hub, str]) -> None:
    hub, _ = answered
    assert hub.run("new-epoch").returncode == 1  # not while it runs
    hub.stop()
    done = hub.run("new-epoch")
    assert done.returncode == 0
    epoch = int(done.stdout.removeprefix("epoch "))
    assert epoch > 1
    hub.start()
    assert hub.ask("GET", "/v1/sync/pull?installation=desk")["epoch"] == epoch


class Listening:
    """An open stream, read on a thread."""

    def __init__(self, hub: Hub, installation: str, cursor: int) -> None:
        self.lines: list[str] = []
        self.error: Exception | None = None
        self._hub = hub
        self._path = f"/v1/sync/stream?installation={installation}&cursor={cursor}"
        self._headers = hub.headers()
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self) -> None:
        try:
            with httpx.stream(
                "GET", self._hub.url + self._path, headers=self._headers, timeout=30
            ) as reply:
                self.lines.append(reply.headers["content-type"])
                self.lines.extend(reply.iter_lines())
        except httpx.HTTPError as error:
            self.error = error

    @property
    def hints(self) -> int:
        return self.lines.count("event: hint")


def test_streams_hint_beat_and_end_with_the_hub(make_hub: MakeHub) -> None:
    hub = make_hub("--heartbeat", "0.3")
    hub.post_events([hub.event("ada", "Page Viewed")])
    cursor = hub.ask("GET", "/v1/sync/pull?installation=desk")["cursor"]
    line = Listening(hub, "desk", 10**9)
    hub.until(lambda: line.lines.count(":") >= 3)
    assert line.lines[0].startswith("text/event-stream")
    other = Listening(hub, "desk", cursor)
    hub.until(lambda: len(other.lines) > 1)
    before = other.hints
    hub.post_events([hub.event("ada", "Page Viewed")])
    hub.until(lambda: other.hints > before)
    started = time.monotonic()
    assert hub.stop() == 0
    assert time.monotonic() - started < 5
    for stream in (line, other):
        stream.thread.join(5)
        assert stream.error is None  # an end, not a broken line


@pytest.mark.skipif(os.name == "nt", reason="needs many descriptors")
def test_hundreds_of_streams_hear_of_one_event(make_hub: MakeHub) -> None:
    hub = make_hub()
    hub.post_events([hub.event("ada", "Page Viewed")])
    port = int(hub.url.rsplit(":", 1)[1])
    for i in range(10):
        hub.ask("GET", f"/v1/sync/pull?installation=d{i}")
    customer = hub.ask("GET", "/v1/customers/search?text=ada")["customers"][0]["id"]
    hub.until(lambda: "events" in hub.ask("GET", f"/v1/customers/{customer}")["change"]["context"])
    cursor = hub.ask("GET", "/v1/sync/pull?installation=d0")["cursor"]
    token = hub.token()
    with ExitStack() as open_lines:
        lines = []
        for i in range(300):
            line = open_lines.enter_context(socket.create_connection(("127.0.0.1", port), 10))
            head = (
                f"GET /v1/sync/stream?installation=d{i % 10}&cursor={cursor} HTTP/1.1\r\n"
                f"Host: x\r\nAuthorization: Bearer {token}\r\n\r\n"
            )
            line.sendall(head.encode())
            lines.append(line)
        for line in lines:
            assert b"200 OK" in line.recv(4096)
        hub.post_events([hub.event("ada", "Page Viewed")])
        for line in lines:
            heard = b""
            while b"event: hint" not in heard:
                heard += line.recv(4096)
        assert hub.ask("GET", "/healthz", token=None) == {"status": "ok"}
        started = time.monotonic()
        assert hub.stop() == 0
        assert time.monotonic() - started < 5


def test_a_second_hub_on_the_folder_or_the_port_is_refused(hub: Hub, make_hub: MakeHub) -> None:
    with pytest.raises(RuntimeError, match="already serving this folder"):
        make_hub(data=hub.data)
    port = hub.url.rsplit(":", 1)[1]
    with pytest.raises(RuntimeError, match=f"Port {port}"):
        make_hub("--port", port)


def test_the_log_holds_no_personal_data(make_hub: MakeHub) -> None:
    hub = make_hub("--log-requests")
    person = {"context": {"traits": {"phone": NUMBER, "name": CANARY, "email": f"{CANARY}@x.org"}}}
    hub.post_events([hub.event(CANARY, CANARY, {CANARY: CANARY}, **person)])
    for path in (
        f"/v1/customers?number=%2B{NUMBER[1:]}", f"/v1/customers/search?text={CANARY}",
    ):  # fmt: skip
        assert CANARY in str(hub.ask("GET", path))
    headers = hub.headers()
    for path in (
        f"/v1/customers/{CANARY}",
        f"/{CANARY}",
        f"/v1/sync/pull?installation=%7B{CANARY}",
    ):
        assert httpx.get(hub.url + path, headers=headers).status_code >= 400
    assert httpx.post(hub.url + "/v1/batch", content=CANARY).status_code == 400
    hub.stop()
    log = "".join(hub.log)
    assert log.count('"route"') >= 6
    for line in hub.log:
        assert msgspec.json.decode(line)["at"]
    for secret in (CANARY, NUMBER, NUMBER[1:], headers["Authorization"][7:]):
        assert secret not in log


def test_commands_that_can_t_say_why(tmp_path: Path, make_hub: MakeHub) -> None:
    with pytest.raises(RuntimeError, match=r"no catalogue nonsense.*demo"):
        make_hub(catalogue="nonsense")
    broken = tmp_path / "broken.toml"
    broken.write_text('name = "x"\n[actions.a]\ntitel = "T"\n')
    with pytest.raises(RuntimeError, match=r"broken\.toml.*2|broken\.toml.*3"):
        make_hub(catalogue=str(broken))


def test_tokens_are_printed_alone_and_work(hub: Hub) -> None:
    done = hub.run("token", "--role", "supervisor", "--team", "cards", "--subject", "sam")
    token = done.stdout.strip()
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)
    assert hub.ask("GET", "/v1/review/policy", token=token)["agents_visible"] is False
    for wrong in (("--role", "king"), ("--days", "-1"), ("--days", "99999")):
        arguments = {"--role": "agent", "--team": "x", "--subject": "y", wrong[0]: wrong[1]}
        flat = [word for pair in arguments.items() for word in pair]
        assert hub.run("token", *flat).returncode in {1, 2}


def test_what_only_reads_works_beside_a_serving_hub(hub: Hub) -> None:
    hub.post_events([{"type": "track", "event": "x", "messageId": "m1", "userId": ""}])
    listed = hub.run("quarantine", "list")
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "1 waiting" in listed.stdout
    assert "all in order" in hub.run("audit", "verify").stdout
    refused = hub.run("quarantine", "release", "--all")
    assert refused.returncode == 1
    assert "already serving" in refused.stderr
    hub.post_events([hub.event("ada", "Page Viewed")])  # and it goes on writing


@pytest.fixture
def quarantined(hub: Hub) -> Hub:
    """A stopped hub with an unusable event."""
    hub.post_events([{"type": "track", "event": "x", "messageId": "m1", "userId": ""}])
    hub.stop()
    return hub


def test_quarantine_is_listed_and_released(quarantined: Hub) -> None:
    listed = quarantined.run("quarantine", "list", "--bodies")
    assert listed.returncode == 0
    assert "1 waiting" in listed.stdout
    released = quarantined.run("quarantine", "release", "--all")
    assert released.returncode == 1
    assert "0 released, 1 refused again" in released.stdout
    assert quarantined.run("quarantine", "release").returncode == 1
    assert "all in order" in quarantined.run("audit", "verify").stdout


def test_customers_are_merged_and_taken_apart(hub: Hub) -> None:
    hub.post_events([hub.event(user, "Page Viewed") for user in ("ada", "ben")])
    ids = [
        hub.ask("GET", f"/v1/customers/search?text={user}")["customers"][0]["id"]
        for user in ("ada", "ben")
    ]
    hub.stop()
    merged = hub.run("customers", "merge", *ids)
    assert merged.returncode == 0
    link = merged.stdout.split()[-1]
    assert f"{link}  user_id - user_id  merge" in hub.run("customers", "links", ids[0]).stdout
    assert hub.run("customers", "merge", *ids).returncode == 1
    assert hub.run("customers", "unmerge", link).returncode == 0
    assert hub.run("customers", "relink", link).returncode == 0
    assert hub.run("customers", "unmerge", "999").returncode == 1
    assert hub.run("customers", "links", "nobody").returncode == 1
