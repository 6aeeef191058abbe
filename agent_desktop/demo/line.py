"""A line between desktops and the hub that can be shaken and cut, from a seed.

Plain TCP, on a thread of its own. Shaken, a connection dies after a drawn number of octets, in the
middle of a request or of its answer as it happens, and what it carries is late. Cut, there is none.
"""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from random import Random
from typing import Final

_CHUNK: Final = 4096
_LONGEST_WAIT_S: Final = 0.15
_FEWEST: Final = 200
_MOST: Final = 3_000
"""Octets that a connection carries in one direction while the line is shaken."""


class Line:
    """Use as a context manager. `url` is where desktops find the hub."""

    def __init__(self, hub_url: str, seed: int) -> None:
        host, _, port = hub_url.removeprefix("http://").rpartition(":")
        self._hub = (host, int(port))
        self._dice = Random(seed)  # noqa: S311 - faults, no secrets
        self._shaken = self._cut = False
        self._open: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="line", daemon=True)
        self.broken = 0
        """So many connections have died of it."""
        self.url = ""

    def __enter__(self) -> Line:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def shake(self) -> None:
        self._shaken, self._cut = True, False

    def cut(self) -> None:
        self._cut = True
        self._loop.call_soon_threadsafe(self._drop_all)

    def heal(self) -> None:
        self._shaken = self._cut = False

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        self._ready.set()
        self._loop.run_forever()
        server.close()
        self._drop_all()
        # They end with their connections; a task that is cancelled would be complained about.
        if left := asyncio.all_tasks(self._loop):
            self._loop.run_until_complete(asyncio.wait(left, timeout=5))
        self._loop.close()

    def _drop_all(self) -> None:
        for writer in tuple(self._open):
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._cut:
            writer.transport.abort()
            return
        try:
            there, back = await asyncio.open_connection(*self._hub)
        except OSError:
            writer.transport.abort()
            return
        both = {writer, back}
        self._open |= both
        try:
            ways = (self._carry(reader, back), self._carry(there, writer))
            await asyncio.wait(
                [asyncio.ensure_future(way) for way in ways], return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            self._open -= both
            for one in both:
                one.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        left = self._dice.randint(_FEWEST, _MOST)
        with suppress(OSError):
            while chunk := await reader.read(_CHUNK):
                if self._shaken:
                    await asyncio.sleep(self._dice.random() * _LONGEST_WAIT_S)
                    left -= len(chunk)
                    if left < 0:
                        self.broken += 1
                        # Half of it gets through: that is what makes it hard.
                        writer.write(chunk[: len(chunk) // 2])
                        await writer.drain()
                        return
                writer.write(chunk)
                await writer.drain()
