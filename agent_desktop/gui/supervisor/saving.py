"""Writes an export to where the supervisor wants it: whole, or not at all."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class NotWritten(Exception):
    """The message is for the supervisor."""


def write_csv(path: Path, text: str) -> int:
    """Writes the text (UTF-8 with a mark, so that spreadsheets read it) and returns the number of
    rows without the header. Blocks on the disk. Raises NotWritten; then nothing was changed."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".export-", suffix=".part")
    except OSError as error:
        raise NotWritten(_why(path, error)) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise NotWritten(_why(path, error)) from error
    return max(0, sum(1 for _ in csv.reader(io.StringIO(text))) - 1)


def _why(path: Path, error: OSError) -> str:
    said = translate("Supervisor", "%1 could not be written: %2. Choose another place.")
    return said.replace("%1", path.name).replace("%2", error.strerror or str(error))
