"""What agents do at their desks, and what they are told of it."""

from __future__ import annotations

from random import Random
from typing import Any, Final

from agent_desktop.app.ports import NotSaved, OutboxItem
from agent_desktop.decisioning.decisions import (
    DecisionRecord,
    Exposure,
    ExposureKind,
    Inputs,
    exposure_id,
)
from agent_desktop.domain.responses import Response, Sentiment
from agent_desktop.protocol.messages import (
    EntryKind,
    ExposuresBody,
    LinkBody,
    ReassignBody,
    ResponseBody,
    UndoBody,
    VerificationBody,
)
from tests.simulation.acknowledged import Acknowledged, Made
from tests.simulation.desk_process import DeskProcess

_SENTIMENTS: Final = tuple(Sentiment)


class Agent:
    """One person at one desk. Records through the desktop's own outbox, as the window does."""

    def __init__(
        self, name: str, desk: str, random: Random, customers: tuple[str, ...], told: Acknowledged
    ) -> None:
        self.name = name
        self.desk = desk
        self._random = random
        self._customers = list(customers)
        self._told = told
        self._count = 0
        self.mine: list[Made] = []

    def know(self, customer: str) -> None:
        self._customers.append(customer)

    def forget(self, customer: str) -> None:
        """They will not call again."""
        if customer in self._customers:
            self._customers.remove(customer)
        self.mine = [one for one in self.mine if one.customer != customer]

    def _new(self, kind: EntryKind, customer: str, contact: str, **more: Any) -> Made:
        self._count += 1
        key = f"{self.desk}-{self.name}-{self._count}"
        made = Made(
            id=key, desk=self.desk, by=self.name, kind=kind.value, customer=customer,
            contact=contact, mark=f"mark-{key}", **more,
        )  # fmt: skip
        self._told.made.append(made)
        return made

    async def respond(self, process: DeskProcess, *, poison: str = "") -> None:
        customer = self._random.choice(self._customers)
        contact = f"call-{self.desk}-{self.name}-{self._count // 2}"
        sentiment = self._random.choice(_SENTIMENTS)
        initiative = self._random.random() < 0.3
        made = self._new(
            EntryKind.RESPONSE, customer, contact, sentiment=sentiment.value, poison=poison
        )
        self.mine.append(made)
        at = process.clock.now()
        response = Response(
            id=made.id,
            customer_id="nobody" if poison == "unknown_customer" else customer,
            contact_id=contact,
            touchpoint="mailing" if poison == "no_such_sentiment" else "call-centre",
            action_id="offer" * (60 if poison == "bad_body" else 1),
            asset_id=made.mark,
            sentiment=Sentiment.NEGATIVE if poison == "no_such_sentiment" else sentiment,
            decision_id=f"list-{made.id}" * (not initiative and poison != "no_decision"),
            at=at,
            by=self.name,
            team="cards",
            initiative=initiative and poison != "no_decision",
        )
        if poison == "no_such_sentiment":
            made.sentiment = Sentiment.NEGATIVE.value
        record = None
        if response.decision_id:
            inputs = Inputs(
                decision_id=response.decision_id, customer_id=response.customer_id,
                contact_id=contact, touchpoint=response.touchpoint, at=at, context={},
                answers=(), signals=(),
            )  # fmt: skip
            record = DecisionRecord(inputs=inputs, catalogue_version="v", digest="", shown=2)
        await self._save(process, made, ResponseBody(response=response), record)

    async def take_back(self, process: DeskProcess) -> None:
        """As `app.responding` does: withdrawn where it has not left, else a correction."""
        standing = [one for one in self.mine if one.kept and not one.withdrawn]
        if not standing:
            return
        response = self._random.choice(standing[-4:])
        self.mine.remove(response)
        response.perhaps_withdrawn = True
        try:
            gone = await process.profile.outbox.withdraw(response.id)
        except NotSaved:
            response.perhaps_withdrawn = False
            return
        response.perhaps_withdrawn = False
        response.withdrawn = gone
        if not gone:
            made = self._new(
                EntryKind.UNDO, response.customer, response.contact, refers=response.id
            )
            await self._save(process, made, UndoBody(response_id=response.id))

    async def reassign(self, process: DeskProcess) -> None:
        """Somebody else was on the line."""
        if not self.mine:
            return
        response = self.mine[-1]
        others = [one for one in self._customers if one != response.customer]
        to = self._random.choice([None, *others])
        made = self._new(EntryKind.REASSIGN, response.customer, response.contact, refers=to or "")
        self.mine = [one for one in self.mine if one.contact != response.contact]
        body = ReassignBody(
            contact_id=response.contact, from_customer_id=response.customer, to_customer_id=to
        )
        await self._save(process, made, body)

    async def note(self, process: DeskProcess) -> None:
        """A verification, a link or impressions."""
        customer = self._random.choice(self._customers)
        contact = f"call-{self.desk}-{self._count}"
        kind = self._random.choice((EntryKind.VERIFICATION, EntryKind.LINK, EntryKind.EXPOSURES))
        made = self._new(kind, customer, contact)
        body: Any
        if kind is EntryKind.VERIFICATION:
            body = VerificationBody(customer_id=customer, contact_id=contact, verified=True)
        elif kind is EntryKind.LINK:
            body = LinkBody(
                customer_id=customer, contact_id=contact, e164=f"+4420794{self._count:05d}",
                touchpoint="call-centre",
            )  # fmt: skip
        else:
            shown = Exposure(
                exposure_id(ExposureKind.DISPLAYED, contact, "offer"), "offer", made.mark,
                ExposureKind.DISPLAYED, process.clock.now(), "call-centre", contact,
            )  # fmt: skip
            body = ExposuresBody(customer_id=customer, decision_id="", exposures=(shown,))
        await self._save(process, made, body)

    async def look(self, process: DeskProcess) -> None:
        """A customer comes on the screen: what waits here must be on it (I8)."""
        syncing = process.syncing
        customer = self._random.choice(self._customers)
        if syncing is None:
            return
        syncing.hold((customer,))
        syncing.used((customer,))
        mine = {one.id for one in self.mine if one.kept and one.customer == customer}
        known = await process.profile.cache.customer(customer)
        if known is None or known.customer.id != customer:
            return
        shown = [answer.response_id for answer in known.answers]
        if len(shown) != len(set(shown)):
            self._told.complaints.append(("I8", f"an answer of {customer} is shown twice"))
        still = {one.id for one in self.mine}
        if customer in self._told.merged or customer in self._told.erased:
            return
        for missing in sorted((mine & still) - set(shown)):
            self._told.complaints.append(("I8", f"{missing} was kept here and is not shown"))

    async def _save(
        self, process: DeskProcess, made: Made, body: Any, record: DecisionRecord | None = None
    ) -> None:
        item = OutboxItem(
            id=made.id, kind=EntryKind(made.kind), customer_id=made.customer,
            contact_id=made.contact, made_at=process.clock.now(), body=body,
        )  # fmt: skip
        try:
            await process.profile.outbox.commit((item,), record)
        except NotSaved:
            made.refused_here = True
        else:
            made.kept = True
