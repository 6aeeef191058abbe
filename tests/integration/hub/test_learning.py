"""The whole loop on a real hub: lists, answers and outcomes make a model, and it changes lists."""

from __future__ import annotations

import subprocess
import sys
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.decisioning.compiled import compile_catalogue
from agent_desktop.decisioning.decide import decide, make_record
from agent_desktop.decisioning.decisions import Decision, DecisionRecord, Inputs
from agent_desktop.decisioning.learning.scoring import ModelPropensities
from agent_desktop.decisioning.learning.snapshot import read_snapshot
from agent_desktop.decisioning.propensity import Propensities
from agent_desktop.domain.responses import Response, Sentiment
from agent_desktop.hub.store.database import Database, one_look
from agent_desktop.protocol.messages import (
    Entry,
    EntryKind,
    ModelReply,
    PullReply,
    PushReply,
    PushRequest,
    ResponseBody,
)
from tests.support.hub import Hub, MakeHub
from tests.support.school import CATALOGUE, EVENTS, POOR, RICH

DAY = 86_400_000
LEARN = ("--learn-every", "0.01", "--learn-after", "40", "--learn-grace", "0")
KEYED = CATALOGUE.replace('trust = "trusted"', 'trust = "trusted"\nwrite_key = "school"')


@pytest.fixture
def catalogue_file(tmp_path: Path) -> Path:
    file = tmp_path / "school.toml"
    file.write_text(KEYED, "utf-8")
    return file


