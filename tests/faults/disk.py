"""A disk that keeps what was synced, and of the rest what it likes: for power cuts.

A `Recording` notes what SQLite wrote and synced in one folder, and what was acknowledged meanwhile,
in one order. `after_power_cut` gives the files as they may lie there after the power went at a
point of it: every file as it was last synced, plus any part of what was written since (nothing, a
beginning, any subset; the last write torn at 512 or 4,096 bytes). Names follow the same rule: a
file that was made, or deleted, is that for certain only once its folder was synced.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.faults.vfs import Call

SECTORS: Final = (512, 4096)
_NOT_KEPT: Final = "-shm"
"""The index of a WAL is made anew from it."""


class Event(NamedTuple):
    what: str
    """open (it was made), write, truncate, sync, delete, syncdir, rename (to `data`); made, for a
    file that Python has written; said, for an acknowledgement."""
    name: str
    at: int = 0
    data: bytes = b""


class Recording:
    """Implements `vfs.Hook`. Use it for one folder; what is there before is on the disk."""

    def __init__(self, folder: Path) -> None:
        """Files that Python writes there in the safe way (synced aside, then moved into place) are
        noticed too; of those only the name may be lost."""
        self.folder = folder
        self.before = {
            file.name: file.read_bytes()
            for file in folder.iterdir()
            if file.is_file() and not file.name.endswith(_NOT_KEPT)
        }
        self.events: list[Event] = []
        self._known = set(self.before)
        self._others = {name: raw for name, raw in self.before.items() if not _sqlites(name)}

    def __call__(self, call: Call, do: Callable[..., int]) -> int:
        self._look()
        code = do()
        path = Path(call.path)
        if code or path.parent != self.folder or path.name.endswith(_NOT_KEPT):
            return code
        if call.what == "open" and path.name not in self._known:
            # Made by SQLite, or by Python a moment ago: nothing of it is certain yet.
            self._known.add(path.name)
            self.events.append(Event("open", path.name))
        elif call.what in {"write", "truncate", "sync", "delete", "syncdir"}:
            if call.what == "delete":
                self._known.discard(path.name)
            self.events.append(Event(call.what, path.name, call.at, call.data))
        return code

    def say(self, what: str) -> None:
        """Something was acknowledged: whatever happens from here on, it has to be there."""
        self._look()
        self.events.append(Event("said", what))

    @contextmanager
    def python_too(self) -> Iterator[None]:
        """What Python does to the names of SQLite's files, and what it syncs, is noted as well."""
        real = {name: getattr(os, name) for name in ("replace", "rename", "unlink", "fsync")}

        def moved(how: Callable[..., None], old: Any, new: Any) -> None:
            how(old, new)
            before, after = Path(old), Path(new)
            if self.folder in {before.parent, after.parent} and before.name in self._known:
                self._known.discard(before.name)
                if after.parent == self.folder:
                    self._known.add(after.name)
                    self.events.append(Event("rename", before.name, data=after.name.encode()))
                else:
                    self.events.append(Event("delete", before.name))

        def unlinked(file: Any, **more: Any) -> None:
            real["unlink"](file, **more)
            if Path(file).parent == self.folder and Path(file).name in self._known:
                self._known.discard(Path(file).name)
                self.events.append(Event("delete", Path(file).name))

        def synced(descriptor: int) -> None:
            real["fsync"](descriptor)
            place = Path(f"/proc/self/fd/{descriptor}").resolve()
            if place == self.folder.resolve():
                self.events.append(Event("syncdir", ""))
            elif place.parent == self.folder.resolve():
                self.events.append(Event("sync", place.name))

        os.replace = lambda old, new: moved(real["replace"], old, new)  # type: ignore[assignment]
        os.rename = lambda old, new: moved(real["rename"], old, new)  # type: ignore[assignment]
        os.unlink, os.fsync = unlinked, synced  # type: ignore[assignment]
        try:
            yield
        finally:
            for name, function in real.items():
                setattr(os, name, function)

    def _look(self) -> None:
        for entry in os.scandir(self.folder):
            if _sqlites(entry.name) or not entry.is_file():
                continue
            try:
                found = Path(entry.path).read_bytes()
            except FileNotFoundError:
                continue
            if found != self._others.get(entry.name):
                self._others[entry.name] = found
                self.events.append(Event("made", entry.name, data=found))


def _sqlites(name: str) -> bool:
    """Or one that says nothing."""
    return name.endswith((".db", "-wal", "-shm", "-journal", ".lock", ".new", ".making"))


