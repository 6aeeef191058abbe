"""Attributes that come from answers: the agents' records and what customers said by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from agent_desktop.decisioning.catalogue import DAY_MS, Catalogue
from agent_desktop.decisioning.decisions import Answer
from agent_desktop.domain.responses import Sentiment

COUNTED_DAYS: Final = 90
_COUNTS: Final = {
    Sentiment.POSITIVE: "positives_90d",
    Sentiment.NEUTRAL: "neutrals_90d",
    Sentiment.NEGATIVE: "negatives_90d",
}


def response_attributes(
    answers: Iterable[Answer], customer_id: str, now: int, catalogue: Catalogue | None
) -> dict[str, Any]:
    """What rules may ask about past answers. Those of other members of the household are not the
    customer's, an answer counts once however often it is told, and one from a clock that runs
    ahead was given now. Groups are those of the catalogue: without it there are none."""
    counts: dict[str, int] = {}
    tables: dict[str, dict[str, Any]] = {}
    newest: int | None = None
    for answer in _own(answers, customer_id):
        at, action = min(answer.at, now), answer.action_id
        newest = at if newest is None else max(newest, at)
        _put(tables, "last_response", action, answer.sentiment.value)
        _put(tables, "response_days", action, (now - at) // DAY_MS)
        if now // DAY_MS - at // DAY_MS >= COUNTED_DAYS:
            continue
        known = catalogue.actions.get(action) if catalogue is not None else None
        negative = answer.sentiment is Sentiment.NEGATIVE
        for name in ("responses_90d", _COUNTS[answer.sentiment]):
            counts[name] = counts.get(name, 0) + 1
        _count(tables, "answered", action)
        if negative:
            _count(tables, "negatives", action)
        if known is not None and known.group:
            _count(tables, "group_answered", known.group)
            if negative:
                _count(tables, "group_negatives", known.group)
    found: dict[str, Any] = {**counts}
    if newest is not None:
        found["last_response_days"] = (now - newest) // DAY_MS
    for name, table in tables.items():
        found[name] = dict(sorted(table.items()))
    return found


def own_answers(context: Mapping[str, Any]) -> tuple[Answer, ...]:
    """What the customer answered without an agent, out of the context that holds it."""
    found = []
    rows = context.get("answers")
    for row in rows if isinstance(rows, list | tuple) else ():
        try:
            id_, action, response, at, touchpoint = row
            found.append(
                Answer(response_id=str(id_), action_id=str(action), sentiment=Sentiment(response),
                       at=int(at), touchpoint=str(touchpoint), contact_id="")
            )  # fmt: skip
        except (TypeError, ValueError, OverflowError, RecursionError):
            continue
    return tuple(found)


def _own(answers: Iterable[Answer], customer_id: str) -> list[Answer]:
    """Oldest first, in an order that does not depend on how they came."""
    mine = {a.response_id: a for a in answers if a.customer_id in ("", customer_id)}
    return sorted(mine.values(), key=lambda a: (a.at, a.response_id))


def _put(tables: dict[str, dict[str, Any]], table: str, key: str, value: Any) -> None:
    tables.setdefault(table, {})[key] = value


def _count(tables: dict[str, dict[str, Any]], table: str, key: str) -> None:
    entries = tables.setdefault(table, {})
    entries[key] = entries.get(key, 0) + 1
