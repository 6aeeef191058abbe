"""A real hub on a real port, in a process of its own: what every end-to-end test talks to.

    def test_something(hub):                      # started, with the demo's catalogue
        hub.post_events([hub.event("ada", "Page Viewed", {"name": "Cards"})])
        token = hub.token("agent", team="cards", subject="dana")
        httpx.get(f"{hub.url}/v1/customers", params={"number": "+44..."},
                  headers={"Authorization": f"Bearer {token}"})
        hub.kill()                                # -9, as a power cut would
        hub.start()                               # the same data folder and the same port

`hub.url`, `hub.data` (folder), `hub.pid`, `hub.stop()` (SIGTERM; gives the exit status),
`hub.run("token", ...)` runs any hub command. The fixture `make_hub` starts hubs with options:
`make_hub("--heartbeat", "0.2", catalogue="loans")`. Needs nothing of the network but loopback.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Generator, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

_COMMAND = (sys.executable, "-m", "agent_desktop.hub")
START_S = 30.0


class Hub:
    """One hub and its data folder."""

    def __init__(self, data: Path, options: tuple[str, ...], catalogue: str) -> None:
        self.data = data
        self.url = ""
        self._options = options
        self._catalogue = catalogue
        self._port = 0
        self.command: tuple[str, ...] = _COMMAND
        self._process: subprocess.Popen[str] | None = None
        self._reading: threading.Thread | None = None
        self.log: list[str] = []
        """Its log, line by line (JSON), of every start."""

    def start(self) -> Hub:
        """Starts it (again), on the port that it had."""
        if self._process is not None:
            raise RuntimeError("this hub runs already")
        wanted = ("--catalogue", self._catalogue) if self._catalogue else ()
        self._process = subprocess.Popen(
            (
                *self.command, "serve", "--data", str(self.data), "--port", str(self._port),
                *wanted, *self._options,
            ),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        self._reading = threading.Thread(
            target=self.log.extend, args=(self._process.stderr,), daemon=True
        )
        self._reading.start()
        line = _within(START_S, self._process.stdout.readline)
        if "http://" not in line:
            self._end(signal.SIGKILL)
            raise RuntimeError("the hub did not start:\n" + "".join(self.log))
        self.url = line.split()[-1]
        self._port = int(self.url.rsplit(":", 1)[1])
        return self

    @property
    def pid(self) -> int:
        assert self._process is not None, "this hub is stopped"
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def stop(self) -> int:
        """Asks it to end (SIGTERM) and waits. Returns the exit status; 0 if it was stopped."""
        return self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Ends it at once (SIGKILL): what it did not commit is gone."""
        self._end(signal.SIGKILL)

    def _end(self, number: int) -> int:
        if self._process is None:
            return 0
        self._process.send_signal(number)
        status = self._process.wait(15)
        if self._reading is not None:
            self._reading.join(5)
        for pipe in (self._process.stdout, self._process.stderr):
            if pipe is not None:
                pipe.close()
        self._process = None
        return status

    def token(
        self, role: str = "agent", team: str = "cards", subject: str = "dana", lasts_s: int = 3_600
    ) -> str:
        """A bearer token that this hub accepts, for an hour unless said otherwise."""
        # Imported here: this file is loaded for every test, the hub's libraries only for some.
        from agent_desktop.domain.visibility import Role
        from agent_desktop.hub.access.signing_key import load_or_make
        from agent_desktop.hub.access.tokens import Tokens

        tokens = Tokens(load_or_make(self.data))
        return tokens.issue(subject=subject, role=Role(role), team=team, lasts_s=lasts_s)

    def headers(self, role: str = "agent", team: str = "cards", subject: str = "dana") -> Any:
        """The Authorization header for `token(...)`."""
        return {"Authorization": f"Bearer {self.token(role, team, subject)}"}

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A hub command on this data folder, such as `run("audit", "verify")`."""
        return subprocess.run(
            (*_COMMAND, *arguments, "--data", str(self.data)),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def write_key(self, touchpoint: str = "") -> str:
        """Of that touchpoint of its catalogue, or of the first trusted one."""
        from agent_desktop.decisioning.catalogue_reading import parse_catalogue
        from agent_desktop.hub.command_line.serving import catalogue

        name, toml = catalogue(self._catalogue)
        touchpoints = parse_catalogue(toml, name).touchpoints
        if touchpoint:
            return touchpoints[touchpoint].write_key
        return next(one.write_key for one in touchpoints.values() if one.trust == "trusted")

    def event(
        self, user: str, name: str, properties: dict[str, Any] | None = None, **more: Any
    ) -> dict[str, Any]:
        """A Segment `track` of now, with an id of its own; `more` sets other fields."""
        now = datetime.now(UTC).isoformat()
        return {
            "type": "track", "event": name, "userId": user, "messageId": uuid.uuid4().hex,
            "properties": properties or {}, "timestamp": now, **more,
        }  # fmt: skip

    def post_events(self, events: Iterable[dict[str, Any]], touchpoint: str = "") -> None:
        """Sends them as one batch with that touchpoint's write key; they are stored on return."""
        body = {"batch": list(events), "writeKey": self.write_key(touchpoint)}
        self.ask("POST", "/v1/batch", body=body, token=None)

    def ask(
        self, method: str, path: str, *, body: Any = None, token: str | None = ""
    ) -> dict[str, Any]:
        """A request, and its JSON. Uses an agent's token unless told (None: none). Raises
        httpx.HTTPStatusError."""
        headers = {} if token is None else {"Authorization": f"Bearer {token or self.token()}"}
        reply = httpx.request(method, self.url + path, json=body, headers=headers, timeout=30)
        answer: dict[str, Any] = reply.raise_for_status().json()
        return answer

    def until(self, true: Callable[[], bool], seconds: float = 10.0) -> None:
        """Waits until `true()`; fails after that many seconds."""
        deadline = time.monotonic() + seconds
        while not true():
            if time.monotonic() > deadline:
                pytest.fail(f"not so within {seconds} s")
            time.sleep(0.02)


MakeHub = Callable[..., Hub]


@pytest.fixture
def make_hub(tmp_path: Path) -> Generator[MakeHub, None, None]:
    """Starts hubs with options; all are ended with the test. `make_hub(*options, catalogue=...,
    data=...)`."""
    made: list[Hub] = []

    def make(*options: str, catalogue: str = "demo", data: Path | None = None) -> Hub:
        hub = Hub(data or tmp_path / f"hub-{len(made)}", options, catalogue)
        made.append(hub)
        return hub.start()

    yield make
    for hub in made:
        if hub.running:
            hub.kill()


@pytest.fixture
def hub(make_hub: MakeHub) -> Hub:
    """A running hub with the demo's catalogue and no customers."""
    return make_hub()


def _within(seconds: float, work: Callable[[], str]) -> str:
    """What `work` returns; an empty text if it takes longer."""
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.append(work()), daemon=True)
    thread.start()
    thread.join(seconds)
    return found[0] if found else ""
