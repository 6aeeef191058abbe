"""The process that pulls: it keeps customers.db up to date, so that the window never stalls for it.

Decoding a large pull on a thread of the desktop would hold up the Qt thread for 15 to 34 ms at a
time, again and again. Started by the desktop (`python -m agent_desktop.puller`, or `agent-desktop
pull` where the program is packed into one file); see sync.puller_messages for how they talk.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeVar

import msgspec

from agent_desktop.cache.errors import CacheDamaged, CacheError
from agent_desktop.cache.files import CacheFiles, mark_suspect
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.hubclient.address import BadAddress
from agent_desktop.hubclient.client import HubClient
from agent_desktop.protocol.errors import HubError, ProtocolMismatch, SignInNeeded
from agent_desktop.protocol.messages import DesktopPolicy
from agent_desktop.sync.catching_up import OtherHub
from agent_desktop.sync.follow import Follower
from agent_desktop.sync.following import Subscriber
from agent_desktop.sync.puller_messages import COMMANDS, STARTS, Command, News, Start, line
from agent_desktop.sync.waiting import OffLoop, Timing

T = TypeVar("T")

BROKEN: Final = 3
"""Exit status: the cache cannot be written. Its last line says why."""
_NICENESS: Final = 5
_SAY_AGAIN_S: Final = 1.0


class _WallClock:
    def now(self) -> int:
        return time.time_ns() // 1_000_000


class _Teller:
    """Implements sync.following.Report: writes news to the desktop, heartbeats not too often."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._said_at = float("-inf")

    def heard(self) -> None:
        if time.monotonic() - self._said_at >= _SAY_AGAIN_S:
            self._said_at = time.monotonic()
            self.tell(News(heard=True))

    def lost(self, error: HubError) -> None:
        self._said_at = float("-inf")
        signed_out = isinstance(error, SignInNeeded)
        stuck = isinstance(error, ProtocolMismatch | OtherHub)
        self.tell(News(lost=str(error), signed_out=signed_out, stuck=stuck))

    def changed(self, customer_ids: frozenset[str]) -> None:
        self.tell(News(changed=tuple(sorted(customer_ids))))

    def catalogue(self, version: str) -> None:
        self.tell(News(catalogue=version))

    def model(self, version: str) -> None:
        self.tell(News(model=version))

    def lives(self, hub: str, epoch: int) -> None:
        self.tell(News(hub=hub, epoch=epoch))

    def model_refused(self, version: str, why: str) -> None:
        self.tell(News(refused_model=version, why=why))

    def settled(self) -> None:
        self.tell(News(settled=True))

    def erased(self, customer_ids: frozenset[str]) -> None:
        self.tell(News(erased=tuple(sorted(customer_ids))))

    def policy(self, policy: DesktopPolicy) -> None:
        self.tell(News(policy=policy))

    def repaired(self, customers: int) -> None:
        self.tell(News(repaired=customers))

    def compared(self) -> None:
        self.tell(News(compared=True))

    def indexed(self, whole: bool) -> None:
        self.tell(News(indexed=whole))

    def tell(self, news: News) -> None:
        # A desktop that has gone shows at the end of the input; there is nobody to tell any more.
        with contextlib.suppress(OSError, ValueError):
            self._out.write(line(news))
            self._out.flush()


class Puller:
    """One run of the process. `commands` may be called from another thread."""

    def __init__(self, start: Start, out: BinaryIO) -> None:
        self._start = start
        self._token = start.token
        self._files = CacheFiles(Path(start.folder))
        self._teller = _Teller(out)

    async def run(self, listen: Callable[[Callable[[Command | None], None]], None]) -> int:
        """Until the desktop goes. `listen` hands commands, and None at the end of the input."""
        try:
            return await self._run(listen)
        except (CacheError, BadAddress) as error:
            damaged = isinstance(error, CacheDamaged)
            if damaged:
                mark_suspect(self._files)
            self._teller.tell(News(broken=str(error), damaged=damaged))
            return BROKEN

    async def _run(self, listen: Callable[[Callable[[Command | None], None]], None]) -> int:
        store = PulledFile(self._files, bytes.fromhex(self._start.key))
        # One thread, and it ends before the file is closed: a commit may still be under way there.
        with contextlib.closing(store), ThreadPoolExecutor(1, "store") as thread:
            subscriber = Subscriber(
                installation=self._start.installation, subject=self._start.subject
            )
            store.serve(subscriber)
            client = HubClient(self._start.hub_url, lambda: self._token, self._start.installation)
            try:
                timing = Timing(clock=_WallClock(), off_loop=_on(thread))
                follower = Follower(client, store, subscriber, self._teller, timing)
                await self._follow(follower, listen)
            finally:
                await client.close()
        return 0

    async def _follow(
        self, follower: Follower, listen: Callable[[Callable[[Command | None], None]], None]
    ) -> None:
        gone = asyncio.Event()

        def take(command: Command | None) -> None:
            if command is None:
                gone.set()
                return
            if command.token:
                self._token = command.token
            if command.hold:
                follower.hold(command.hold)
            _tell_quiet(follower, command)
            if command.nudge or command.token:
                follower.nudge()

        loop = asyncio.get_running_loop()
        listen(lambda command: _soon(loop, lambda: take(command)))
        await _until(gone.wait(), follower.run())


def _tell_quiet(follower: Follower, command: Command) -> None:
    quiet = follower.quiet
    if command.used:
        quiet.used(command.used)
    if command.pinned is not None:
        quiet.pin(command.pinned)
    if command.settled:
        quiet.settlements_taken(command.settled)
    if command.cleaned:
        quiet.cleaned(command.cleaned)
    if command.compare:
        quiet.compare()
    follower.stir()


def _soon(loop: asyncio.AbstractEventLoop, work: Callable[[], None]) -> None:
    with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
        loop.call_soon_threadsafe(work)


def _on(thread: ThreadPoolExecutor) -> OffLoop:
    def run(work: Callable[[], T], /) -> Awaitable[T]:
        return asyncio.get_running_loop().run_in_executor(thread, work)

    return run


async def _until(end: Coroutine[Any, Any, Any], work: Coroutine[Any, Any, None]) -> None:
    """Runs `work` until `end` comes; its error, if it has one, is raised."""
    tasks = [asyncio.ensure_future(end), asyncio.ensure_future(work)]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _listen(stdin: BinaryIO, hand_over: Callable[[Command | None], None]) -> None:
    def read() -> None:
        for raw in stdin:
            with contextlib.suppress(msgspec.MsgspecError):
                hand_over(COMMANDS.decode(raw))
        hand_over(None)

    threading.Thread(target=read, name="desktop", daemon=True).start()


def main() -> int:
    """The process's entry. Returns its exit status."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    # Ctrl-C in a terminal reaches the whole group: the desktop decides when this process ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    first = stdin.readline()
    if not first:
        return 0
    try:
        start = STARTS.decode(first)
    except msgspec.MsgspecError:
        print("This process is started by Agent Desktop, not by hand.", file=sys.stderr)  # noqa: T201 - for who tries it
        return 2
    return asyncio.run(Puller(start, stdout).run(lambda take: _listen(stdin, take)))


if __name__ == "__main__":
    sys.exit(main())
