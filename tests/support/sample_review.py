"""A review desk that answers from what it was given: the table of the design's picture."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from agent_desktop.app.review import (
    ExportFailed,
    ReviewFilters,
    ReviewLine,
    ReviewTable,
    SeenHeld,
    SeenLine,
    SeenList,
)
from agent_desktop.domain.responses import Sentiment
from tests.support import sample_views
from tests.support.sample_journey import DAY, NOW, at

P, N, G = Sentiment.POSITIVE, Sentiment.NEUTRAL, Sentiment.NEGATIVE
_ROWS = (
    ("15:03", P, "Explain the card delivery date", 1, "Jonas Petri", "Jana Meier"),
    ("15:02", N, "Switch to paperless statements", 2, "Jonas Petri", "Jana Meier"),
    ("14:58", P, "Finish the card application together", 1, "Maja Lindqvist", "Oskar Brandl"),
    ("14:56", G, "Travel insurance for the Gold card", 3, "Maja Lindqvist", "Oskar Brandl"),
    ("14:51", P, "Send the secure link for the contract", 1, "Amara Nwosu", "Selin Kaya"),
    ("14:49", N, "Offer a partner card at no extra fee", 2, "Amara Nwosu", "Selin Kaya"),
    ("14:47", G, "Switch to paperless statements", 1, "Henrik Dahl", "Marek Novak"),
    ("14:39", N, "Confirm the Bonus card on this account", 2, "Leila Haddad", "Jana Meier"),
    ("14:36", P, "Send the secure link for the contract", 1, "Leila Haddad", "Jana Meier"),
    ("14:34", G, "Offer a partner card at no extra fee", 2, "Leila Haddad", "Jana Meier"),
    ("14:33", P, "Finish the card application together", 1, "Leila Haddad", "Jana Meier"),
    ("14:29", P, "Settle the question about the annual fee", 1, "Ingrid Sørensen", "Selin Kaya"),
    ("14:26", G, "Travel insurance for the Gold card", 2, "Ingrid Sørensen", "Selin Kaya"),
    ("14:22", P, "Explain the card delivery date", None, "Paulo Teixeira", "Marek Novak"),
    ("14:20", P, "Confirm the Bonus card on this account", 2, "Paulo Teixeira", "Marek Novak"),
    ("14:02", G, "Offer a partner card at no extra fee", 1, "Viktor Ahlgren", "Jana Meier"),
)


def lines(*, agents: bool = True) -> tuple[ReviewLine, ...]:
    """Rows of one afternoon."""
    return tuple(
        ReviewLine(
            response_id=f"r{number}",
            at=at(20, clock),
            received_at=at(20, clock) + 400,
            customer=customer,
            action_id=action.split()[0].lower(),
            action=action,
            sentiment=sentiment,
            rank=rank,
            touchpoint="call-centre",
            by=by if agents else "",
            withdrawn=clock == "14:02",
            initiative=rank is None,
            has_list=rank is not None,
            rests_until=NOW + 14 * DAY if sentiment is G else None,
        )
        for number, (clock, sentiment, action, rank, customer, by) in enumerate(_ROWS)
    )


def seen(response_id: str, *, faithful: bool = True) -> SeenList:
    """Four suggestions, the last below the edge; three held back."""
    entries = (
        ("Send the secure link for the contract", "Follow-up to Positive, 14:33"),
        ("Offer a partner card at no extra fee", "Joint account, one card so far; meets 4 of 4"),
        ("Confirm the Bonus card on this account", "Linked in the branch; points are waiting"),
        ("Switch to paperless statements", "Uses the app four days a week"),
    )
    return SeenList(
        response_id=response_id,
        at=at(20, "14:34") + 7000,
        catalogue_version="41",
        lines=tuple(
            SeenLine(
                rank=place + 1,
                action_id=title,
                title=title,
                why=why,
                priority=0.9 - place / 10,
                explanation=sample_views.explanation(sample_views.customer(), "finish"),
                painted=place < 3,
                answered=place == 1,
            )
            for place, (title, why) in enumerate(entries)
        ),
        held=(
            SeenHeld(action_id="t", title="Travel insurance", text="declined on web, until 3 Dec"),
            SeenHeld(
                action_id="l",
                title="Personal loan top-up",
                text="proof of income missing",
                fits=False,
            ),
            SeenHeld(action_id="s", title="Satisfaction survey", text="service signal open"),
        ),
        faithful=faithful,
    )


def table(*, agents: bool = True) -> ReviewTable:
    rows = lines(agents=agents)
    counts = tuple((each, sum(row.sentiment is each for row in rows)) for each in Sentiment)
    titles = sorted({(row.action_id, row.action) for row in rows}, key=lambda pair: pair[1])
    return ReviewTable(
        lines=rows,
        total=len(rows),
        counts=counts,
        agents_visible=agents,
        agents=tuple(sorted({row.by for row in rows})) if agents else (),
        actions=tuple(titles),
        loading=False,
        loaded_at=at(20, "15:03") + 41_000,
    )


class FakeReview:
    """Records what was asked for; `put` shows another table."""

    def __init__(self, view: ReviewTable | None = None) -> None:
        self.view = view or ReviewTable()
        self.asked: list[object] = []
        self.csv = "time,answer\n15:03,positive\n15:02,neutral\n"
        self.refuses_export = ""
        self._listeners: list[Callable[[ReviewTable], None]] = []

    def put(self, view: ReviewTable) -> None:
        self.view = view
        for listener in list(self._listeners):
            listener(view)

    def change(self, **changes: object) -> None:
        self.put(msgspec.structs.replace(self.view, **changes))

    def subscribe(self, listener: Callable[[ReviewTable], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def filter(self, filters: ReviewFilters) -> None:
        self.asked.append(filters)
        self.change(filters=filters)

    def refresh(self) -> None:
        self.asked.append("refresh")

    def look_for_newer(self) -> None:
        self.asked.append("look")

    def more(self) -> None:
        self.asked.append("more")

    def open(self, response_id: str) -> None:
        self.asked.append(("open", response_id))
        self.change(seen=seen(response_id))

    def close(self) -> None:
        self.change(seen=None)

    async def export(self) -> str:
        self.asked.append("export")
        if self.refuses_export:
            raise ExportFailed(self.refuses_export)
        return self.csv
