"""Pages of journeys as JSON, put together by the database: nothing is decoded on the way.

A page in which anything may have to be kept from the user goes the long way, event by event.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection

from agent_desktop.hub.sync import rows
from agent_desktop.hub.sync.visible import Sight
from agent_desktop.protocol.errors import Refused

# Ids are hexadecimal digits and channels our own words: they need no escaping.
_EVENT: Final = (
    '\'{"id":"\' || lower(hex(e.id)) || \'","customer_id":"\' || e.customer_id'
    ' || \'","type":\' || json_quote(e.type) || \',"touchpoint":\' || json_quote(e.touchpoint)'
    ' || \',"channel":"\' || e.channel || \'","at":\' || e.at'
    " || ',\"properties\":' || CAST(e.properties AS TEXT) || '}'"
)
_HERE: Final = "e.customer_id = ?"
_BEFORE: Final = "e.customer_id = ? AND (e.at, e.seq) < (?, ?)"


class _Texts(NamedTuple):
    ends: str
    """Where the page ends, and whether there is more: from the index alone."""
    whole: str
    rows: str


def _texts(where: str) -> _Texts:
    these = f"FROM events e WHERE {where} ORDER BY e.at DESC, e.seq DESC LIMIT"
    return _Texts(
        ends=f"SELECT e.at, e.seq {these} 2 OFFSET ?",
        whole="SELECT CAST(group_concat(one, ',') AS BLOB)"
        f" FROM (SELECT {_EVENT} AS one {these} ?)",  # noqa: S608 - ours
        rows=f"SELECT {rows.EVENT_COLUMNS} {these} ?",
    )


_NEWEST: Final = _texts(_HERE)
_OLDER: Final = _texts(_BEFORE)


class Page(NamedTuple):
    events: bytes
    """A JSON array."""
    next: str | None


EMPTY: Final = Page(b"[]", None)


def page(
    connection: Connection, customer_id: str, sight: Sight, before: str | None, limit: int
) -> Page:
    """Events of a living customer, newest first. Raises Refused for a cursor that is none."""
    if not sight.journeys:
        return EMPTY
    place: tuple[Any, ...] = (customer_id,)
    texts = _NEWEST
    if before is not None:
        place = (customer_id, *_read(before))
        texts = _OLDER
    execute = connection.exec_driver_sql
    ends = execute(texts.ends, (*place, limit - 1)).fetchall()
    onward = _written(*ends[0]) if len(ends) == 2 else None
    if sight.whole:
        events: bytes | None = execute(texts.whole, (*place, limit)).scalar()
        if events is None:
            return EMPTY
        if not sight.may_hold(events):
            return Page(b"[%b]" % events, onward)
    found = execute(texts.rows, (*place, limit))
    return Page(msgspec.json.encode([rows.event(row, sight) for row in found]), onward)


def encoded(page: Page) -> bytes:
    """As it goes out."""
    onward = b"null" if page.next is None else b'"%b"' % page.next.encode()
    return b'{"events":%b,"next":%b}' % (page.events, onward)


def _written(at: int, seq: int) -> str:
    return base64.urlsafe_b64encode(f"{at}.{seq}".encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[int, int]:
    try:
        at, seq = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().split(".")
        place = int(at), int(seq)
    except (ValueError, binascii.Error):
        raise Refused("That is no place in a journey.", "bad_cursor") from None
    if not all(-(2**63) <= number < 2**63 for number in place):
        raise Refused("That is no place in a journey.", "bad_cursor")
    return place
