"""The demo's hub: a process of its own on a free loopback port, as IT would run it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.signing_key import load_or_make
from agent_desktop.hub.access.tokens import Tokens

START_S = 60.0
STOP_S = 15.0
TOKEN_S = 12 * 3600


class HubFailed(Exception):
    """The hub did not do it. The message holds its own last words."""


class HubProcess:
    """Starts, stops and starts again on the same port, with the same data."""

    def __init__(self, data: Path, catalogue: str, options: Sequence[str] = ()) -> None:
        self._data = data
        self._catalogue = catalogue
        self._options = tuple(options)
        self._port = 0
        self._process: subprocess.Popen[str] | None = None
        self._log: list[str] = []
        self.url = ""

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def import_file(self, file: Path, *, quiet: bool) -> None:
        """Puts journeys into the data folder while no hub serves it. Blocks; raises HubFailed.

        Unreadable lines are no failure: the hub keeps them in quarantine and says how many.
        """
        command = self._command("import", str(file), "--data", str(self._data))
        done = subprocess.run(  # noqa: S603 - our own command
            [*command, "--catalogue", self._catalogue],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if quiet else None,
            stderr=subprocess.PIPE if quiet else None,
            text=True,
            check=False,
        )
        if done.returncode not in (0, 3):
            raise HubFailed(f"The journeys could not be imported. {_last(done.stderr or '')}")

    @property
    def folder(self) -> Path:
        return self._data

    def train(self) -> str:
        """Has the hub learn from what has matured, beside the one that serves. Blocks; returns what
        it says of the model. Raises HubFailed."""
        command = self._command("model", "train", "--data", str(self._data))
        done = subprocess.run(  # noqa: S603 - our own command
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise HubFailed(f"The hub did not learn. {_last(done.stderr or done.stdout)}")
        return _last(done.stdout)

    def start(self) -> str:
        """Returns the address that it listens on. Blocks; raises HubFailed."""
        command = self._command("serve", "--data", str(self._data), "--port", str(self._port))
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [*command, "--catalogue", self._catalogue, *self._options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        process, output = self._process, self._process.stdout
        self._log.clear()
        reading = threading.Thread(
            target=self._keep_log, args=(process,), name="hub-log", daemon=True
        )
        reading.start()
        watch = threading.Timer(START_S, process.kill)
        watch.start()
        try:
            line = output.readline() if output is not None else ""
        finally:
            watch.cancel()
        if "http://" not in line:
            process.wait(STOP_S)
            reading.join(1)
            raise HubFailed(f"The hub did not start. {_last(''.join(self._log))}")
        self.url = line[line.index("http://") :].strip()
        self._port = int(self.url.rsplit(":", 1)[1])
        return self.url

    def stop(self) -> None:
        """Ends it and waits. Nothing happens when it does not run."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(STOP_S)
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()

    def token(self, role: Role, *, subject: str, team: str) -> str:
        """A token of the hub's own development issuer."""
        issuer = Tokens(load_or_make(self._data))
        return issuer.issue(subject=subject, role=role, team=team, lasts_s=TOKEN_S)

    def _keep_log(self, process: subprocess.Popen[str]) -> None:
        try:
            for line in process.stderr or ():
                self._log.append(line)
                del self._log[:-200]
        except ValueError:
            return  # closed while reading: the hub was stopped

    @staticmethod
    def _command(*arguments: str) -> list[str]:
        if getattr(sys, "frozen", False):
            return [sys.executable, "hub", *arguments]
        return [sys.executable, "-m", "agent_desktop.hub", *arguments]


def _last(log: str) -> str:
    lines = [line for line in log.splitlines() if line.strip()]
    return lines[-1] if lines else "It said nothing about why."