class _Inode:
    def __init__(self, synced: bytes = b"") -> None:
        self.synced = bytearray(synced)
        self.waiting: list[Event] = []

    def sync(self) -> None:
        for event in self.waiting:
            _apply(self.synced, event)
        self.waiting.clear()

    def after(self, rng: random.Random) -> bytes:
        kept = bytearray(self.synced)
        for event in _survivors(self.waiting, rng):
            _apply(kept, event)
        return bytes(kept)


_Move = tuple[tuple[str, _Inode | None], ...]
"""Happens whole or not at all."""


class PowerCuts:
    """Walks through a recording; cut it at rising points."""

    def __init__(self, recording: Recording) -> None:
        self._events = recording.events
        self._next = 0
        self._inodes = {name: _Inode(raw) for name, raw in recording.before.items()}
        self._names: dict[str, _Inode] = dict(self._inodes)
        self._synced_names: dict[str, _Inode] = dict(self._names)
        self._moves: list[_Move] = []
        self.said: list[str] = []

    def at(self, point: int, rng: random.Random) -> dict[str, bytes]:
        """The files after the first `point` events. `said` is what was acknowledged until then."""
        while self._next < point:
            self._pass(self._events[self._next])
            self._next += 1
        names = dict(self._synced_names)
        for name, inode in (change for move in _some(self._moves, rng) for change in move):
            if inode is None:
                names.pop(name, None)
            else:
                names[name] = inode
        return {name: inode.after(rng) for name, inode in names.items()}

    def _pass(self, event: Event) -> None:
        name = event.name
        match event.what:
            case "said":
                self.said.append(name)
            case "open" | "made":
                inode = self._names[name] = _Inode(event.data)
                self._moves.append(((name, inode),))
            case "delete":
                self._names.pop(name, None)
                self._moves.append(((name, None),))
            case "rename":
                moved, new = self._names.pop(name), event.data.decode()
                self._names[new] = moved
                self._moves.append(((name, None), (new, moved)))
            case "sync":
                if name in self._names:
                    self._names[name].sync()
            case "syncdir":
                self._synced_names = dict(self._names)
                self._moves.clear()
            case _:
                if name in self._names:
                    self._names[name].waiting.append(event)


def points(recording: Recording, count: int, rng: random.Random) -> Iterator[int]:
    """So many points of it, rising; half of them right beside a sync or an acknowledgement, where
    it matters most."""
    edges = [
        place
        for place, event in enumerate(recording.events)
        if event.what in {"said", "sync", "syncdir", "delete"}
    ]
    last = len(recording.events)
    chosen = [
        min(last, max(0, rng.choice(edges) + rng.randint(0, 2)))
        if edges and rng.random() < 0.5
        else rng.randint(0, last)
        for _ in range(count)
    ]
    yield from sorted(chosen)


def _survivors(waiting: list[Event], rng: random.Random) -> list[Event]:
    if not waiting:
        return []
    match rng.randrange(5):
        case 0:
            return []
        case 1:
            return waiting
        case 2:
            return [event for event in waiting if rng.random() < 0.5]
        case 3:
            return waiting[: rng.randint(0, len(waiting))]
        case _:
            kept = waiting[: rng.randint(1, len(waiting))]
            return [*kept[:-1], *_torn(kept[-1], rng)]


def _torn(event: Event, rng: random.Random) -> list[Event]:
    """Of the last write only some sectors, not always the first ones."""
    if event.what != "write":
        return []
    size = rng.choice(SECTORS)
    # Sectors are those of the file, wherever the write began.
    first = event.at // size
    last = (event.at + len(event.data) - 1) // size
    kept = []
    for sector in range(first, last + 1):
        if rng.random() < 0.5:
            continue
        start, end = max(event.at, sector * size), (sector + 1) * size
        kept.append(event._replace(at=start, data=event.data[start - event.at : end - event.at]))
    return kept


def _some(moves: list[_Move], rng: random.Random) -> list[_Move]:
    """Folders are written in order by file systems with a journal, in any order by others."""
    if rng.random() < 0.5:
        return moves[: rng.randint(0, len(moves))]
    return [move for move in moves if rng.random() < 0.5]


def _apply(to: bytearray, event: Event) -> None:
    if event.what == "truncate":
        if event.at < len(to):
            del to[event.at :]
        else:
            to.extend(bytes(event.at - len(to)))
        return
    if len(to) < event.at:
        to.extend(bytes(event.at - len(to)))
    to[event.at : event.at + len(event.data)] = event.data
