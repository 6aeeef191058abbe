"""Kills a process at every statement of a migration. A program of its own, since it forks.

    python -m tests.unit.cache.cut_migrations FOLDER SCRATCH

FOLDER holds a profile of some version (or nothing). For each statement that `prepare` runs a copy
is prepared by a process that ends, without a word, just before it; then the next start has to make
of it what a start without a cut makes. Prints how many cuts there were and those that went wrong.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from agent_desktop.cache import engine, files
from agent_desktop.cache.engine import Connection
from agent_desktop.cache.files import CacheFiles, prepare

KEY = bytes(range(32))
CUT = 7


def rows_of(profile: CacheFiles) -> dict[str, Any]:
    """Every row of every table, and the schema's version."""
    found: dict[str, Any] = {}
    for file in (profile.customers, profile.outbox):
        with closing(engine.connect(file, KEY, write=False)) as reading:
            found[f"{file.name} version"] = reading.execute("PRAGMA user_version").fetchone()[0]
            assert reading.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            names = reading.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            for (name,) in names.fetchall():
                if name.startswith("_sqlite"):  # notes when a step was done
                    continue
                rows = reading.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - its names
                found[f"{file.name} {name}"] = sorted(map(repr, rows))
    return found


def cut_at(profile: CacheFiles, statement: int) -> bool:
    """Whether there was such a statement. The process that meets it has no time for anything."""
    child = os.fork()
    if child == 0:
        left = statement
        opened = engine.connect

        def counted(*arguments: Any, **named: Any) -> Connection:
            connection = opened(*arguments, **named)

            def count(_: str) -> None:
                nonlocal left
                if left == 0:
                    os._exit(CUT)
                left -= 1

            connection.set_trace_callback(count)
            return connection

        files.connect = counted  # type: ignore[attr-defined] # the name by which it is called
        prepare(profile, KEY)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in {0, CUT}, f"the process ended with {status}"
    return status == CUT


def main(source: Path, scratch: Path) -> None:
    whole = CacheFiles(scratch / "whole")
    _copy(source, whole.folder)
    prepare(whole, KEY)
    expected = rows_of(whole)
    wrong = []
    statement = 0
    while True:
        profile = CacheFiles(scratch / "cut")
        _copy(source, profile.folder)
        was_cut = cut_at(profile, statement)
        done = prepare(profile, KEY)
        if rows_of(profile) != expected or done.kept or done.salvaged:
            wrong.append(statement)
        if not was_cut:
            break
        statement += 1
    print(json.dumps({"cuts": statement, "wrong": wrong}))  # noqa: T201 - its answer


def _copy(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    if source.exists():
        shutil.copytree(source, target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
