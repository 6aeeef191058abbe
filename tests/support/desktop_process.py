"""A whole desktop in a process of its own, told by lines what its user does.

    desktop = make_desktop(hub, subject="dana")     # signed in, window painted (offscreen)
    desktop.call("+442079460018")
    desktop.until(lambda view: view["screen"] == "customer")
    desktop.do("respond", action_id="x", sentiment="negative")
    desktop.kill()                                  # -9
    desktop.start()                                 # the same profile

Only the key is a test's own (the machine that runs tests has no keyring); everything else is what
`agent-desktop` starts.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any

import pytest

from tests.support import locking_steps

if TYPE_CHECKING:
    from agent_desktop.bootstrap.desk import ReviewerDesk
    from agent_desktop.bootstrap.shell import Shell
    from tests.support.hub import Hub

PATIENCE_S = 30.0
ASKS_PIN = "DESKTOP_PROCESS_ASKS_PIN"
"""Set it for a desktop whose user chooses a PIN at first run."""


class FixedKey:
    """Implements keystore.keys.KeyStore."""

    def load(self, profile: str) -> bytes | None:
        return b"a key for tests, thirty-two byte"

    def create(self, profile: str) -> bytes:
        return b"a key for tests, thirty-two byte"

    def forget(self, profile: str) -> None:
        """Nothing is kept."""


class Desktop:
    def __init__(self, profile: Path) -> None:
        self.profile = profile
        self.module = "tests.support.desktop_process"
        self._process: subprocess.Popen[str] | None = None
        self._said: Queue[dict[str, Any]] = Queue()
        self.stderr: list[str] = []
        self._readers: list[threading.Thread] = []

    def sign_in(
        self, hub: Hub, *, role: str = "agent", subject: str = "dana", lasts_s: int = 3_600
    ) -> None:
        from agent_desktop.bootstrap import sign_in

        before, sys.stdin = (
            sys.stdin,
            io.StringIO(hub.token(role, subject=subject, lasts_s=lasts_s)),
        )
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                status = sign_in.main(
                    ["--hub", hub.url, "--profile", str(self.profile)], FixedKey()
                )
        finally:
            sys.stdin = before
        assert status == 0

    def start(self, *options: str) -> Desktop:
        self._process = subprocess.Popen(
            [sys.executable, "-m", self.module, str(self.profile), *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUNBUFFERED": "1"},
        )
        self._readers = [
            threading.Thread(target=_drain, args=(stream, take), daemon=True)
            for stream, take in (
                (self._process.stdout, lambda line: self._said.put(json.loads(line))),
                (self._process.stderr, self.stderr.append),
            )
        ]
        for reader in self._readers:
            reader.start()
        assert self._heard() == {"started": True}, self.stderr
        return self

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def do(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Runs a command of `app.commands` there; the view in the very same frame."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": command, **arguments}) + "\n")
        self._process.stdin.flush()
        return self._heard()

    def view(self) -> dict[str, Any]:
        return self.do("view")

    def call(self, number: str, key: str = "c1", queue: str = "Cards") -> None:
        self.do("call", number=number, key=key, queue=queue)

    def until(
        self, true: Callable[[dict[str, Any]], bool], seconds: float = PATIENCE_S
    ) -> dict[str, Any]:
        """The first view that satisfies; fails after that many seconds."""
        deadline = time.monotonic() + seconds
        while True:
            view = self.view()
            if true(view):
                return view
            if time.monotonic() > deadline:
                pytest.fail(f"not so within {seconds} s: {view} {self.stderr}")
            time.sleep(0.02)

    def kill(self) -> None:
        """As a power cut would, as far as a process can tell."""
        self.close()

    def quit(self) -> int:
        """As its user would, by closing the window. The exit status."""
        assert self._process is not None
        assert self._process.stdin is not None
        if self.running:
            self._process.stdin.write(json.dumps({"do": "quit"}) + "\n")
            self._process.stdin.flush()
        return self._process.wait(PATIENCE_S)

    def signal(self, number: int) -> int:
        """As a terminal or the end of a session would. The exit status."""
        assert self._process is not None
        self._process.send_signal(number)
        return self._process.wait(PATIENCE_S)

    def close(self) -> None:
        """Whatever state it is in."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            process.kill()
            process.wait(PATIENCE_S)
        for reader in self._readers:
            reader.join(PATIENCE_S)
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def _heard(self) -> dict[str, Any]:
        try:
            return self._said.get(timeout=PATIENCE_S)
        except Empty:
            pytest.fail(f"the desktop does not answer: {self.stderr}")


MakeDesktop = Callable[..., Desktop]


@pytest.fixture
def make_desktop(tmp_path: Path) -> Iterator[MakeDesktop]:
    """Starts desktops; all are ended with the test. `make_desktop(hub, subject=..., role=...)`,
    without a hub nobody has signed in."""
    made: list[Desktop] = []

    def make(
        hub: Hub | None = None, subject: str = "dana", role: str = "agent", lasts_s: int = 3_600
    ) -> Desktop:
        desktop = Desktop(tmp_path / f"desk-{len(made)}")
        made.append(desktop)
        if hub is not None:
            desktop.sign_in(hub, role=role, subject=subject, lasts_s=lasts_s)
        return desktop.start()

    yield make
    for desktop in made:
        desktop.close()


