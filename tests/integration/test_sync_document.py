"""docs/sync-protocol.md says what is so: its test vectors, and a client written from it alone."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from agent_desktop.domain.customers import Customer
from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.tokens import Tokens
from agent_desktop.hub.erasing.orders import Erasures, lay
from agent_desktop.protocol import digests
from agent_desktop.protocol.messages import DesktopPolicy, PushRequest
from tests.support.hub_room import CATALOGUE, Room
from tests.support.hub_thread import KEY, served
from tests.support.log_records import ExpectLog
from tests.support.places import ROOT

DOCUMENT = (ROOT / "docs" / "sync-protocol.md").read_text("utf-8")
PEER = ROOT / "tests" / "peers" / "small_desktop.py"


def vector(name: str) -> str:
    found = re.search(rf"<!-- vector: {name} -->\n```json\n(.*?)\n```", DOCUMENT, re.DOTALL)
    assert found is not None
    return found[1]


class Peer:
    """The client as a process; each call is a command."""

    def __init__(self, url: str, folder: Path, subject: str) -> None:
        folder.mkdir(exist_ok=True)
        token = Tokens(KEY).issue(subject=subject, role=Role.AGENT, team="cards", lasts_s=600)
        self._process = subprocess.Popen(
            [sys.executable, "-I", str(PEER), url, str(folder), subject, token],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def send(self, *command: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()

    def hear(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the client ended"
        return json.loads(line)

    def __call__(self, *command: Any) -> Any:
        self.send(*command)
        return self.hear()

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()


MakePeer = Callable[..., Peer]


@pytest.fixture
def peer(tmp_path: Path) -> Generator[MakePeer, None, None]:
    made: list[Peer] = []

    def make(url: str, subject: str = "dana", name: str = "desk") -> Peer:
        made.append(Peer(url, tmp_path / name, subject))
        return made[-1]

    yield make
    for one in made:
        one.end()


def filled(folder: Path) -> Room:
    room = Room(folder)
    room.catalogues.publish_now(CATALOGUE, "test.toml")
    for user in ("ada", "ben", "cleo"):
        room.customer(user, f"+44207946{len(user):04}", events=6)
    room.take_in(room.sighting("ada", traits={"odd": [1e16, 1.5e-7, 0.1, "é\u2028\x01", {"b": 1}]}))
    room.fold()
    return room


def settled(room: Room, one: Peer, *, compared: bool = False) -> dict[str, Any]:
    """What the client holds when there is nothing left to send or to pull."""
    room.fold()
    one("sync")
    if compared:
        assert one("compare") == {"differed": []}
    state: dict[str, Any] = one("state")
    return state


def test_the_vectors() -> None:
    record = msgspec.json.decode(vector("record"), type=Customer)
    assert msgspec.json.encode(record, order="sorted").decode() == vector("canonical")
    terms = [
        digests.record_term(record),
        digests.event_term("00112233445566778899aabbccddeeff", 1764000000000),
        digests.event_term("ffeeddccbbaa99887766554433221100", 1764000360000),
        digests.response_term("5f0c2b", "positive", withdrawn=False),
    ]
    again = digests.response_term("5f0c2b", "positive", withdrawn=True)
    assert [f"`{one:016x}`" in DOCUMENT for one in (*terms, again)] == [True] * 5
    assert f"`{digests.total(terms)}`" in DOCUMENT
    assert f"| part | {digests.part_of(record.id)} |" in DOCUMENT
    told = b"00112233445566778899aabbccddeeff\x001764000000000"
    assert digests.event_sum([told]) == terms[1]


def test_its_numbers_and_names() -> None:
    policy = msgspec.to_builtins(DesktopPolicy())
    assert all(f'"{name}"' in DOCUMENT for name in policy)
    assert all(f'"{field}"' in DOCUMENT for field in PushRequest.__struct_fields__)


def test_the_client_knows_only_the_standard_library() -> None:
    tree = ast.parse(PEER.read_text("utf-8"))
    names = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in (
            [one.name for one in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert names <= sys.stdlib_module_names


def test_it_pushes_pulls_streams_and_repairs(tmp_path: Path, peer: MakePeer) -> None:
    room = filled(tmp_path / "hub")
    ada, ben, cleo = (room.id_of(user) for user in ("ada", "ben", "cleo"))
    with served(room, tmp_path) as url:
        one = peer(url)
        first = one("answer", ada)
        refused = one("answer", "nobody")
        last = one("answer", ben, "negative")
        one("add", "undo", {"response_id": last}, "undone")
        state = settled(room, one, compared=True)
        assert state["outbox"] == {
            first: ["accepted", "", ""], refused: ["quarantined", "unknown_customer", ""],
            last: ["accepted", "", ""], "undone": ["accepted", "", ""],
        }  # fmt: skip
        assert set(state["digests"]) == {ada, ben, cleo}
        assert room.rows("SELECT id, withdrawn FROM responses ORDER BY withdrawn") == [
            (first, 0), (last, 1),
        ]  # fmt: skip

        # Killed, it goes on where it was; another desk comes to the same.
        one.end()
        one = peer(url)
        assert one("state") == state
        other = peer(url, "finn", "other")
        assert settled(room, other)["digests"] == state["digests"]

        # A hint says that there is something; a merge replaces whole journeys.
        one("pull")
        one.send("stream")
        while one.hear() == "listening":
            room.merge(ada, cleo)
            room.fold()
            break
        while (said := one.hear()) == "listening":
            pass
        assert said == "hint"
        merged = settled(room, one, compared=True)
        assert len(merged["digests"]) == 2
        assert settled(room, other)["digests"] == merged["digests"]

        # What a bad disk took comes back, and only that.
        one("damage", ben)
        assert one("compare") == {"differed": [ben]}
        assert settled(room, one)["digests"] == merged["digests"]

        one("release", [ben])
        room.take_in(room.sighting("ben", at=1_000))
        assert ben not in settled(room, one)["digests"]
        one("hold", [ben])
        assert ben in settled(room, one)["digests"]

        # Erased: gone here, from the outbox, and what was refused is settled.
        room.database.write_now(lambda unit: lay(unit, ben, "ivy", objected=False))
        Erasures(room.database).carry_out()
        assert ben not in settled(room, one, compared=True)["digests"]
    room.database.close()


def test_it_lives_through_a_restore(tmp_path: Path, peer: MakePeer, expect_log: ExpectLog) -> None:
    """The hub's whole folder is put back: only the desktops know, and nothing is lost."""
    folder, backup = tmp_path / "hub", tmp_path / "backup"
    room = filled(folder)
    ada = room.id_of("ada")
    with served(room, tmp_path) as url:
        one, other = peer(url), peer(url, "finn", "other")
        before = [one("answer", ada)]
        settled(room, one)
        settled(room, other)
    room.database.close()
    backup.mkdir()
    for name in ("hub.db", "hub.life"):
        (backup / name).write_bytes((folder / name).read_bytes())
    room = Room(folder)
    room._sent = 1_000
    with served(room, tmp_path) as url:
        one, other = peer(url), peer(url, "finn", "other")
        before += [one("answer", ada) for _ in range(3)]
        room.customer("dora", events=3)
        settled(room, one)
        lost = settled(room, other)
    room.database.close()
    for file in folder.glob("hub.db*"):
        file.unlink()
    for name in ("hub.db", "hub.life"):
        (folder / name).write_bytes((backup / name).read_bytes())
    room = Room(folder)
    expect_log("an installation knows more than this hub")
    with served(room, tmp_path) as url:
        one, other = peer(url), peer(url, "finn", "other")
        found = settled(room, other)
        assert found["epoch"] > lost["epoch"]
        assert found["cursor"] > lost["cursor"]
        state = settled(room, one)
        assert {state["outbox"][key][0] for key in before} == {"accepted"}
        stored = {row[0] for row in room.rows("SELECT id FROM responses")}
        assert stored == set(before)
        assert settled(room, other, compared=True)["digests"] == state["digests"]
    room.database.close()
