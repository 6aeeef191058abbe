"""Ways in which files get spoilt, from a seed."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

PAGE: Final = 4096

Spoil = Callable[[Path, random.Random], None]


def flip_bits(file: Path, rng: random.Random) -> None:
    raw = bytearray(file.read_bytes())
    for _ in range(rng.choice((1, 1, 2, 8, 64))):
        if raw:
            raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
    file.write_bytes(raw)


def truncate(file: Path, rng: random.Random) -> None:
    size = file.stat().st_size
    whole_pages = rng.random() < 0.5
    cut = rng.randrange(size + 1)
    with file.open("r+b") as opened:
        opened.truncate(cut // PAGE * PAGE if whole_pages else cut)


def zero_pages(file: Path, rng: random.Random) -> None:
    _pages(file, rng, lambda _raw, _place: bytes(PAGE))


def duplicate_page(file: Path, rng: random.Random) -> None:
    """One page lies where another one was."""

    def other(raw: bytes, _: int) -> bytes:
        place = rng.randrange(max(1, len(raw) // PAGE)) * PAGE
        return raw[place : place + PAGE]

    _pages(file, rng, other)


def swap_pages(file: Path, rng: random.Random) -> None:
    raw = bytearray(file.read_bytes())
    count = len(raw) // PAGE
    if count < 2:
        return
    a, b = (place * PAGE for place in rng.sample(range(count), 2))
    raw[a : a + PAGE], raw[b : b + PAGE] = raw[b : b + PAGE], raw[a : a + PAGE]
    file.write_bytes(raw)


def noise(file: Path, rng: random.Random) -> None:
    """A stretch of it, of any length, wherever."""
    raw = bytearray(file.read_bytes())
    if raw:
        first = rng.randrange(len(raw))
        last = min(len(raw), first + rng.choice((16, 512, 4096, 20_000)))
        raw[first:last] = rng.randbytes(last - first)
    file.write_bytes(raw)


def append(file: Path, rng: random.Random) -> None:
    with file.open("ab") as opened:
        opened.write(rng.randbytes(rng.choice((1, 100, PAGE, 3 * PAGE))))


def empty(file: Path, _: random.Random) -> None:
    file.write_bytes(b"")


def missing(file: Path, _: random.Random) -> None:
    file.unlink()


def foreign(file: Path, rng: random.Random) -> None:
    """A file of somebody else under our name."""
    match rng.randrange(4):
        case 0:
            file.unlink()
            with closing(sqlite3.connect(file)) as plain:
                plain.execute("CREATE TABLE theirs (a)")
                plain.commit()
        case 1:
            file.write_bytes(rng.randbytes(rng.choice((10, PAGE, 50_000))))
        case 2:
            file.write_text("not a database\n" * 1000)
        case _:
            file.write_bytes(b"PK\x03\x04" + bytes(5000))


def folder_there(file: Path, _: random.Random) -> None:
    file.unlink(missing_ok=True)
    file.mkdir()


OF_A_FILE: Final[dict[str, Spoil]] = {
    "bits flipped": flip_bits,
    "truncated": truncate,
    "pages zeroed": zero_pages,
    "a page twice": duplicate_page,
    "pages swapped": swap_pages,
    "noise in it": noise,
    "something behind it": append,
    "empty": empty,
    "foreign": foreign,
    "missing": missing,
    "a folder in its place": folder_there,
}


def _pages(file: Path, rng: random.Random, made: Callable[[bytes, int], bytes]) -> None:
    raw = bytearray(file.read_bytes())
    count = len(raw) // PAGE
    for _ in range(rng.choice((1, 1, 2, 5))):
        if count:
            place = rng.randrange(count) * PAGE
            raw[place : place + PAGE] = made(bytes(raw), place)
    file.write_bytes(raw)