def _drain(stream: Any, take: Callable[[str], Any]) -> None:
    with contextlib.suppress(ValueError):  # closed while waiting
        for line in stream:
            take(line)


# --- in the process ------------------------------------------------------------------------------


def _serve(shell: Shell) -> None:
    def read() -> None:
        for line in sys.stdin:
            shell.loop.call_soon_threadsafe(_hear, shell, json.loads(line))
        shell.loop.call_soon_threadsafe(shell.quit)

    _say({"started": True})
    threading.Thread(target=read, daemon=True).start()


def _hear(shell: Shell, said: dict[str, Any]) -> None:
    if said["do"] in locking_steps.STEPS:
        _say(locking_steps.step(shell, said.pop("do"), said))
    else:
        _obey(shell, said)


def _obey(shell: Shell, said: dict[str, Any]) -> None:
    from agent_desktop.bootstrap.desk import ReviewerDesk
    from agent_desktop.domain.responses import Sentiment
    from agent_desktop.telephony.placed import placed_call

    command = said.pop("do")
    if command == "quit":
        assert shell.window is not None
        shell.window.close()
        return
    if command == "fill_in":
        _fill_in(shell.window, said["hub"], said["token"])
    if command == "sign_in_again":
        _sign_in_again(shell, said["hub"], said["token"])
    if shell.desk is None:
        _say({"screen": "first_run", "trouble": getattr(shell.window, "trouble", "")})
        return
    if isinstance(shell.desk, ReviewerDesk):
        _say(_reviewed(shell.desk, command, said))
        return
    workspace = shell.desk.workspace
    assert workspace is not None
    if command == "call":
        contact = placed_call(
            contact_id=said["key"],
            now=shell.clock.now(),
            number=said["number"],
            queue=said["queue"],
        )
        workspace.contact_arrived(contact)
        workspace.contact_answered(contact.id)
    elif command == "picture":
        assert shell.window is not None
        shell.window.grab().save(said["file"])
    elif command not in {"view", "fill_in", "sign_in_again"}:
        if "sentiment" in said:
            said["sentiment"] = Sentiment(said["sentiment"])
        getattr(workspace, command)(**said)
    _say(_summary(shell))


def _sign_in_again(shell: Shell, hub: str, token: str) -> None:
    """By the menu of the agent's window."""
    from agent_desktop.gui.agent.first_run import FirstRun
    from agent_desktop.gui.agent.window import AgentWindow

    assert isinstance(shell.window, AgentWindow)
    shell.window.sign_in_wanted.emit()
    _fill_in(shell.window.findChildren(FirstRun)[-1], hub, token)


def _fill_in(pane: object, hub: str, token: str) -> None:
    """What the first window asks for, typed and sent."""
    from agent_desktop.gui.agent.first_run import FirstRun

    assert isinstance(pane, FirstRun)
    pane.address.edit.setText(hub)
    pane.token.edit.setText(token)
    pane.start()


def _reviewed(desk: ReviewerDesk, command: str, said: dict[str, Any]) -> dict[str, Any]:
    if command != "view":
        getattr(desk.review, command)(**said)
    table = desk.review.view
    return {
        "screen": "review",
        "loading": table.loading,
        "trouble": table.trouble,
        "lines": [(line.response_id, line.action, line.by) for line in table.lines],
        "seen": table.seen
        and {
            "faithful": table.seen.faithful,
            "lines": [(line.action_id, line.answered) for line in table.seen.lines],
        },
        "seen_trouble": table.seen_trouble,
    }


def _summary(shell: Shell) -> dict[str, Any]:
    assert shell.desk is not None
    assert shell.desk.workspace is not None
    view = shell.desk.workspace.view
    puller = shell.desk.syncing.puller
    return {
        "screen": view.screen.value,
        "contact": view.contact.id if view.contact else "",
        "caller": view.caller.name if view.caller else "",
        "verified": view.caller.verified if view.caller else False,
        "candidates": [candidate.name for candidate in view.candidates],
        "actions": [card.ranked.action_id for card in view.actions],
        "held": [item.held.action_id for item in view.held],
        "because": {i.held.action_id: [i.held.code, i.held.rule] for i in view.held},
        "signals": [signal.pattern for signal in view.signals],
        "answered": [
            {
                "id": mark.entry_id,
                "action": mark.action_id,
                "sentiment": mark.sentiment.value,
                "solid": mark.committed,
                "synced": mark.synced,
                "withdrawn": mark.withdrawn,
            }
            for mark in view.answered
        ],
        "events": [event.type for event in view.events],
        "online": view.sync.online,
        "signed_in": view.sync.signed_in,
        "waiting": view.sync.waiting,
        "refused": view.sync.refused,
        "not_saved": view.sync.not_saved,
        "notice": view.notice,
        "new_order": view.new_order,
        "waiting_calls": [contact.id for contact in view.waiting_calls],
        "puller": puller.pid if puller is not None else None,
    }


def _say(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    from agent_desktop.bootstrap.launch import Surroundings, run
    from agent_desktop.bootstrap.options import parse

    chosen = parse(["--profile", *sys.argv[1:]])
    sys.exit(
        run(
            chosen,
            Surroundings(
                FixedKey(),
                idle=locking_steps.IDLE,
                asks_pin=bool(os.environ.get(ASKS_PIN)),
                started=_serve,
            ),
        )
    )
