"""The table of a team's responses, newest first, and its counts."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, select

from agent_desktop.domain.responses import Sentiment
from agent_desktop.hub.review.filters import below, cursor_of
from agent_desktop.hub.review.lists import Lists, rank_of
from agent_desktop.hub.store.tables import customers, responses
from agent_desktop.hub.sync import rows
from agent_desktop.hub.sync.visible import Sight
from agent_desktop.protocol.messages import ReviewPage, ReviewRow

MOST_ROWS: Final = 500


class Review(NamedTuple):
    """What a page is made from."""

    connection: Connection
    where: ColumnElement[bool]
    sight: Sight
    lists: Lists


def page(review: Review, after: str | None, limit: int) -> ReviewPage:
    """`after` is the `next` of the page above. Counts leave withdrawn responses out."""
    statement = newest(review)
    if after is not None:
        statement = statement.where(below(after))
    found = review.connection.execute(statement.limit(limit + 1)).all()
    shown = found[:limit]
    total, counts = _counts(review)
    return ReviewPage(
        rows=tuple(_rows(review, shown)),
        total=total,
        counts=counts,
        next=cursor_of(shown[-1]) if len(found) > limit else None,
        agents_visible=review.sight.agents_visible,
    )


def newest(review: Review) -> Select[Any]:
    """Responses with their customers' names. What one push brought is told apart by when it was
    clicked."""
    return (
        select(*rows.RESPONSE_COLUMNS, responses.c.received_at, customers.c.name)
        .join(customers, customers.c.id == responses.c.customer_id, isouter=True)
        .where(review.where)
        .order_by(responses.c.received_at.desc(), responses.c.at.desc(), responses.c.id.desc())
    )


def _rows(review: Review, shown: Any) -> list[ReviewRow]:
    ranks = review.lists.ranks(
        review.connection, {row.decision_id for row in shown if row.decision_id}
    )
    return [
        ReviewRow(
            response=rows.response(row, review.sight),
            customer_name=review.sight.name(row.name or ""),
            received_at=row.received_at,
            rank=rank_of(row, ranks),
        )
        for row in shown
    ]


def _counts(review: Review) -> tuple[int, dict[Sentiment, int]]:
    counts = dict.fromkeys(Sentiment, 0)
    total = 0
    for sentiment, withdrawn, count in review.connection.execute(
        select(responses.c.sentiment, responses.c.withdrawn, func.count())
        .join(customers, customers.c.id == responses.c.customer_id, isouter=True)
        .where(review.where)
        .group_by(responses.c.sentiment, responses.c.withdrawn)
    ):
        total += count
        if not withdrawn:
            counts[Sentiment(sentiment)] += count
    return total, counts
