"""The desktop's log: what went wrong with the program, and nothing about customers."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Final

LARGEST: Final = 1 << 20
"""Bytes; at the next start a larger one is put aside, and the one before it deleted."""


def log_to(file: Path) -> None:
    """Warnings and worse, into the file and, where there is one, onto the terminal.

    A file that cannot be written is no reason not to start.
    """
    handlers: list[logging.Handler] = []
    if sys.stderr is not None:
        handlers.append(logging.StreamHandler())
    try:
        if file.exists() and file.stat().st_size > LARGEST:
            file.replace(file.with_suffix(".log.1"))
        file.touch(mode=0o600)
        handlers.append(logging.FileHandler(file, encoding="utf-8", delay=True))
    except OSError:
        pass
    logging.basicConfig(
        level=logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
        handlers=handlers,
    )