class Class:
    """Customers of a hub, their answers weeks ago, and what came of them."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._n = 0
        self._headers = hub.headers()
        self.catalogue: Catalogue = parse_catalogue(KEYED, "school.toml")

    def term(self, count: int, propensities: Propensities | None = None) -> None:
        """Customers who take the card when they are rich, the loan when they are not."""
        start = int(time.time() * 1000) - 20 * DAY
        users = [f"user-{uuid.uuid4().hex[:8]}" for _ in range(count)]
        events: list[dict[str, Any]] = []
        told = []
        for n, user in enumerate(users):
            rich, action = n % 2 == 0, ("card" if n % 4 < 2 else "loan")
            at = start + n
            traits = RICH if rich else POOR
            events.append(self._event(user, at - DAY, "identify", traits=traits))
            if (action == "card") == rich:
                events.append(self._event(user, at + DAY, "track", event=EVENTS[action]))
            told.append((user, action, at, traits))
        self._hub.post_events(events, "call-centre")
        ids = self._ids(users)
        entries = []
        for user, action, at, traits in told:
            _, record = self.decide(ids[user], at, traits, propensities)
            entries.append(self._entry(ids[user], action, record, at))
        request = PushRequest(installation="desk", entries=tuple(entries))
        reply = httpx.post(
            f"{self._hub.url}/v1/sync/push",
            content=msgspec.json.encode(request),
            headers=self._headers,
        )
        results = msgspec.json.decode(reply.content, type=PushReply).results
        assert {one.verdict for one in results} == {"accepted"}, results[0]

    def decide(
        self, customer: str, at: int, traits: dict[str, Any], propensities: Propensities | None
    ) -> tuple[Decision, DecisionRecord]:
        compiled = compile_catalogue(self.catalogue, propensities)
        inputs = Inputs(
            decision_id=uuid.uuid4().hex, customer_id=customer, contact_id=uuid.uuid4().hex,
            touchpoint="call-centre", at=at, context={"traits": traits}, answers=(), signals=(),
            model_version=compiled.model_version,
        )  # fmt: skip
        decision = decide(compiled, inputs)
        return decision, make_record(inputs, decision, shown=3, compiled=compiled)

    def model(self, version: str = "current") -> ModelReply | None:
        reply = httpx.get(f"{self._hub.url}/v1/models/{version}", headers=self._headers)
        if reply.status_code == 404:
            return None
        return msgspec.json.decode(reply.raise_for_status().content, type=ModelReply)

    def propensities(self) -> Propensities:
        told = self.model()
        assert told is not None
        now = int(time.time() * 1000)
        return ModelPropensities(read_snapshot(told.snapshot, self.catalogue, now), self.catalogue)

    def cursor(self) -> int:
        return self._pull(0).cursor

    def told_of(self, cursor: int) -> str | None:
        """The model that a pull from there tells of."""
        versions = [one.model_version for one in self._pull(cursor).transactions]
        return next((one for one in reversed(versions) if one is not None), None)

    def _pull(self, cursor: int) -> PullReply:
        reply = httpx.get(
            f"{self._hub.url}/v1/sync/pull",
            params={"installation": "desk", "cursor": cursor, "limit": 20_000},
            headers=self._headers,
        )
        return msgspec.json.decode(reply.content, type=PullReply)

    def _entry(self, customer: str, action: str, record: DecisionRecord, at: int) -> Entry:
        self._n += 1
        key = uuid.uuid4().hex
        response = Response(
            id=key, customer_id=customer, contact_id=record.inputs.contact_id,
            touchpoint="call-centre", action_id=action, asset_id=f"{action}@call-centre",
            sentiment=Sentiment.NEUTRAL, decision_id=record.inputs.decision_id, at=at, by="dana",
            team="cards",
        )  # fmt: skip
        body = msgspec.Raw(msgspec.json.encode(ResponseBody(response=response, decision=record)))
        return Entry(id=key, n=self._n, kind=EntryKind.RESPONSE, by="dana", made_at=at, body=body)

    def _event(self, user: str, at: int, kind: str, **more: Any) -> dict[str, Any]:
        when = datetime.fromtimestamp(at / 1000, UTC).isoformat()
        return {
            "type": kind, "userId": user, "messageId": uuid.uuid4().hex, "timestamp": when,
            "properties": {}, **more,
        }  # fmt: skip

    def _ids(self, users: list[str]) -> dict[str, str]:
        with one_look(self._hub.data) as connection:
            rows = connection.exec_driver_sql("SELECT value, customer_id FROM identities").all()
        known = {row[0]: row[1] for row in rows}
        return {user: known[user] for user in users}


def firsts(school: Class, propensities: Propensities) -> tuple[str, str]:
    """What is expected to work best for a rich customer, and for a poor one."""
    names = sorted(school.catalogue.actions)
    best = []
    for traits in (RICH, POOR):
        expected = propensities.score({"traits": traits}, "").expected
        best.append(max(zip(expected, names, strict=True))[1])
    return best[0], best[1]


def test_the_whole_loop(make_hub: MakeHub, catalogue_file: Path) -> None:
    hub = make_hub(*LEARN, catalogue=str(catalogue_file))
    school = Class(hub)
    assert school.model() is None
    before, record = school.decide("c", 0, RICH, None)
    cursor = school.cursor()
    school.term(220)
    hub.until(lambda: school.model() is not None, 45)
    model = school.model()
    assert model is not None
    hub.until(lambda: school.told_of(cursor) == model.version, 5)
    assert firsts(school, school.propensities()) == ("card", "loan")

    # Back to the starting values, beside the running hub: the former list, to the last digit.
    cursor = school.cursor()
    said = hub.run("model", "rollback", "none", "--by", "ida")
    assert said.returncode == 0, said.stderr
    hub.until(lambda: school.model() is None, 5)
    assert school.told_of(cursor) == ""
    again = decide(compile_catalogue(school.catalogue, None), record.inputs)
    assert again == before
    school.term(60)
    hub.until(lambda: "held_back" in hub.run("model", "show", _newest(hub)).stdout, 20)
    assert school.model() is None  # frozen

    # And forward again.
    assert hub.run("model", "rollback", model.version[:6]).returncode == 0
    hub.until(lambda: getattr(school.model(), "version", "") == model.version, 5)
    assert hub.run("model", "thaw").returncode == 0
    school.term(60)
    hub.until(lambda: getattr(school.model(), "version", model.version) != model.version, 30)
    assert hub.run("audit", "verify").returncode == 0
    assert hub.stop() == 0


def _newest(hub: Hub) -> str:
    lines = hub.run("model", "list").stdout.splitlines()
    return next(line[2:].split()[0] for line in lines if line[:2] in {"  ", "* "})


def test_a_kill_at_any_moment_learns_each_case_once(
    make_hub: MakeHub, catalogue_file: Path
) -> None:
    hub = make_hub("--learn-every", "0", catalogue=str(catalogue_file))
    Class(hub).term(200)
    hub.stop()
    command = (
        sys.executable, "-m", "agent_desktop.hub", "model", "train", "--grace", "0",
        "--data", str(hub.data),
    )  # fmt: skip
    for after in (0.6, 0.9, 1.2, 1.5):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(after)
        process.kill()
        process.wait()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with one_look(hub.data) as connection:
        learnt = connection.exec_driver_sql(
            "SELECT count(*), count(learnt_at), count(worked), sum(worked) FROM learning_cases"
        ).one()
        assert tuple(learnt) == (200, 200, 200, 100)
        assert connection.exec_driver_sql("SELECT max(cases) FROM models").scalar() == 200


def test_a_hub_killed_while_it_learns_goes_on_and_passes_over_a_damaged_model(
    make_hub: MakeHub, catalogue_file: Path
) -> None:
    hub = make_hub(*LEARN, catalogue=str(catalogue_file))
    school = Class(hub)
    school.term(80)
    hub.kill()
    hub.start()
    time.sleep(1.2)  # at its first turn, or about
    hub.kill()
    hub.start()
    hub.until(lambda: school.model() is not None, 45)
    with one_look(hub.data) as connection:
        assert connection.exec_driver_sql("SELECT max(cases) FROM models").scalar() == 80
    good = school.model()
    assert good is not None
    hub.stop()
    with Database.open(hub.data) as database:
        database.write_now(
            lambda unit: unit.connection.exec_driver_sql(
                "INSERT INTO models SELECT 'ffffffffffffffff', ?, made_at, catalogue,"
                " substr(snapshot, 1, 100), learner, cases, report FROM models",
                (unit.position,),
            )
        )
    hub.start()
    assert school.model() == good
    assert sum("ffffffffffffffff" in line for line in hub.log) == 1
