"""Pages of journeys as JSON, put together by the database: nothing is decoded on the way.

A page in which anything may have to be kept from the user goes the long way, event by event.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection

from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.store.asking import Ask
from agent_desktop.hub.sync import rows
from agent_desktop.hub.sync.holdings import sees
from agent_desktop.hub.sync.visible import Sight
from agent_desktop.protocol.errors import Refused

# Ids are hexadecimal digits and channels our own words: they need no escaping.
_EVENT: Final = (
    '\'{"id":"\' || lower(hex(e.id)) || \'","customer_id":"\' || e.customer_id'
    ' || \'","type":\' || json_quote(e.type) || \',"touchpoint":\' || json_quote(e.touchpoint)'
    ' || \',"channel":"\' || e.channel || \'","at":\' || e.at'
    " || ',\"properties\":' || CAST(e.properties AS TEXT) || '}'"
)


class _Texts(NamedTuple):
    ends: str
    """Where the page ends, and whether there is more: from the index alone."""
    whole: str
    rows: str
    at_once: str
    """Whom the customer became and their team, the end, whether there is more, the page."""


def _texts(where: str, alone: str) -> _Texts:
    """`alone`: the same with the customer of a statement's own table."""

    def these(where: str) -> str:
        return f"FROM events e WHERE {where} ORDER BY e.at DESC, e.seq DESC LIMIT"

    one, whole = these(where), "SELECT CAST(group_concat(one, ',') AS BLOB) FROM"
    mine = these(alone)
    return _Texts(
        ends=f"SELECT e.at, e.seq {one} 2 OFFSET ?",
        whole=f"{whole} (SELECT {_EVENT} AS one {one} ?)",
        rows=f"SELECT {rows.EVENT_COLUMNS} {one} ?",
        at_once="SELECT c.merged_into, c.team,"  # noqa: S608 - ours, as all above
        f" (SELECT e.at || '.' || e.seq {mine} 1 OFFSET ?2 - 1),"
        f" EXISTS(SELECT 1 {mine} 1 OFFSET ?2),"
        f" ({whole} (SELECT {_EVENT} AS one {mine} ?2)) FROM customers c WHERE c.id = ?1",
    )


_NEWEST: Final = _texts("e.customer_id = ?", "e.customer_id = c.id")
_OLDER: Final = _texts(
    "e.customer_id = ? AND (e.at, e.seq) < (?, ?)",
    "e.customer_id = c.id AND (e.at, e.seq) < (?3, ?4)",
)


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
    onward = _written("{}.{}".format(*ends[0])) if len(ends) == 2 else None
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
    return b'{"events":%b,"next":%b}' % (page.events, _quoted(page.next))


def _quoted(cursor: str | None) -> bytes:
    return b"null" if cursor is None else b'"%b"' % cursor.encode()


class Asked(NamedTuple):
    customer_id: str
    before: str | None
    limit: int


def at_once(ask: Ask, asked: Asked, principal: Principal, sight: Sight) -> bytes | None:
    """The encoded page in one question. None: it takes the long way. Raises Refused."""
    if not (sight.journeys and sight.whole):
        return None
    values: tuple[Any, ...] = (asked.customer_id, asked.limit)
    texts = _NEWEST
    if asked.before is not None:
        values = (*values, *_read(asked.before))
        texts = _OLDER
    found = ask(texts.at_once, values).fetchall()
    if len(found) != 1:
        return None
    ((merged_into, team, end, more, events),) = found
    if merged_into is not None or not sees(principal, team) or events is None:
        return None
    if sight.may_hold(events):
        return None
    # Joined once: a page may have a hundred kilobytes.
    return b'{"events":[%b],"next":%b}' % (events, _quoted(_written(end) if more else None))


def _written(place: str) -> str:
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[int, int]:
    try:
        at, seq = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().split(".")
        place = int(at), int(seq)
    except (ValueError, binascii.Error):
        raise Refused("That is no place in a journey.", "bad_cursor") from None
    if not all(-(2**63) <= number < 2**63 for number in place):
        raise Refused("That is no place in a journey.", "bad_cursor")
    return place
