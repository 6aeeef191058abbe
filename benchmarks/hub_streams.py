"""Many open streams, as the desktops of a large centre hold them: how soon all hear of an event.

In a process of its own: `python -m benchmarks.hub_streams` reads `Streams` from stdin as JSON and
writes a `Heard` to stdout.
"""

from __future__ import annotations

import resource
import select
import socket
import subprocess
import sys
import time
from base64 import b64encode
from pathlib import Path

import msgspec

HERE = Path(__file__).resolve().parent.parent
PATIENCE_S = 60.0


class Streams(msgspec.Struct, kw_only=True):
    """What to open, and how it is set off."""

    host: str
    port: int
    process: int
    """Whose memory is looked at."""
    asks: list[str]
    """A GET for each stream: path and bearer token with a space between, or a path alone."""
    tells: list[str]
    """The bodies of the events, one a round; empty ones are sent by GET."""
    tell_path: str
    key: str = ""
    """Of the touchpoint that sends them."""
    rest_s: float = 0.3
    """Between rounds."""


class Heard(msgspec.Struct, kw_only=True):
    milliseconds: list[float]
    """From sending an event to the last stream's hint, a round."""
    first_milliseconds: list[float]
    """To the first stream's."""
    bytes_a_stream: float
    """Of resident memory, with everything that opening them took."""


def listen(streams: Streams) -> Heard:
    """Runs it in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.hub_streams"],
        input=msgspec.json.encode(streams),
        stdout=subprocess.PIPE,
        check=True,
        cwd=HERE,
        timeout=300,
    )
    return msgspec.json.decode(done.stdout, type=Heard)


def resident(process: int) -> int:
    """Bytes."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("this system does not say how much memory a process has")


class _Lines:
    def __init__(self, asked: Streams) -> None:
        self._asked = asked
        self._epoll = select.epoll()
        self._sockets: dict[int, socket.socket] = {}
        for ask in asked.asks:
            path, _, token = ask.partition(" ")
            line = socket.create_connection((asked.host, asked.port))
            head = f"Authorization: Bearer {token}\r\n" if token else ""
            line.sendall(f"GET {path} HTTP/1.1\r\nHost: {asked.host}\r\n{head}\r\n".encode())
            line.setblocking(False)
            self._sockets[line.fileno()] = line
            self._epoll.register(line.fileno(), select.EPOLLIN)
        self._until(b":\n\n")

    def round(self, body: str) -> tuple[float, float]:
        """Milliseconds until the first and the last one heard."""
        asked = self._asked
        with socket.create_connection((asked.host, asked.port)) as telling:
            head = (
                f"{'POST' if body else 'GET'} {asked.tell_path} HTTP/1.1\r\nHost: {asked.host}\r\n"
            )
            if body:
                key = b64encode(f"{asked.key}:".encode()).decode()
                head += f"Authorization: Basic {key}\r\nContent-Type: application/json\r\n"
                head += f"Content-Length: {len(body)}\r\n"
            self._drain()
            begin = time.perf_counter()
            telling.sendall(f"{head}\r\n{body}".encode())
            first = self._until(b"hint")
            return (first - begin) * 1000, (time.perf_counter() - begin) * 1000

    def _drain(self) -> None:
        """What an event before this one has set off later."""
        while ready := self._epoll.poll(0):
            for number, _ in ready:
                self._sockets[number].recv(4096)

    def _until(self, mark: bytes) -> float:
        """All have read it. When the first one did. Heartbeats go by."""
        silent = set(self._sockets)
        first = 0.0
        deadline = time.monotonic() + PATIENCE_S
        while silent:
            for number, _ in self._epoll.poll(1.0):
                if mark in self._sockets[number].recv(4096):
                    first = first or time.perf_counter()
                    silent.discard(number)
            if time.monotonic() > deadline:
                raise RuntimeError(f"{len(silent)} streams heard nothing for {PATIENCE_S:.0f} s")
        return first


def _run(asked: Streams) -> Heard:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    before = resident(asked.process)
    lines = _Lines(asked)
    time.sleep(asked.rest_s)
    grown = resident(asked.process) - before
    rounds = []
    for body in asked.tells:
        rounds.append(lines.round(body))
        time.sleep(asked.rest_s)
    return Heard(
        milliseconds=[last for _, last in rounds],
        first_milliseconds=[first for first, _ in rounds],
        bytes_a_stream=grown / len(asked.asks),
    )


if __name__ == "__main__":
    told = msgspec.json.decode(sys.stdin.buffer.read(), type=Streams)
    sys.stdout.buffer.write(msgspec.json.encode(_run(told)))
