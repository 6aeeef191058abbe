"""A catalogue's text out of a file, whatever the file is."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final, NamedTuple

from agent_desktop.decisioning.catalogue_reading import CatalogueErrors
from agent_desktop.domain.toml_tables import MAX_LENGTH, FileError
from agent_desktop.shipped import resource

_MOST_BYTES: Final = 4 * MAX_LENGTH


class NoFile(Exception):
    """There is nothing to read. The message is for whoever named it."""


class CatalogueFile(NamedTuple):
    """Its name for messages, and its text."""

    name: str
    text: str


def read(wanted: str) -> CatalogueFile:
    """A file, or a shipped catalogue by its name. Raises NoFile, and CatalogueErrors for a file
    that is no text."""
    path = Path(wanted)
    if not path.suffix and "/" not in wanted and "\\" not in wanted and not path.exists():
        path = resource("catalogues", f"{wanted}.toml")
    try:
        found = path.stat()
        # A pipe or a device may never end.
        readable = stat.S_ISREG(found.st_mode)
        raw = path.read_bytes() if readable and found.st_size <= _MOST_BYTES else b""
    except FileNotFoundError:
        known = ", ".join(sorted(one.stem for one in resource("catalogues").glob("*.toml")))
        raise NoFile(f"There is no catalogue {wanted}. Shipped ones: {known}.") from None
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or "that is no name of a file"
        raise NoFile(f"The catalogue {wanted} can't be read: {said}.") from None
    if not readable:
        raise NoFile(f"{path} is no file. Name a TOML file, or a shipped catalogue.")
    if found.st_size > _MOST_BYTES:
        raise _refused(path, 1, f"is longer than {MAX_LENGTH:,} characters")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _refused(path, line, "is not UTF-8 text. Save it as UTF-8") from None
    if not text.strip():
        raise _refused(path, 1, "is empty. Name one that has touchpoints and actions")
    return CatalogueFile(str(path), text)


def _refused(path: Path, line: int, message: str) -> CatalogueErrors:
    return CatalogueErrors([FileError(file=str(path), line=line, key="", message=message)])
