"""Runs benchmarks, prints them as a table and keeps them.

Each NAME writes `benchmarks/results/NAME.json`; `docs/performance.md` is a dated copy of all.
"""

from __future__ import annotations

import argparse
import importlib
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from benchmarks import machine
from benchmarks.result import Result

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"
PAPER = HERE.parent / "docs" / "performance.md"
BEGIN = "<!-- what follows is written by make bench -->"


def names() -> list[str]:
    """Every benchmark there is."""
    return sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", nargs="*", help=f"one or more of: {', '.join(names())}")
    chosen = parser.parse_args(arguments).name or names()
    unknown = [name for name in chosen if name not in names()]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]!r}; there are {', '.join(names())}")
    for name in chosen:
        results: list[Result] = importlib.import_module(f"benchmarks.bench_{name}").run()
        keep(name, results)
        print(f"\n{name}\n{table(results)}", flush=True)
    write_paper(chosen, datetime.now(UTC))
    return 0


def keep(name: str, results: list[Result]) -> None:
    """Writes the list that others read."""
    RESULTS.mkdir(exist_ok=True)
    written = msgspec.json.format(msgspec.json.encode(results), indent=2)
    (RESULTS / f"{name}.json").write_bytes(written + b"\n")


def table(results: list[Result]) -> str:
    """In Markdown, so that a terminal and the document show the same."""
    rows = [("operation", "p50", "p99", "floor p50", "ratio", "must reach", "met", "peers")]
    rows += [_row(each) for each in results]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows]
    lines.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
    return "\n".join(lines)


def _row(each: Result) -> tuple[str, ...]:
    met = {True: "yes", False: "NO", None: ""}[each.met]
    peers = "; ".join(
        f"{peer.name} {_number(peer.p50)}".rstrip()
        + (f" ({_number(peer.p99)})" if peer.p99 is not None else "")
        + (f", {peer.note}" if peer.note else "")
        for peer in each.peers
    )
    p50 = f"{_number(each.p50)} {each.unit}"
    figures = (each.p99, each.floor_p50, each.ratio)
    return (each.operation, p50, *map(_number, figures), each.must_reach, met, peers)


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 1000 else f"{value:g}"


def write_paper(measured: list[str], now: datetime) -> None:
    """Puts what was measured into `docs/performance.md`, dated; other sections stay as they are."""
    written, _, sections = PAPER.read_text(encoding="utf-8").partition(BEGIN)
    kept = {part.partition(",")[0]: part for part in sections.split("\n## ")[1:]}
    where = "; ".join(f"{what} {value}" for what, value in machine.description().items())
    for name in measured:
        results = msgspec.json.decode((RESULTS / f"{name}.json").read_bytes(), type=list[Result])
        kept[name] = f"{name}, {now:%Y-%m-%d}\n\n{where}\n\n{table(results)}\n"
    parts = [f"\n## {kept[name]}" for name in sorted(kept)]
    PAPER.write_text(written + BEGIN + "\n" + "".join(parts), encoding="utf-8")
