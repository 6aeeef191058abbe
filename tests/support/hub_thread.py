"""The hub of a `Room`, served over HTTP by a thread: real requests, and its database at hand."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from agent_desktop.hub.access.tokens import Tokens
from agent_desktop.hub.serve import Options, parts, run
from tests.support.hub_room import CATALOGUE, Room

KEY = b"k" * 64


@contextmanager
def served(room: Room, folder: Path, catalogue: str = CATALOGUE) -> Generator[str, None, None]:
    """Its address. Tokens are those of `Tokens(KEY)`."""
    options = Options(
        data=folder, catalogue=catalogue, catalogue_name="test.toml", heartbeat_s=0.2, top_up_s=0.0
    )
    made = parts(options, room.database, Tokens(KEY))
    address: list[str] = []
    ready = threading.Event()
    stop: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    def started(told: str) -> None:
        address.append(told)
        ready.set()

    async def serve() -> None:
        stopping = asyncio.Event()
        stop.append((asyncio.get_running_loop(), stopping))
        await run(made, options, stopping, started)

    thread = threading.Thread(target=lambda: asyncio.run(serve()), name="test-hub", daemon=True)
    thread.start()
    assert ready.wait(20), "the hub did not start"
    try:
        yield address[0]
    finally:
        loop, stopping = stop[0]
        loop.call_soon_threadsafe(stopping.set)
        thread.join(10)
        assert not thread.is_alive()
