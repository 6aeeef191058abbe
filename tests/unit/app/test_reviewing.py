"""The supervisor's table: whole pages, late answers dropped, trouble said in words."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
import pytest

from agent_desktop.app.review import ExportFailed, ReviewFilters
from agent_desktop.app.reviewing import ReviewDesk
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.decisioning.decisions import DecisionRecord, Factors, Inputs, Ranked
from agent_desktop.domain.responses import Response, Sentiment
from agent_desktop.protocol.errors import HubAway, HubError, NotAllowed
from agent_desktop.protocol.messages import ReviewPage, ReviewRow, SeenReply
from tests.support.desk_fakes import NOW, FakeClock, Gate, LoopTasks
from tests.support.plain_words import PlainWords

CATALOGUE = """
name = "two"
region = "GB"
[touchpoints.call-centre]
channel = "assisted"
agent_handled = true
trust = "trusted"
[actions.phone]
title = "A new phone"
group = "phones"
suppress.negative.days = 14
suppress.positive.days = 0
suppress.neutral.days = 0
[actions.phone.assets.call-centre]
talk_track = "Hello."
[actions.card]
title = "The card"
group = "cards"
suppress.negative.days = 14
suppress.positive.days = 3
suppress.neutral.days = 0
[actions.card.assets.call-centre]
talk_track = "Hello."
"""


def row(key: str, action: str = "card", by: str = "dana") -> ReviewRow:
    response = Response(
        id=key,
        customer_id="ann",
        contact_id="c1",
        touchpoint="call-centre",
        action_id=action,
        asset_id=action,
        sentiment=Sentiment.POSITIVE,
        decision_id="d1",
        at=NOW,
        by=by,
        team="cards",
    )
    return ReviewRow(response=response, customer_name="Ann Lee", received_at=NOW, rank=1)


FIRST = Ranked(
    action_id="card",
    asset_id="card@call-centre",
    rank=1,
    priority=3.0,
    factors=Factors(propensity=0.5, context=2.0, value=3.0, lever=1.0),
    why="because",
)


class FakeReview:
    def __init__(self) -> None:
        self.gate = Gate()
        self.error: HubError | None = None
        self.total = 3
        self.asked: list[tuple[ReviewFilters, str | None]] = []

    async def rows(self, filters: ReviewFilters, after: str | None, limit: int) -> ReviewPage:
        self.asked.append((filters, after))
        await self._reached()
        only = (row(filters.action_id, filters.action_id),) if filters.action_id else None
        return ReviewPage(
            rows=only or ((row("r3"),) if after else (row("r1"), row("r2", "phone"))),
            total=1 if only else self.total,
            counts={Sentiment.POSITIVE: 3},
            next=None if after or only else "p2",
            agents_visible=True,
        )

    async def seen(self, response_id: str) -> SeenReply:
        await self._reached()
        inputs = Inputs(
            decision_id="d1",
            customer_id="ann",
            contact_id="c1",
            touchpoint="call-centre",
            at=NOW,
            context={},
            answers=(),
            signals=(),
        )
        return SeenReply(
            record=DecisionRecord(inputs=inputs, catalogue_version="1", digest="x", shown=1),
            ranked=(
                msgspec.to_builtins(FIRST),
                {"rank": 2, "action_id": "phone"},
            ),
            held=(
                {"action_id": "loan", "code": "not_eligible", "text": "Owes too much"},
                {"action_id": "bill", "code": "suppressed"},
            ),
            faithful=True,
        )

    async def export(self, filters: ReviewFilters) -> str:
        await self._reached()
        return "a,b\r\n"

    async def catalogue(self) -> Catalogue:
        return parse_catalogue(CATALOGUE, "two")

    async def _reached(self) -> None:
        await self.gate.passes()
        if self.error:
            raise self.error


def on_fakes(test: Callable[[ReviewDesk, FakeReview, Any], Awaitable[None]]) -> None:
    async def run() -> None:
        port, tasks = FakeReview(), LoopTasks()
        desk = ReviewDesk(port, FakeClock(), tasks, PlainWords())

        async def quiet() -> None:
            for _ in range(20):
                await asyncio.sleep(0)

        await test(desk, port, quiet)
        assert not tasks.broken

    asyncio.run(run())


def test_rows_come_page_by_page_with_titles() -> None:
    async def test(desk: ReviewDesk, port: FakeReview, quiet: Any) -> None:
        desk.refresh()
        await quiet()
        assert [(x.response_id, x.action) for x in desk.view.lines] == [
            ("r1", "The card"),
            ("r2", "A new phone"),
        ]
        assert desk.view.actions == (("phone", "A new phone"), ("card", "The card"))
        assert desk.view.agents == ("dana",)
        desk.more()
        await quiet()
        assert [x.response_id for x in desk.view.lines] == ["r1", "r2", "r3"]
        desk.more()
        await quiet()
        assert len(port.asked) == 2

    on_fakes(test)


def test_a_row_says_until_when_its_answer_keeps_the_action_back() -> None:
    async def test(desk: ReviewDesk, port: FakeReview, quiet: Any) -> None:
        desk.refresh()
        await quiet()
        assert [(x.action_id, x.rests_until) for x in desk.view.lines] == [
            ("card", NOW + 3 * 86_400_000),
            ("phone", None),
        ]
        desk.filter(ReviewFilters(action_id="gone"))
        await quiet()
        assert [(x.action, x.rests_until) for x in desk.view.lines] == [("gone", None)]

    on_fakes(test)


def test_newer_responses_are_counted_and_no_row_changes() -> None:
    async def test(desk: ReviewDesk, port: FakeReview, quiet: Any) -> None:
        desk.look_for_newer()
        await quiet()
        assert not port.asked  # nothing was shown yet that they could be newer than
        desk.refresh()
        await quiet()
        lines = desk.view.lines
        port.total = 7
        desk.look_for_newer()
        await quiet()
        assert desk.view.newer == 4
        assert desk.view.lines is lines
        port.error = HubAway("no answer")
        desk.look_for_newer()
        await quiet()
        assert desk.view.newer == 4
        assert not desk.view.trouble
        port.error = None
        desk.refresh()
        await quiet()
        assert desk.view.newer == 0

    on_fakes(test)


def test_rows_of_an_earlier_filter_are_dropped() -> None:
    async def test(desk: ReviewDesk, port: FakeReview, quiet: Any) -> None:
        port.gate.shut = True
        desk.refresh()
        await quiet()
        desk.filter(ReviewFilters(action_id="bill"))
        await quiet()
        port.gate.let_one(1)
        await quiet()
        port.gate.let_one()
        await quiet()
        assert [x.action_id for x in desk.view.lines] == ["bill"]

    on_fakes(test)


def test_trouble_is_said_and_earlier_rows_stay() -> None:
    async def test(desk: ReviewDesk, port: FakeReview, quiet: Any) -> None:
        desk.refresh()
        await quiet()
        port.error = HubAway("no answer")
        desk.refresh()
        await quiet()
        assert desk.view.trouble.startswith("The hub cannot be reached")
        assert len(desk.view.lines) == 2
        with pytest.raises(ExportFailed, match="cannot be reached"):
            await desk.export()
        port.error = NotAllowed("no")
        desk.open("r1")
        await quiet()
        assert "does not allow" in desk.view.seen_trouble

    on_fakes(test)


def test_the_list_as_seen_says_what_lay_below_the_edge() -> None:
    async def test(desk: ReviewDesk, port: FakeReview, quiet: Any) -> None:
        desk.refresh()
        await quiet()
        desk.open("r1")
        await quiet()
        seen = desk.view.seen
        assert seen is not None
        assert [(x.title, x.painted, x.answered) for x in seen.lines] == [
            ("The card", True, True),
            ("A new phone", False, False),
        ]
        first = seen.lines[0].explanation
        assert first is not None
        assert first.product is not None
        assert [(f.name, f.shown) for f in first.product.factors] == [
            ("Likely to work", "0.50"),
            ("Fits now", "2.00"),
            ("Worth", "3.00"),
            ("Priority set", "1.00"),
        ]
        assert first.product.total == "3.00"
        assert [reason.text for reason in first.reasons] == ["because"]
        assert [(x.text, x.fits) for x in seen.held] == [
            ("Suppressed", True),
            ("Not eligible: Owes too much", False),
        ]
        port.gate.shut = True
        desk.open("r2")
        await quiet()
        desk.close()
        port.gate.let_one()
        await quiet()
        assert desk.view.seen is None

    on_fakes(test)
