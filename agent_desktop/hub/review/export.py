"""Responses as CSV, for spreadsheets: UTF-8 with a byte order mark, and no cell is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from agent_desktop.hub.review.lists import rank_of
from agent_desktop.hub.review.table import Review, newest
from agent_desktop.hub.sync.visible import Sight
from agent_desktop.protocol.errors import Refused

MOST: Final = 100_000
BOM: Final = "\ufeff"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_AT_ONCE: Final = 1_000

COLUMNS: Final = (
    "received (UTC)",
    "recorded (UTC, workstation)",
    "customer",
    "customer id",
    "action",
    "response",
    "rank",
    "own initiative",
    "withdrawn",
    "touchpoint",
    "contact",
)
AGENT: Final = "agent"


def as_csv(review: Review) -> tuple[str, int]:
    """The text and how many rows. Raises Refused for more than MOST."""
    found = review.connection.execute(newest(review).limit(MOST + 1)).all()
    if len(found) > MOST:
        raise Refused(f"These are more than {MOST:,} responses: choose a shorter time.", "too_many")
    text = io.StringIO()
    text.write(BOM)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS + ((AGENT,) if review.sight.agents_visible else ()))
    for start in range(0, len(found), _AT_ONCE):
        part = found[start : start + _AT_ONCE]
        ranks = review.lists.ranks(
            review.connection, {row.decision_id for row in part if row.decision_id}
        )
        for row in part:
            writer.writerow(_safe(_cells(row, rank_of(row, ranks), review.sight)))
    return text.getvalue(), len(found)


def _cells(row: Any, rank: int | None, sight: Sight) -> list[str]:
    cells = [
        _time(row.received_at),
        _time(row.at),
        sight.name(row.name or ""),
        row.customer_id,
        row.action_id,
        row.sentiment,
        "" if rank is None else str(rank),
        "yes" if row.initiative else "",
        "yes" if row.withdrawn else "",
        row.touchpoint,
        row.contact_id,
    ]
    return [*cells, sight.agent(row.by)] if sight.agents_visible else cells


def _safe(cells: Iterable[str]) -> list[str]:
    return [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]


def _time(at: int) -> str:
    """A workstation's clock may say anything."""
    try:
        return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")
    except (ValueError, OverflowError, OSError):
        return str(at)
