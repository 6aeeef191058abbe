"""The hub's commands, a file a subject. Each adds its parsers and runs on parsed arguments."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from agent_desktop.decisioning.catalogue_reading import CatalogueErrors
from agent_desktop.hub.access.signing_key import UnsafeKey
from agent_desktop.hub.command_line import (
    admin,
    catalogue,
    codes,
    desks,
    erasing,
    evaluating,
    importing,
    model,
    people,
    quarantine,
    refused,
    replay,
    serving,
)
from agent_desktop.hub.command_line.answers import Failed
from agent_desktop.hub.evaluating.description import DataErrors
from agent_desktop.hub.policy import PolicyError
from agent_desktop.hub.stitching.errors import CannotStitch
from agent_desktop.hub.store.errors import StoreError

EXPECTED = (
    Failed,
    PolicyError,
    StoreError,
    UnsafeKey,
    CatalogueErrors,
    DataErrors,
    CannotStitch,
    OSError,
)
FAILED = 1
INTERRUPTED = 130


def run(argv: Sequence[str]) -> int:
    """Runs one command. Its exit status is that of `hub.commands.main`."""
    arguments = parser().parse_args(list(argv))
    command: Callable[[argparse.Namespace], int] = arguments.run
    try:
        status = command(arguments)
        # Here, so that a pipe closed by its reader shows now and not while the interpreter ends.
        sys.stdout.flush()
    except BrokenPipeError:
        # `... | head` has read what it wanted; what is left in the buffer has no reader.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except EXPECTED as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted.\n")
        return INTERRUPTED
    return status


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = argparse.ArgumentParser(
        prog="agent-desktop hub", description="The service that desktops and touchpoints talk to."
    )
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    serving.add(commands)
    importing.add(commands)
    evaluating.add(commands)
    catalogue.add(commands)
    admin.add(commands)
    quarantine.add(commands)
    refused.add(commands)
    desks.add(commands)
    erasing.add(commands)
    people.add(commands)
    codes.add(commands)
    replay.add(commands)
    model.add(commands)
    return top
