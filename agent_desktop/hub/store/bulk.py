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
_ROWS = (1024, 256, 32, 4, 1)
_VALUES = (128, 16, 1)


def insert_rows(
    connection: Connection,
    table: str,
    columns: tuple[str, ...],
    rows: Sequence[Sequence[Any]],
    conflict: str = "",
) -> None:
    """INSERT all rows; `conflict` is an ON CONFLICT clause. A column such as `events=0` has that
    literal in each row, and no value in `rows`.

    Without one SQLite need not be able to take back a part of a statement: whoever calls takes
    back the unit.
    """
    for chunk in _chunks(rows):
        connection.exec_driver_sql(
            _insert(table, columns, len(chunk), conflict), tuple(chain.from_iterable(chunk))
        )


def select_in(
    connection: Connection,
    select: str,
    values: Sequence[Any],
    after: str = "",
    *,
    wide: bool = False,
) -> Iterator[Any]:
    """Rows of `select` ... IN (values) `after`, where `select` ends with the column's name.

    `wide`: more values in one statement, for questions that hardly find anything.
    """
    for chunk in _chunks(values, _ROWS if wide else _VALUES):
        marks = ",".join("?" * len(chunk))
        found = connection.exec_driver_sql(f"{select} IN ({marks}) {after}", tuple(chunk))
        yield from found.fetchall()


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


def _chunks(rows: Sequence[Any], sizes: tuple[int, ...] = _ROWS) -> Iterator[Sequence[Any]]:
    at = 0
    for size in sizes:
        while len(rows) - at >= size:
            yield rows[at : at + size]
            at += size


@lru_cache(maxsize=64)
def _insert(table: str, columns: tuple[str, ...], rows: int, conflict: str) -> str:
    parts = [column.partition("=") for column in columns]
    names = ",".join(name for name, _, _ in parts)
    one = f"({','.join(literal or '?' for _, _, literal in parts)})"
    return f"INSERT INTO {table} ({names}) VALUES {','.join([one] * rows)} {conflict}"  # noqa: S608 - names of our own tables


@lru_cache(maxsize=64)
def _update(table: str, columns: tuple[str, ...], rows: int) -> str:
    names = ",".join(columns)
    values = ",".join([f"({','.join('?' * len(columns))})"] * rows)
    sets = ",".join(f"{column} = new.{column}" for column in columns[1:])
    return (
        f"WITH new ({names}) AS (VALUES {values}) UPDATE {table} SET {sets} FROM new"  # noqa: S608 - as above
        f" WHERE {table}.{columns[0]} = new.{columns[0]}"
    )
