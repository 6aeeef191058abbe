"""Many rows in one statement.

The driver's executemany gives the interpreter lock back and asks for it again at every row; beside
a busy event loop each asking can take milliseconds. One statement of many rows asks once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import Connection

# Few sizes, so that the driver finds its prepared statements again.
_SIZES = (128, 16, 1)


def insert_rows(
    connection: Connection,
    table: str,
    columns: tuple[str, ...],
    rows: Sequence[Sequence[Any]],
    conflict: str = "",
) -> None:
    """INSERT all rows; `conflict` is an ON CONFLICT clause.

    Without one SQLite need not be able to take back a part of a statement: whoever calls takes
    back the unit.
    """
    for chunk in _chunks(rows):
        connection.exec_driver_sql(
            _insert(table, columns, len(chunk), conflict), tuple(chain.from_iterable(chunk))
        )


def select_in(
    connection: Connection, select: str, values: Sequence[Any], after: str = ""
) -> Iterator[Any]:
    """Rows of `select` ... IN (values) `after`, where `select` ends with the column's name."""
    for chunk in _chunks(values):
        marks = ",".join("?" * len(chunk))
        yield from connection.exec_driver_sql(f"{select} IN ({marks}) {after}", tuple(chunk))


def update_rows(
    connection: Connection,
    table: str,
    columns: tuple[str, ...],
    rows: Sequence[Sequence[Any]],
) -> None:
    """UPDATE rows by the first of `columns`."""
    for chunk in _chunks(rows):
        connection.exec_driver_sql(
            _update(table, columns, len(chunk)), tuple(chain.from_iterable(chunk))
        )


def _chunks(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    at = 0
    for size in _SIZES:
        while len(rows) - at >= size:
            yield rows[at : at + size]
            at += size


@lru_cache(maxsize=64)
def _insert(table: str, columns: tuple[str, ...], rows: int, conflict: str) -> str:
    one = f"({','.join('?' * len(columns))})"
    return f"INSERT INTO {table} ({','.join(columns)}) VALUES {','.join([one] * rows)} {conflict}"  # noqa: S608 - names of our own tables


@lru_cache(maxsize=64)
def _update(table: str, columns: tuple[str, ...], rows: int) -> str:
    names = ",".join(columns)
    values = ",".join([f"({','.join('?' * len(columns))})"] * rows)
    sets = ",".join(f"{column} = new.{column}" for column in columns[1:])
    return (
        f"WITH new ({names}) AS (VALUES {values}) UPDATE {table} SET {sets} FROM new"  # noqa: S608 - as above
        f" WHERE {table}.{columns[0]} = new.{columns[0]}"
    )
