"""What commands print, and where the data folder is named."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

Commands = Any
"""argparse's own type of sub-parsers, which it does not publish."""


class Failed(Exception):
    """It could not be done; the message is for whoever typed the command."""


def say(line: str) -> None:
    """On stdout."""
    sys.stdout.write(line + "\n")


def counted(number: int, one: str, more: str = "") -> str:
    """`1 signal`, `2 signals`."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def data_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="the hub's data folder"
    )
