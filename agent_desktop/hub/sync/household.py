"""Answers of the other members of a household, where the catalogue says that they count.

They come with the customer's record. When an answer of one member changes, the records of the
others are told of anew in the same transaction, so that their desktops hear of it at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from sqlalchemy import Connection

from agent_desktop.decisioning.catalogue import (
    DAY_MS,
    Catalogue,
    ContactPolicy,
    Counted,
    Who,
)
from agent_desktop.decisioning.decisions import Answer
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.responses import Sentiment
from agent_desktop.hub.catalogues.in_force import catalogue_in_force
from agent_desktop.hub.stitching.companions import relatives, touch
from agent_desktop.hub.store.bulk import select_in
from agent_desktop.hub.store.units import Unit

MOST: Final = 200
"""Answers of others with one customer: the newest."""


_REMEMBERED: Final = 8
_longest: dict[str, Mapping[tuple[str, str], int]] = {}
"""By the catalogue's version, see Reach."""


class Reach(NamedTuple):
    """Which answers of others count, and how long ago they may have been."""

    longest: Mapping[tuple[str, str], int]
    """By action and sentiment, in ms."""
    now: int

    def counts(self, action_id: str, sentiment: str, at: int) -> bool:
        longest = self.longest.get((action_id, sentiment))
        return longest is not None and at > self.now - longest


def reach_of(catalogue: Catalogue | None, now: int) -> Reach | None:
    """None where nothing in the catalogue holds for a household."""
    if catalogue is None:
        return None
    longest = _longest.get(catalogue.version)
    if longest is None:
        longest = _reaches(catalogue)
        while len(_longest) >= _REMEMBERED:
            # Another thread may have been here.
            _longest.pop(next(iter(_longest), ""), None)
        _longest[catalogue.version] = longest
    return Reach(longest, now) if longest else None


def _reaches(catalogue: Catalogue) -> dict[tuple[str, str], int]:
    longest: dict[tuple[str, str], int] = {}

    def reaches(action_id: str, sentiment: str, days: float) -> None:
        key = (action_id, sentiment)
        longest[key] = max(longest.get(key, 0), int(days * DAY_MS))

    for action in catalogue.actions.values():
        for sentiment, rest in action.suppress.items():
            if rest.who is Who.HOUSEHOLD and rest.days > 0:
                reaches(action.id, sentiment.value, rest.days)
    for policy in catalogue.policies:
        if policy.who is Who.HOUSEHOLD:
            for action_id in _actions_of(catalogue, policy):
                for sentiment in _sentiments_of(policy):
                    reaches(action_id, sentiment.value, policy.window_days + policy.pause_days)
    return longest


def answers_of_others(
    connection: Connection, records: Mapping[str, Customer], reach: Reach | None
) -> dict[str, tuple[Answer, ...]]:
    """For each of these customers, by id; oldest first. Customers without any are left out."""
    if reach is None:
        return {}
    others = {key: [m.customer_id for m in one.household] for key, one in records.items()}
    members = sorted({member for of_one in others.values() for member in of_one})
    said: dict[str, list[Answer]] = {}
    rows = select_in(
        connection,
        "SELECT id, customer_id, contact_id, touchpoint, action_id, asset_id, sentiment, at"
        " FROM responses WHERE NOT withdrawn AND customer_id",
        members,
    )
    for row in rows:
        if reach.counts(row.action_id, row.sentiment, row.at):
            answer = Answer(
                response_id=row.id, action_id=row.action_id, sentiment=Sentiment(row.sentiment),
                at=row.at, touchpoint=row.touchpoint, contact_id=row.contact_id,
                asset_id=row.asset_id, customer_id=row.customer_id,
            )  # fmt: skip
            said.setdefault(row.customer_id, []).append(answer)
    found: dict[str, tuple[Answer, ...]] = {}
    for key, ids in others.items():
        answers = [answer for member in set(ids) for answer in said.get(member, ())]
        answers.sort(key=lambda answer: (answer.at, answer.response_id))
        if answers:
            found[key] = tuple(answers[-MOST:])
    return found


def tell_the_others(unit: Unit, changed: Iterable[tuple[str, str, str]]) -> None:
    """Answers were given or taken back in this unit: customer, action and sentiment of each."""
    answered = set(changed)
    reach = reach_of(catalogue_in_force(unit.connection), unit.now) if answered else None
    if reach is None:
        return
    ids = {customer for customer, *about in answered if tuple(about) in reach.longest}
    if not ids:
        return
    together = relatives(unit.connection, ids)
    # Of two members who both answered, each is one of the others.
    touch(unit, together if len(ids) > 1 else together - ids)


def _actions_of(catalogue: Catalogue, policy: ContactPolicy) -> list[str]:
    everything = not policy.actions and not policy.groups
    return [
        action.id
        for action in catalogue.actions.values()
        if everything or action.id in policy.actions or action.group in policy.groups
    ]


def _sentiments_of(policy: ContactPolicy) -> tuple[Sentiment, ...]:
    if policy.counts is Counted.OFFERED:
        return tuple(Sentiment)
    return tuple(one for one in Sentiment if one.value == policy.counts.value)
