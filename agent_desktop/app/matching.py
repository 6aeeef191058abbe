"""Who is on the line: from the cache at once, from the hub as it comes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Final

import msgspec

from agent_desktop.app.conversation import Conversation
from agent_desktop.app.desk import Desk
from agent_desktop.app.loading import Loading
from agent_desktop.app.ports import KnownCustomer
from agent_desktop.app.views import Screen
from agent_desktop.domain.contacts import Presentation
from agent_desktop.protocol.errors import HubError
from agent_desktop.protocol.messages import Match, MatchTier

HUB_PATIENCE_S: Final = 4.0
"""A line that says nothing for so long is treated as away; the agent is waiting."""


class Guess(msgspec.Struct, frozen=True):
    """What a look-up says: one person, several to choose from, or nobody."""

    person: Match | None = None
    candidates: tuple[Match, ...] = ()


def judge(matches: tuple[Match, ...], e164: str | None) -> Guess:
    """One person opens by themselves only if the whole number is theirs alone and was checked."""
    whole = _people(m for m in matches if m.tier is not MatchTier.SUFFIX)
    if not whole:
        return Guess(candidates=_people(matches))
    first = whole[0]
    sure = first.tier in {MatchTier.EXACT, MatchTier.REGION} and first.trusted
    if len(whole) == 1 and sure and _shared_by(first, e164) == 1:
        return Guess(person=first)
    return Guess(candidates=whole)


class Matching:
    def __init__(self, desk: Desk, loading: Loading) -> None:
        self._desk = desk
        self._loading = loading

    def begin(self, conversation: Conversation) -> None:
        """Withheld means no look-up at all."""
        contact = conversation.contact
        if conversation.withheld:
            conversation.stage = Screen.WITHHELD
            return
        if contact.presentation is not Presentation.ALLOWED or not (contact.e164 or contact.number):
            conversation.stage = Screen.UNKNOWN
            return
        conversation.stage = Screen.LOADING
        ticket = conversation.next_ticket()
        self._desk.ports.tasks.start(self._look(conversation, ticket), "look-up")

    def again(self, conversation: Conversation) -> None:
        """There is more to be known here than when it was looked up."""
        if conversation.known is not None:
            self._loading.changed(frozenset({conversation.known.customer.id}))
        elif conversation.wanted:
            self._loading.begin(conversation, conversation.wanted)
        elif not conversation.settled:
            self.begin(conversation)

    def shown(self, conversation: Conversation, known: KnownCustomer) -> None:
        """Who it is was settled before the restart."""
        conversation.settled = True
        self._loading.shown(conversation, known)
        self._loading.hold(known)

    async def _look(self, conversation: Conversation, ticket: int) -> None:
        conversation.looking += 1
        try:
            await self._ask(conversation, ticket)
        finally:
            conversation.looking -= 1

    async def _ask(self, conversation: Conversation, ticket: int) -> None:
        ports, region = self._desk.ports, self._desk.seat.region
        number = conversation.contact.e164 or conversation.contact.number
        here: tuple[Match, ...] = ()
        broken: Exception | None = None
        try:
            here = await ports.cache.match(number, region)
        except Exception as error:  # reported below, after the hub was asked all the same
            broken = error
        if here:
            ticket = self._take(conversation, here, ticket)
        try:
            async with asyncio.timeout(HUB_PATIENCE_S):
                there = await ports.hub.look_up(number, region)
        except (HubError, TimeoutError):
            there = ()
        # A hub that knows nobody takes nobody off the screen.
        self._take(conversation, there or here, ticket)
        if broken is not None:
            raise broken

    def _take(self, conversation: Conversation, matches: tuple[Match, ...], ticket: int) -> int:
        """Shows what the look-up says, unless somebody decided meanwhile. The ticket to go on."""
        if conversation.ticket != ticket or conversation.settled:
            return ticket
        guess = judge(matches, conversation.contact.e164)
        if guess.person is not None:
            self._open(conversation, guess.person)
        elif conversation.wanted or conversation.stage is not Screen.CHOOSE:
            # Nothing of a person who was opened too early may stay.
            conversation.forget_person(Screen.CHOOSE if guess.candidates else Screen.UNKNOWN)
        conversation.candidates = guess.candidates
        if not guess.candidates and conversation.stage is Screen.CHOOSE:
            conversation.stage = Screen.UNKNOWN
        self._desk.publish()
        return conversation.ticket

    def _open(self, conversation: Conversation, person: Match) -> None:
        if conversation.wanted == person.customer.id:
            conversation.match = person
            return
        conversation.forget_person(Screen.LOADING)
        conversation.match = person
        self._loading.begin(conversation, person.customer.id)


def _people(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Each person once, by their best match; checked numbers before claimed ones."""
    best: dict[str, Match] = {}
    for match in sorted(matches, key=_rank):
        best.setdefault(match.customer.id, match)
    return tuple(best.values())


_TIERS: Final = list(MatchTier)


def _rank(match: Match) -> tuple[int, bool, int]:
    return (_TIERS.index(match.tier), not match.trusted, -match.customer.last_event_at)


def _shared_by(match: Match, e164: str | None) -> int:
    """How many people the hub knows to carry this number, also where only one is held here."""
    for linked in match.customer.identities:
        if linked.identity.namespace == "phone" and linked.identity.value == e164:
            return linked.shared_by
    return 1
