"""The desktop's side of the pulling process: starts it, listens to it, starts it again."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from agent_desktop.protocol.messages import DesktopPolicy
from agent_desktop.sync.backoff import Backoff
from agent_desktop.sync.board import Side, SyncBoard
from agent_desktop.sync.puller_messages import NEWS, Command, News, Start, line
from agent_desktop.sync.waiting import Timing

logger = logging.getLogger(__name__)

_KEPT_HOLDS: Final = 200
_PATIENCE_S: Final = 3.0


def command() -> tuple[str, ...]:
    """How this installation starts the process."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "pull")
    return (sys.executable, "-m", "agent_desktop.puller")


class PullerProcess:
    """Implements app.ports.Upkeep. All methods belong on the event loop; none blocks but `close`.

    What it hears goes to the board and to the listeners (`changed`, `erased` and so on), which are
    called on the loop.
    """

    def __init__(self, board: SyncBoard, timing: Timing, argv: Sequence[str] = ()) -> None:
        self._argv = tuple(argv) or command()
        self._board = board
        self._backoff = Backoff(timing.random)
        self._start: Start | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._holds: dict[str, None] = {}
        self._unsaid: dict[str, None] = {}
        self._again: asyncio.TimerHandle | None = None
        self._away = True
        self.changed: Callable[[frozenset[str]], None] = lambda _: None
        self.catalogue: Callable[[str], None] = lambda _: None
        self.model: Callable[[str], None] = lambda _: None
        self.settled: Callable[[], None] = lambda: None
        """The cache has decisions about refused entries, for the outbox to take."""
        self.erased: Callable[[tuple[str, ...]], None] = lambda _: None
        """Nothing about these customers may stay anywhere."""
        self.policy: Callable[[DesktopPolicy], None] = lambda _: None
        self.lives: Callable[[str, int], None] = lambda _hub, _epoch: None
        """Which hub answers, and in which of its lives."""
        self.line_back: Callable[[], None] = lambda: None
        self.broken: Callable[[str, bool], None] = lambda _sentence, _damaged: None
        """Called with a sentence, and whether the cache is damaged: then it is not started again
        until `start` is called anew."""

    @property
    def pid(self) -> int | None:
        return None if self._process is None else self._process.pid

    def start(self, start: Start) -> None:
        """Starts it, or starts it again for another person."""
        self._end()
        self._start = start
        self._launch()

    def hold(self, customer_ids: tuple[str, ...]) -> None:
        for one in customer_ids:
            self._holds.pop(one, None)
            self._holds[one] = None
        for one in list(self._holds)[:-_KEPT_HOLDS]:
            del self._holds[one]
        self._say(Command(hold=customer_ids))

    def used(self, customer_ids: tuple[str, ...]) -> None:
        """These were on the line or opened here. While the process is not there they are kept for
        it: what was used last is dropped last."""
        for one in customer_ids:
            self._unsaid.pop(one, None)
            self._unsaid[one] = None
        for one in list(self._unsaid)[:-_KEPT_HOLDS]:
            del self._unsaid[one]
        self._say_used()

    def pin(self, customer_ids: tuple[str, ...]) -> None:
        """These must be kept whatever the policy says; nobody is dropped before this was said."""
        self._say(Command(pinned=customer_ids))

    def settlements_taken(self, entry_ids: tuple[str, ...]) -> None:
        """The outbox has them: the cache may forget them."""
        self._say(Command(settled=entry_ids))

    def cleaned(self, customer_ids: tuple[str, ...]) -> None:
        """Nothing is left of these in the outbox."""
        self._say(Command(cleaned=customer_ids))

    def compare(self) -> None:
        """Compare all of it with the hub now."""
        self._say(Command(compare=True))

    def new_token(self, token: str) -> None:
        if self._start is not None:
            self._start = msgspec.structs.replace(self._start, token=token)
        self._say(Command(token=token))

    def nudge(self) -> None:
        """Try the line now."""
        self._backoff.reset()
        if self._process is None and self._start is not None:
            self._launch()
        self._say(Command(nudge=True))

    def stop(self) -> None:
        """It ends by itself, at once or after the commit that it is at."""
        self._start = None
        self._end()

    def close(self) -> None:
        """Blocks until it has ended, a few seconds at most."""
        process = self._process
        self.stop()
        if process is not None:
            try:
                process.wait(_PATIENCE_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _launch(self) -> None:
        if self._start is None:
            return
        if self._again is not None:
            self._again.cancel()
            self._again = None
        try:
            process = subprocess.Popen(  # noqa: S603 - our own program
                self._argv,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
                | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
            )
        except OSError:
            logger.exception("the pulling process did not start")
            self._restart()
            return
        self._process = process
        loop = asyncio.get_running_loop()
        threading.Thread(
            target=self._read, args=(process, loop), name="puller", daemon=True
        ).start()
        self._write(line(self._start))
        if self._holds:
            self._say(Command(hold=tuple(self._holds)))
        self._say_used()

    def _read(self, process: subprocess.Popen[bytes], loop: asyncio.AbstractEventLoop) -> None:
        """On a thread of its own."""
        assert process.stdout is not None  # noqa: S101 - it was asked for
        with contextlib.suppress(RuntimeError):  # the loop has been closed
            for raw in process.stdout:
                with contextlib.suppress(msgspec.MsgspecError):
                    loop.call_soon_threadsafe(self._take, process, NEWS.decode(raw))
            process.stdout.close()
            process.wait()
            loop.call_soon_threadsafe(self._ended, process)

    def _take(self, process: subprocess.Popen[bytes], news: News) -> None:
        if process is not self._process:
            return
        if not news.broken:
            self._board.goes_on(Side.PULL)
        if news.heard:
            self._heard()
        if news.signed_out:
            self._board.signed_out(Side.PULL)
        elif news.stuck:
            self._away = True
            self._board.stuck(Side.PULL, news.lost)
        elif news.lost:
            self._away = True
            self._board.lost(Side.PULL, news.lost)
        self._pass_on(news)
        if news.broken:
            if news.damaged:
                self._start = None
            self._board.halted(Side.PULL, news.broken)
            self.broken(news.broken, news.damaged)

    def _pass_on(self, news: News) -> None:
        if news.hub:
            self.lives(news.hub, news.epoch)
        if news.changed:
            self.changed(frozenset(news.changed))
        if news.catalogue:
            self.catalogue(news.catalogue)
        if news.model is not None:
            self.model(news.model)
        if news.settled:
            self.settled()
        if news.erased:
            self.erased(news.erased)
        if news.policy is not None:
            self.policy(news.policy)
        self._note(news)
        if news.refused_model:
            logger.warning(
                "the model '%s' was refused and the last one stays: %s",
                news.refused_model,
                news.why,
            )

    def _note(self, news: News) -> None:
        if news.repaired:
            logger.info("%d customers differed from the hub's and are fetched again", news.repaired)
            self._board.repaired(news.repaired)
        if news.compared:
            self._board.compared()
        if news.indexed is not None:
            self._board.indexed(news.indexed)

    def _heard(self) -> None:
        self._board.heard(Side.PULL)
        self._backoff.reset()
        if self._away:
            self._away = False
            self.line_back()

    def _ended(self, process: subprocess.Popen[bytes]) -> None:
        if process is not self._process:
            return
        self._process = None
        self._away = True
        if process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()
        if self._start is not None:
            logger.warning("the pulling process ended with status %s", process.returncode)
            self._restart()

    def _restart(self) -> None:
        loop = asyncio.get_running_loop()
        self._again = loop.call_later(self._backoff.after_failure(), self._launch)

    def _end(self) -> None:
        if self._again is not None:
            self._again.cancel()
            self._again = None
        process, self._process = self._process, None
        if process is not None and process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()

    def _say_used(self) -> None:
        if self._unsaid and self._say(Command(used=tuple(self._unsaid))):
            self._unsaid.clear()

    def _say(self, said: Command) -> bool:
        return self._write(line(said))

    def _write(self, raw: bytes) -> bool:
        """False: there is nobody to hear it."""
        process = self._process
        if process is None or process.stdin is None:
            return False
        # It may be ending at this moment; `_ended` starts it again and repeats what matters.
        with contextlib.suppress(OSError, ValueError):
            process.stdin.write(raw)
            process.stdin.flush()
            return True
        return False
