"""Lines of a file, plain or gzipped, with bounded memory whatever is in it."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

BLOCK = 1 << 18
LONGEST = 32 * 1024
"""Of a line, as of an event over HTTP. A longer one is cut there, and marked."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"


class UnreadableFile(Exception):
    """The message says which file, why, and what to do."""


class Line(NamedTuple):
    number: int
    """From 1."""
    text: bytes
    whole: bool
    """False where more followed than was kept."""


def mark_of(path: Path) -> str:
    """What a file is known by, whatever it is called: its size and how it begins.

    Raises UnreadableFile.
    """
    try:
        with path.open("rb") as file:
            begin = file.read(BLOCK)
        return hashlib.blake2b(begin, digest_size=16).hexdigest() + f"-{path.stat().st_size}"
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror or error}.") from error


def lines_of(path: Path, after: int, at: Callable[[int], None]) -> Iterator[Line]:
    """The lines after the first `after`, empty ones left out.

    `at` hears now and then how many bytes of the file have been read. Raises UnreadableFile where
    the file ends in the middle or is something else; what came before is good.
    """
    try:
        with path.open("rb") as raw:
            zipped = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            if zipped:
                with gzip.open(raw) as file:
                    yield from _lines(path, file, after, lambda: at(raw.tell()))
            else:
                yield from _lines(path, raw, after, lambda: at(raw.tell()))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableFile(
            f"{path} is damaged or cut off. What came before the damage was imported; get the file "
            "again and import it whole: nothing is stored twice."
        ) from error
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror or error}.") from error


def _lines(
    path: Path, file: IO[bytes] | gzip.GzipFile, after: int, tell: Callable[[], None]
) -> Iterator[Line]:
    number = 0
    rest = b""
    whole = True
    first = True
    while block := file.read(BLOCK):
        tell()
        if first:
            first = False
            if block.startswith(_UTF16):
                raise UnreadableFile(f"{path} is UTF-16 text. Save it as UTF-8 and import again.")
            block = block.removeprefix(_BOM)
        *ended, tail = block.split(b"\n")
        for part in ended:
            number += 1
            line, rest = (rest + part if rest else part), b""
            if number > after and (line := line.strip()):
                yield Line(number, line[:LONGEST], whole and len(line) <= LONGEST)
            whole = True
        rest += tail
        if len(rest) > LONGEST:
            # The beginning is enough to show which line it was.
            rest, whole = rest[:LONGEST], False
    if number >= after and rest.strip():
        yield Line(number + 1, rest.strip(), whole)
