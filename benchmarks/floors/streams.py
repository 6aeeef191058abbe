"""The floor of the streams: the same server and nothing else; one message to all that are open.

`python -m benchmarks.floors.streams` prints its address and serves until it is ended.
"""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from granian.constants import Interfaces
from granian.server.embed import Server

HINT = {
    "type": "http.response.body",
    "body": b'event: hint\ndata: {"position":1}\n\n',
    "more_body": True,
}
_open: set[Any] = set()


async def application(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "lifespan":
        for done in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{done}.complete"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    if scope["path"] == "/tell":
        for one in _open:
            one(HINT)
        await send({"type": "http.response.body", "body": b"{}", "more_body": False})
        return
    await send({"type": "http.response.body", "body": b":\n\n", "more_body": True})
    _open.add(send)
    while (await receive())["type"] != "http.disconnect":
        pass
    _open.discard(send)


@contextmanager
def serving() -> Iterator[tuple[int, int]]:
    """Its port and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.floors.streams", str(port)])
    try:
        for _ in range(500):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.02)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(20)


async def _serve(port: int) -> None:
    server = Server(
        application, address="127.0.0.1", port=port, interface=Interfaces.ASGI, backlog=2_048,
        backpressure=20_000, websockets=False, log_enabled=False,
    )  # fmt: skip
    await server.serve()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
