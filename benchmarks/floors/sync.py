"""The least code that does what a push and a pull do: rows over a socket, durable on both sides.

Both sides keep encrypted SQLite with FULL; the other side is a process of its own on a real port.
A push takes rows out of the outbox in order, sends them as JSON, and marks them once they are
committed there; a pull asks for pages and commits each.
"""

from __future__ import annotations

import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.floors.database import connect

BATCH = 2_000
PAGE = 5_000
_HEAD = struct.Struct(">I")
_EVENT = "INSERT OR REPLACE INTO events VALUES (?, ?, ?, ?)"
_EVENTS = (
    "CREATE TABLE events (customer TEXT, at INT, id TEXT, body TEXT,"
    " PRIMARY KEY (customer, at DESC, id)) WITHOUT ROWID"
)


@contextmanager
def other_side(folder: Path, events: int, each: int) -> Iterator[int]:
    """Its port. It holds `events` events, `each` of them a customer's."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.floors.sync", str(folder), str(events), str(each)],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline())
    finally:
        process.terminate()
        process.wait(20)


def push(folder: Path, port: int, count: int, body: str) -> float:
    """Entries a second."""
    with closing(connect(folder / f"floor-outbox-{time.perf_counter_ns()}.db")) as database:
        database.execute("CREATE TABLE entries (n INTEGER PRIMARY KEY, sent INT, body TEXT)")
        _many(database, "INSERT INTO entries VALUES (?, 0, ?)", ((n, body) for n in range(count)))
        with closing(socket.create_connection(("127.0.0.1", port))) as line:
            start = time.perf_counter()
            for _ in range(0, count, BATCH):
                rows = database.execute(
                    "SELECT n, body FROM entries WHERE sent = 0 ORDER BY n LIMIT ?", (BATCH,)
                ).fetchall()
                _say(line, ["push", rows])
                done = _hear(line)
                _many(database, "UPDATE entries SET sent = 1 WHERE n = ?", ((n,) for n in done))
            return count / (time.perf_counter() - start)


def pull(folder: Path, port: int, count: int) -> float:
    """Events a second, into an empty file."""
    with closing(connect(folder / f"floor-cache-{time.perf_counter_ns()}.db")) as database:
        database.execute(_EVENTS)
        with closing(socket.create_connection(("127.0.0.1", port))) as line:
            start = time.perf_counter()
            for after in range(0, count, PAGE):
                _say(line, ["pull", after])
                _many(database, _EVENT, _hear(line))
            return count / (time.perf_counter() - start)


def _many(database: Any, statement: str, rows: Any) -> None:
    database.execute("BEGIN")
    database.executemany(statement, rows)
    database.execute("COMMIT")


def _say(line: socket.socket, message: Any) -> None:
    told = msgspec.json.encode(message)
    line.sendall(_HEAD.pack(len(told)) + told)


def _hear(line: socket.socket) -> Any:
    (size,) = _HEAD.unpack(_exactly(line, _HEAD.size))
    return msgspec.json.decode(_exactly(line, size))


def _exactly(line: socket.socket, size: int) -> bytearray:
    found = bytearray(size)
    view, read = memoryview(found), 0
    while read < size:
        got = line.recv_into(view[read:])
        if not got:
            raise EOFError
        read += got
    return found


def _serve(folder: Path, events: int, each: int) -> None:
    database = connect(folder / "floor-hub.db")
    database.execute(_EVENTS)
    database.execute("CREATE TABLE entries (seq INTEGER PRIMARY KEY, n INT, body TEXT)")
    body = '{"title":"Page 1 of the shop","url":"https://shop.example/1/offers","duration":5}'
    made = ((f"{n // each:032d}", n, f"{n:032x}", body) for n in range(events))
    _many(database, _EVENT, made)
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        print(server.getsockname()[1], flush=True)
        while True:
            line, _ = server.accept()
            with closing(line):
                while _answered(database, line):
                    pass


def _answered(database: Any, line: socket.socket) -> bool:
    try:
        asked, what = _hear(line)
    except EOFError:
        return False
    if asked == "push":
        _many(database, "INSERT INTO entries (n, body) VALUES (?, ?)", what)
        _say(line, [n for n, _ in what])
    else:
        _say(
            line,
            database.execute(
                "SELECT customer, at, id, body FROM events ORDER BY customer, at DESC, id"
                " LIMIT ? OFFSET ?",
                (PAGE, what),
            ).fetchall(),
        )
    return True


if __name__ == "__main__":
    _serve(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
