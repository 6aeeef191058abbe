"""`hub evaluate`: how well the learner would have ranked."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from agent_desktop.hub.command_line.answers import Commands, Failed, say
from agent_desktop.hub.evaluating.beginning import beginning
from agent_desktop.hub.evaluating.description import Description, plain, read_description

_DESCRIPTION = """Goes through outcomes in the order of time: each case is predicted with what had
matured by then, scored, and learnt when it matures, by the very learner that ranks lists. FILE is a
CSV, plain or gzipped, with the columns time, matures_at, action, response, and those of the
features; a TOML beside it says which features there are, and what columns are called. Exit status:
0 done, 1 the data can't be evaluated (with what is wrong, by line and column).
With --data instead of FILE it goes through what a hub has logged itself, and puts the control group
beside the rest. Who recorded an answer is not read."""


def add(commands: Commands) -> None:
    """Adds the parser."""
    parser = commands.add_parser(
        "evaluate",
        help="how well the learner would have ranked what was logged",
        description=_DESCRIPTION,
    )
    parser.add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help="outcomes, a CSV or a CSV.gz"
    )
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="the hub's data folder, beside a running hub too"
    )
    parser.add_argument(
        "--features",
        type=Path,
        metavar="FILE",
        help="the TOML that describes them (default: FILE with .toml for .csv)",
    )
    report(parser)
    parser.set_defaults(run=run)


def report(parser: argparse.ArgumentParser) -> None:
    """The options of what is scored and where it is told."""
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure there")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a report with plots there")
    parser.add_argument(
        "--from",
        dest="begin",
        default="",
        metavar="WHEN",
        help="score from there on: a share of the cases (0.7), a number of cases or a date "
        "(default: after a tenth, 1000 at most)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Reads, evaluates, tells."""
    if (arguments.file is None) is (arguments.data is None):
        raise Failed("Say what to evaluate: a FILE of outcomes, or --data DIR of a hub.")
    if arguments.data is not None:
        if arguments.features is not None:
            raise Failed("--features belongs to a FILE: a hub's catalogue declares its own.")
        from agent_desktop.hub.command_line.own_log import run as of_hub

        return of_hub(arguments)
    # Small matrices: threads of the linear algebra library would only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from agent_desktop.hub.evaluating.reading import read_outcomes

    path: Path = arguments.file
    beside = arguments.features or _beside(path)
    description = _described(beside, path)
    read = read_outcomes(path, description)
    for bad in read.bad:
        sys.stderr.write(
            f"{path}:{bad.line}: {bad.feature}: {bad.cells:,} cells are no {bad.kind} and count as "
            f"missing, such as '{bad.text}'\n"
        )
    settings = {
        "data": path.name,
        "description": beside.name,
        "from": arguments.begin,
        "rows_left_out": read.skipped,
        "cells_taken_for_missing": {bad.feature: bad.cells for bad in read.bad},
        **plain(description),
    }
    about = {
        "data": path.name,
        "described by": beside.name,
        "features": ", ".join(d.feature.name for d in description.features) or "none",
        "success": ", ".join(sorted(description.success)),
        "rows left out": f"{read.skipped:,}",
    }
    features = [d.feature for d in description.features]
    evaluate_and_tell(arguments, read.outcomes, features, settings, about, dates=read.dates)
    return 0


def evaluate_and_tell(  # noqa: PLR0913 - what is evaluated, and what is said of it
    arguments: argparse.Namespace,
    outcomes: Any,
    features: Any,
    settings: dict[str, Any],
    about: dict[str, Any],
    *,
    dates: bool,
    said: Sequence[str] = (),
    more: Any = None,
) -> None:
    """For outcomes from anywhere. `settings` go into the JSON, `about` onto the page; `said` after
    the first finding, and the table `more` onto the page."""
    from agent_desktop.decisioning.evaluating.findings import evaluate
    from agent_desktop.hub.evaluating.report import summary, write_json, write_page

    try:
        first = beginning(arguments.begin, outcomes, dates=dates)
    except ValueError as error:
        raise Failed(str(error)) from None
    for target in (arguments.json, arguments.html):
        if target is not None and not target.parent.is_dir():
            raise Failed(f"{target}: there is no folder '{target.parent}' to write into.")
    began = time.monotonic()
    live = sys.stderr.isatty()

    def progress(done: int, whole: int) -> None:
        if live:
            sys.stderr.write(f"\r{done:,} of {whole:,} cases\x1b[K")
            sys.stderr.flush()

    found = evaluate(outcomes, features, first, progress)
    sentences = (found.sentences[0], *said, *found.sentences[1:])
    found = msgspec.structs.replace(found, sentences=sentences)
    if live:
        sys.stderr.write("\r\x1b[K")
    seconds = time.monotonic() - began
    say(summary(found))
    say(f"\n{found.cases:,} cases in {seconds:.1f} s.")
    scored_from = f"case {first + 1:,} of {found.cases:,}"
    if arguments.json is not None:
        write_json(
            arguments.json,
            found,
            {**settings, "scored_from_case": first + 1, "seconds": round(seconds, 2)},
        )
    if arguments.html is not None:
        write_page(arguments.html, found, {**about, "scored from": scored_from}, more)


def _beside(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(".gz")).with_suffix(".toml")


def _described(beside: Path, path: Path) -> Description:
    if not path.is_file():
        raise Failed(f"{path}: there is no such file.")
    if not beside.is_file():
        raise Failed(
            f"{beside}: there is no such file. It says which columns of {path.name} are features; "
            "name another with --features."
        )
    try:
        text = beside.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Failed(f"{beside}: is no UTF-8 text.") from None
    return read_description(text, str(beside))
