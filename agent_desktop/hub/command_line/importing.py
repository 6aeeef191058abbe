"""`hub import`."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.hub.catalogues.published import CURRENT, Catalogues
from agent_desktop.hub.command_line import serving
from agent_desktop.hub.command_line.answers import Commands, Failed, data_folder, say
from agent_desktop.hub.contexts.keeper import fold_all
from agent_desktop.hub.importing.importer import ImportSummary, import_files
from agent_desktop.hub.importing.progress import Bar
from agent_desktop.hub.ingestion.touchpoints import Touchpoints
from agent_desktop.hub.store.database import Database
from agent_desktop.protocol.errors import NotFound


def add(commands: Commands) -> None:
    """Adds the parser."""
    parser = commands.add_parser(
        "import",
        help="take in files of events; can be interrupted and run again",
        description="Takes in files of Segment-shaped calls, one a line, plain or gzipped. What "
        "is in already is not taken in twice. Exit status: 0 all lines are in, 3 some are in "
        "quarantine, 1 a file could not be read, 130 interrupted.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    data_folder(parser)
    parser.add_argument(
        "--catalogue",
        default="",
        metavar="FILE|NAME",
        help="catalogue to put in force first; without it, the one in force",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Needs the folder for itself: no hub may serve it."""
    with closing(Database.open(arguments.data)) as database:
        catalogue = _catalogue(database, arguments.catalogue)
        known = Touchpoints(catalogue.touchpoints.values(), catalogue.region)
        summary = import_files(database, arguments.files, known, Bar())
        if not summary.interrupted:
            _fold(database)
    _tell(summary)
    return summary.exit_status


def _catalogue(database: Database, wanted: str) -> Catalogue:
    published = Catalogues(database)
    if wanted:
        name, text = serving.catalogue(wanted)
        published.publish_now(text, name, "hub import")
    try:
        return published.parsed(CURRENT)
    except NotFound:
        raise Failed(
            "This hub has no catalogue yet, so nobody knows the write keys of these events. "
            "Name one with --catalogue."
        ) from None


def _fold(database: Database) -> None:
    """Contexts now, so that the first desktop need not wait for them."""
    live = sys.stderr.isatty()

    def told(done: int) -> None:
        if live:
            sys.stderr.write(f"\rcontexts of {done:,} customers\x1b[K")
            sys.stderr.flush()

    fold_all(database, told)
    if live:
        sys.stderr.write("\n")


def _tell(summary: ImportSummary) -> None:
    counts = [f"{summary.new:,} events are new"]
    if summary.repeated:
        counts.append(f"{summary.repeated:,} were in already")
    if summary.skipped:
        counts.append(f"{summary.skipped:,} lines were imported by an earlier run")
    if summary.bad:
        counts.append(f"{summary.bad:,} lines are in quarantine (see: hub quarantine list)")
    say(f"{summary.lines:,} lines in {summary.seconds:.1f} s: {', '.join(counts)}.")
    for trouble in summary.troubles:
        sys.stderr.write(trouble + "\n")
    if summary.interrupted:
        sys.stderr.write("Interrupted. Run it again to go on where it ended.\n")
