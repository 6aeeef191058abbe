"""The import of the loan journeys: lines a second, and the peak of memory."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

import msgspec

from benchmarks.floors import hub as floor
from benchmarks.result import Result, Target, result

SOURCE = Path(__file__).resolve().parents[2] / "shared/data/loan_journeys/journeys.ndjson.gz"
ROUNDS = 3

_IMPORT = """
import json, resource, sys
from pathlib import Path
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.hub.importing.importer import import_files
from agent_desktop.hub.ingestion.touchpoints import Touchpoints
from agent_desktop.hub.store.database import Database
from agent_desktop.shipped import resource as shipped
name = shipped("catalogues", "loans.toml")
catalogue = parse_catalogue(name.read_text("utf-8"), str(name))
with Database.open(Path(sys.argv[1])) as database:
    done = import_files(
        database, [Path(sys.argv[2])], Touchpoints(catalogue.touchpoints.values(), "GB")
    )
assert not done.bad and not done.troubles, done
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([done.lines, done.seconds, peak]))
"""


def run() -> list[Result]:
    if not SOURCE.exists():
        print(f"import: skipped, there is no {SOURCE.name} beside the project")
        return []
    rates, floors, peaks = [], [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            told = subprocess.run(
                [sys.executable, "-c", _IMPORT, str(Path(folder) / "hub"), str(SOURCE)],
                stdout=subprocess.PIPE,
                check=True,
                timeout=600,
            )
            lines, seconds, peak = json.loads(told.stdout)
            rates.append(lines / seconds)
            peaks.append(peak)
            floors.append(_floor(Path(folder)))
    return [
        result(
            "import of the loan journeys", "lines/s", rates, floor=floors,
            target=Target(p50_at_least=30_000),
        ),
        result("peak memory of the import", "MiB", peaks),
    ]  # fmt: skip


def _floor(folder: Path) -> float:
    """Reads each line and stores it as it is: no stitching, no checks, no identities."""
    decoder = msgspec.json.Decoder()
    start = time.perf_counter()
    count = 0
    with floor.opened(folder / "floor.db") as connection, gzip.open(SOURCE) as file:
        rows = []
        for line in file:
            call = decoder.decode(line)
            at = round(datetime.fromisoformat(call["timestamp"]).timestamp() * 1000)
            key = f"{call['writeKey']}{call['messageId']}".encode()
            rows.append(
                (key, count // floor.GROUP, call["userId"], call["userId"], call["writeKey"], "",
                 call.get("event", ""), at, msgspec.json.encode(call.get("properties")))
            )  # fmt: skip
            count += 1
            if len(rows) == floor.GROUP:
                floor.insert(connection, rows)
                rows = []
        floor.insert(connection, rows[: len(rows) // floor.STEP * floor.STEP])
    return count / (time.perf_counter() - start)
