"""Files of events: interrupted, damaged, repeated."""

from __future__ import annotations

import gzip
import io
import os
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Generator
from pathlib import Path

import msgspec
import pytest

from agent_desktop.domain.channels import Channel, Touchpoint, Trust
from agent_desktop.hub.importing import importer
from agent_desktop.hub.importing.importer import ImportSummary, import_files
from agent_desktop.hub.importing.lines import LONGEST, UnreadableFile, lines_of
from agent_desktop.hub.importing.progress import Bar, Progress
from agent_desktop.hub.ingestion.quarantine import list_quarantine
from agent_desktop.hub.ingestion.touchpoints import Touchpoints
from agent_desktop.hub.store.database import Database

TOUCHPOINTS = Touchpoints(
    [
        Touchpoint(
            name="crm", channel=Channel.ASSISTED, label="CRM", write_key="k", trust=Trust.TRUSTED
        )
    ],
    "GB",
)


@pytest.fixture
def db(tmp_path: Path) -> Generator[Database, None, None]:
    with Database.open(tmp_path / "hub") as database:
        yield database


def line(n: int) -> bytes:
    call = {
        "type": "track", "event": "E", "userId": f"u{n % 7}", "messageId": f"m{n}",
        "writeKey": "k", "timestamp": 1_700_000_000_000 + n, "properties": {"n": n},
    }  # fmt: skip
    return msgspec.json.encode(call)


def write(path: Path, lines: list[bytes]) -> Path:
    text = b"\n".join(lines)
    path.write_bytes(gzip.compress(text) if path.suffix == ".gz" else text)
    return path


def count(db: Database) -> int:
    with db.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM events").scalar_one())


def run(db: Database, *paths: Path) -> ImportSummary:
    return import_files(db, paths, TOUCHPOINTS)


def test_plain_and_gzipped_files_come_in_once(db: Database, tmp_path: Path) -> None:
    plain = write(tmp_path / "a.ndjson", [line(n) for n in range(100)])
    zipped = write(tmp_path / "b.ndjson.gz", [line(n) for n in range(50, 200)])
    summary = run(db, plain, zipped)
    assert (summary.lines, summary.new, summary.repeated, summary.bad) == (250, 200, 50, 0)
    assert summary.exit_status == 0
    again = run(db, plain, zipped)
    assert (again.lines, again.skipped) == (0, 250)
    assert count(db) == 200


def test_bad_lines_are_counted_and_kept_with_their_numbers(db: Database, tmp_path: Path) -> None:
    lines = [b"\xef\xbb\xbf" + line(0), b"", b"{broken", line(1) + b"\r", b"x" * 100_000, line(2)]
    summary = run(db, write(tmp_path / "mixed.ndjson", lines))
    assert (summary.new, summary.bad, summary.exit_status) == (3, 2, 3)
    with db.reading() as connection:
        held = list_quarantine(connection)
    assert [(one.source, one.reason) for one in reversed(held)] == [
        ("mixed.ndjson:3", "bad_json"),
        ("mixed.ndjson:5", "too_large"),
    ]
    assert len(held[0].body) == LONGEST


def test_a_file_that_grew_goes_on_where_it_ended(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importer, "PIECE", 10)
    path = tmp_path / "a.ndjson"
    run(db, write(path, [line(n) for n in range(25)]))
    summary = run(db, write(path, [line(n) for n in range(40)]))
    assert count(db) == 40
    assert (summary.new, summary.repeated) == (15, 25), "another file, the same events"


def test_ctrl_c_keeps_what_is_in_and_goes_on_later(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importer, "PIECE", 10)
    path = write(tmp_path / "a.ndjson", [line(n) for n in range(100)])

    def impatient(progress: Progress) -> None:
        if progress.lines == 30:
            raise KeyboardInterrupt

    summary = import_files(db, [path], TOUCHPOINTS, impatient)
    assert summary.interrupted
    assert summary.exit_status == 130
    so_far = count(db)
    assert 30 <= so_far < 100
    rest = run(db, path)
    assert (rest.skipped, rest.repeated, rest.exit_status) == (so_far, 0, 0)
    assert count(db) == 100


def test_a_damaged_file_keeps_what_came_before(db: Database, tmp_path: Path) -> None:
    path = write(tmp_path / "cut.gz", [line(n) + b" " * (n % 100) for n in range(50_000)])
    path.write_bytes(path.read_bytes()[:-20_000])
    summary = run(db, path, tmp_path / "absent.ndjson")
    assert summary.exit_status == 1
    assert "cut off" in summary.troubles[0]
    assert "absent.ndjson cannot be read" in summary.troubles[1]
    assert 0 < count(db) == summary.new < 50_000


@pytest.mark.parametrize("start", [b"\xff\xfe", b"\xfe\xff"])
def test_utf_16_is_told(db: Database, tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "wide.ndjson"
    path.write_bytes(start + "{}\n".encode("utf-16-le"))
    assert "UTF-16" in run(db, path).troubles[0]


def test_an_endless_line_does_not_eat_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "endless.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        for _ in range(64):
            file.write(b"x" * 1_000_000)
        file.write(b"\n" + line(1))
    tracemalloc.start()
    try:
        found = list(lines_of(path, 0, lambda _: None))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [(one.number, one.whole) for one in found] == [(1, False), (2, True)]
    assert found[1].text == line(1)
    assert peak < 8_000_000


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        list(lines_of(tmp_path, 0, lambda _: None))


SCRIPT = """
import sys, pathlib
from tests.unit.hub.importing import test_importing as here
here.importer.PIECE = 200
with here.Database.open(pathlib.Path(sys.argv[1])) as database:
    here.run(database, pathlib.Path(sys.argv[2]))
print("done")
"""


@pytest.mark.parametrize("after", [0.05, 0.2, 0.5])
def test_killed_at_any_time_it_loses_and_repeats_nothing(tmp_path: Path, after: float) -> None:
    path = write(tmp_path / "a.ndjson.gz", [line(n) for n in range(20_000)])
    hub = tmp_path / "hub"
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(hub), str(path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    deadline = time.monotonic() + 60
    while not (hub / "hub.db-wal").exists() and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with Database.open(hub) as database:
        there = count(database)
        summary = run(database, path)
        assert (summary.skipped, summary.repeated, summary.bad) == (there, 0, 0)
        assert count(database) == 20_000


def test_the_bar_says_rate_and_time_left() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    now = [0.0]
    clock: Callable[[], float] = lambda: now[0]  # noqa: E731 - a clock in one line
    for stream, ended in ((Terminal(), True), (io.StringIO(), False)):
        bar = Bar(stream, clock)
        bar(Progress(500, 0, 0.25, 2.0))
        bar(Progress(501, 0, 0.26, 2.0))
        bar(Progress(2_000, 3, 1.0, 8.0))
        text = stream.getvalue()
        assert "25%, 500 lines, 250 a second, 6 s left" in text
        assert "501" not in text
        assert "2,000 lines, 250 a second, 3 bad" in text
        assert text.startswith("\r") is ended
        assert text.endswith("\n")
