"""Import files of calls (NDJSON, also gzipped). Can be interrupted and run again.

How far a file has come is committed together with its events, so that a second run goes on where
the first one ended; and events are known by their ids, so that even a file that was changed
meanwhile brings nothing twice.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import select

from agent_desktop.hub.importing.lines import Line, UnreadableFile, lines_of, mark_of
from agent_desktop.hub.importing.progress import Progress, Report, silent
from agent_desktop.hub.ingestion.arrivals import Arrivals
from agent_desktop.hub.ingestion.intake import store
from agent_desktop.hub.ingestion.reasons import Reason, Unusable
from agent_desktop.hub.ingestion.touchpoints import Touchpoints
from agent_desktop.hub.store.bulk import insert_rows
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.tables import import_progress
from agent_desktop.hub.store.units import Unit

PIECE = 5_000
"""Lines of one unit: large enough that its commit costs little, small enough to pull."""


class ImportSummary(NamedTuple):
    """What became of the lines. `exit_status` is what a command should return."""

    lines: int = 0
    """Read by this run; empty ones are not counted."""
    new: int = 0
    repeated: int = 0
    """Known already by their ids."""
    bad: int = 0
    """In quarantine, with their line numbers."""
    skipped: int = 0
    """Imported by an earlier run."""
    seconds: float = 0.0
    interrupted: bool = False
    troubles: tuple[str, ...] = ()
    """Files that could not be read (to their end), as sentences."""

    @property
    def exit_status(self) -> int:
        """0: all is in; 3: some lines are bad; 1: a file could not be read; 130: interrupted."""
        if self.interrupted:
            return 130
        if self.troubles:
            return 1
        return 3 if self.bad else 0


def import_files(
    database: Database, paths: Sequence[Path], touchpoints: Touchpoints, report: Report = silent
) -> ImportSummary:
    """One after the other. KeyboardInterrupt ends it cleanly: what is stored stays stored.

    Raises the errors of hub.store.
    """
    return _Run(database, touchpoints, report, _sizes(paths)).files(paths)


class _Run:
    def __init__(
        self, database: Database, touchpoints: Touchpoints, report: Report, sizes: list[int]
    ) -> None:
        self._database = database
        self._touchpoints = touchpoints
        self._report = report
        self._sizes = sizes
        self._bytes = sum(sizes) or 1
        self._before = 0
        self._at = 0
        self._started = time.monotonic()
        self._sum = ImportSummary()

    def files(self, paths: Sequence[Path]) -> ImportSummary:
        troubles: list[str] = []
        interrupted = False
        # One piece is read while the one before is written.
        with ThreadPoolExecutor(1, thread_name_prefix="hub-import") as writing:
            try:
                for path, size in zip(paths, self._sizes, strict=True):
                    try:
                        self._file(path, writing)
                    except UnreadableFile as why:
                        troubles.append(str(why))
                    self._before += size
                    self._at = 0
            except KeyboardInterrupt:
                interrupted = True
        self._tell()
        return self._sum._replace(
            seconds=time.monotonic() - self._started,
            interrupted=interrupted,
            troubles=tuple(troubles),
        )

    def _file(self, path: Path, writing: ThreadPoolExecutor) -> None:
        mark = mark_of(path)
        after = self._known(mark)
        self._sum = self._sum._replace(skipped=self._sum.skipped + after)
        pending: Future[int] | None = None
        arrivals: Arrivals | None = None
        try:
            for piece in _pieces(lines_of(path, after, self._read)):
                following = self._parse(path, piece)
                if pending is not None and arrivals is not None:
                    self._count(arrivals, pending.result())
                arrivals = following
                pending = writing.submit(self._write, mark, piece[-1].number, arrivals)
        finally:
            # Also when the file is damaged further on, or somebody presses Ctrl+C.
            if pending is not None and arrivals is not None:
                self._count(arrivals, pending.result())

    def _known(self, mark: str) -> int:
        with self._database.reading() as connection:
            return int(
                connection.execute(
                    select(import_progress.c.lines).where(import_progress.c.file == mark)
                ).scalar()
                or 0
            )

    def _parse(self, path: Path, piece: list[Line]) -> Arrivals:
        arrivals = Arrivals(self._touchpoints, time.time_ns() // 1_000_000, path.name)
        held = arrivals.held
        for line in piece:
            if line.whole:
                arrivals.line(line.text)
            else:
                arrivals.hold(Unusable(Reason.TOO_LARGE), line.text, None)
            if held and held[-1].source == path.name:
                held[-1] = held[-1]._replace(source=f"{path.name}:{line.number}")
        return arrivals

    def _write(self, mark: str, line: int, arrivals: Arrivals) -> int:
        def work(unit: Unit) -> int:
            new = store(unit, [arrivals])
            insert_rows(
                unit.connection, "import_progress", ("file", "lines", "seconds"),
                [(mark, line, time.monotonic() - self._started)],
                "ON CONFLICT (file) DO UPDATE SET lines = excluded.lines,"
                " seconds = excluded.seconds",
            )  # fmt: skip
            return new

        return self._database.write_now(work)

    def _count(self, arrivals: Arrivals, new: int) -> None:
        usable, bad = len(arrivals.sightings), len(arrivals.held)
        self._sum = self._sum._replace(
            lines=self._sum.lines + usable + bad,
            new=self._sum.new + new,
            repeated=self._sum.repeated + usable - new,
            bad=self._sum.bad + bad,
        )
        self._tell()

    def _read(self, at: int) -> None:
        self._at = at

    def _tell(self) -> None:
        seconds = time.monotonic() - self._started
        done = min(1.0, (self._before + self._at) / self._bytes)
        self._report(Progress(self._sum.lines, self._sum.bad, done, seconds))


def _pieces(lines: Iterator[Line]) -> Iterator[list[Line]]:
    """Raises what `lines` raises, after the last piece before it."""
    while True:
        piece: list[Line] = []
        try:
            piece.extend(islice(lines, PIECE))
        except UnreadableFile:
            if piece:
                yield piece
            raise
        if not piece:
            return
        yield piece


def _sizes(paths: Sequence[Path]) -> list[int]:
    """Files that are not there count nothing, and are told of when their turn comes."""
    return [path.stat().st_size if path.is_file() else 0 for path in paths]
