"""A turn in a process of its own: arithmetic by the second must not stall who answers calls.

The process gets a wish on its standard input and says the turn on its standard output, both as
MessagePack. It only reads the database, so that it can be ended at any moment.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import msgspec

from agent_desktop.hub.learning.turn import Turn, Wish, take
from agent_desktop.hub.learning.worker import TurnFailed
from agent_desktop.hub.store.engines import reading_engine

PATIENCE_S: Final = 600.0
_wish = msgspec.msgpack.Decoder(Wish)
_turn = msgspec.msgpack.Decoder(Turn)


def command(data: Path) -> list[str]:
    """How this installation starts the process."""
    start = [sys.executable, "hub"]
    if not getattr(sys, "frozen", False):
        start = [sys.executable, "-m", "agent_desktop.hub"]
    return [*start, "model", "turn", "--data", str(data)]


async def take_away(data: Path, wish: Wish) -> Turn:
    """`take`, elsewhere. Raises TurnFailed."""
    process = await asyncio.create_subprocess_exec(
        *command(data),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # One core is enough; the hub needs the others.
        env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
        | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        # What is typed at the hub's terminal is for the hub.
        start_new_session=True,
    )
    try:
        async with asyncio.timeout(PATIENCE_S):
            told, troubles = await process.communicate(msgspec.msgpack.encode(wish))
        return _turn.decode(told)
    except TimeoutError:
        raise TurnFailed(f"A turn took more than {PATIENCE_S:.0f} seconds.") from None
    except msgspec.MsgspecError:
        lines = troubles.decode("utf-8", "replace").strip().splitlines()
        words = lines[-1] if lines else "It said nothing about why."
        raise TurnFailed(f"The process that learns failed. {words}") from None
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()


def main(data: Path) -> int:
    """The process itself."""
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(10)
    wish = _wish.decode(sys.stdin.buffer.read())
    engine = reading_engine(data / "hub.db", 1)
    try:
        with engine.connect() as connection, connection.begin():
            found = take(connection, wish)
    finally:
        engine.dispose()
    sys.stdout.buffer.write(msgspec.msgpack.encode(found))
    sys.stdout.buffer.flush()
    return 0
