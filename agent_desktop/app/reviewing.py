"""The supervisor's use cases: the team's responses, filtered, and the list behind each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from agent_desktop.app.as_seen import AsSeen
from agent_desktop.app.hub_trouble import reason_of
from agent_desktop.app.ports import Clock, Tasks, Unsubscribe
from agent_desktop.app.review import (
    ExportFailed,
    ReviewFilters,
    ReviewLine,
    ReviewPort,
    ReviewTable,
    SeenList,
)
from agent_desktop.app.words import Words
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.protocol.errors import HubError
from agent_desktop.protocol.messages import ReviewPage, ReviewRow, SeenReply

PAGE: Final = 100


class ReviewDesk:
    """Implements `app.review.ReviewCommands`. The table changes only when it is asked to."""

    def __init__(self, port: ReviewPort, clock: Clock, tasks: Tasks, words: Words) -> None:
        self._port = port
        self._clock = clock
        self._tasks = tasks
        self._words = words
        self._listeners: list[Callable[[ReviewTable], None]] = []
        self._catalogue: Catalogue | None = None
        self._next: str | None = None
        self._asked = 0
        self._opened = 0
        self.view = ReviewTable()

    def subscribe(self, listener: Callable[[ReviewTable], None]) -> Unsubscribe:
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def filter(self, filters: ReviewFilters) -> None:
        self._ask(filters, None)

    def refresh(self) -> None:
        self._ask(self.view.filters, None)

    def look_for_newer(self) -> None:
        """Counts what came since; no row changes."""
        if not self.view.loading and self.view.loaded_at is not None:
            self._tasks.start(self._count_newer(self._asked), "newer responses")

    async def _count_newer(self, ticket: int) -> None:
        try:
            page = await self._port.rows(self.view.filters, None, 1)
        except HubError:
            return  # whoever asks for rows is told
        if ticket == self._asked and page.total - self.view.total != self.view.newer:
            self._show(newer=max(0, page.total - self.view.total))

    def more(self) -> None:
        if self._next is not None and not self.view.loading:
            self._ask(self.view.filters, self._next)

    def open(self, response_id: str) -> None:
        self._opened += 1
        self._show(seen=None, seen_loading=response_id, seen_trouble="")
        self._tasks.start(self._open(response_id, self._opened), "as seen")

    def close(self) -> None:
        self._opened += 1
        self._show(seen=None, seen_loading="", seen_trouble="")

    async def export(self) -> str:
        try:
            return await self._port.export(self.view.filters)
        except HubError as error:
            raise ExportFailed(self._reason(error)) from error

    def _ask(self, filters: ReviewFilters, after: str | None) -> None:
        self._asked += 1
        self._show(filters=filters, loading=True, trouble="")
        self._tasks.start(self._load(filters, after, self._asked), "responses")

    async def _load(self, filters: ReviewFilters, after: str | None, ticket: int) -> None:
        try:
            if self._catalogue is None:
                self._catalogue = await self._port.catalogue()
            page = await self._port.rows(filters, after, PAGE)
        except HubError as error:
            if ticket == self._asked:
                self._show(loading=False, trouble=self._reason(error))
            return
        if ticket != self._asked:
            return  # Another filter was chosen meanwhile: its rows follow.
        self._next = page.next
        self._show(**self._shown(page, earlier=self.view.lines if after else ()))

    def _shown(self, page: ReviewPage, earlier: tuple[ReviewLine, ...]) -> dict[str, Any]:
        have = {line.response_id for line in earlier}
        new = tuple(self._line(row) for row in page.rows if row.response.id not in have)
        lines = earlier + new
        agents = {line.by for line in lines if line.by} | set(self.view.agents)
        return {
            "lines": lines,
            "total": page.total,
            "counts": tuple(page.counts.items()),
            "more": page.next is not None,
            "agents_visible": page.agents_visible,
            "agents": tuple(sorted(agents)) if page.agents_visible else (),
            "loading": False,
            "loaded_at": self._clock.now(),
            "newer": 0,
            "actions": self._actions(),
        }

    def _actions(self) -> tuple[tuple[str, str], ...]:
        if self._catalogue is None:
            return ()
        named = ((action.id, action.title) for action in self._catalogue.actions.values())
        return tuple(sorted(named, key=lambda item: item[1].casefold()))

    def _line(self, row: ReviewRow) -> ReviewLine:
        response = row.response
        rests = None
        if self._catalogue is not None:
            rests = self._catalogue.rests_until(response.action_id, response.sentiment, response.at)
        return ReviewLine(
            response_id=response.id,
            at=response.at,
            received_at=row.received_at,
            customer=row.customer_name,
            action_id=response.action_id,
            action=self._title(response.action_id),
            sentiment=response.sentiment,
            rank=row.rank,
            touchpoint=response.touchpoint,
            by=response.by,
            withdrawn=response.withdrawn,
            initiative=response.initiative,
            has_list=bool(response.decision_id),
            rests_until=rests,
        )

    async def _open(self, response_id: str, ticket: int) -> None:
        try:
            reply = await self._port.seen(response_id)
        except HubError as error:
            if ticket == self._opened:
                self._show(seen_loading="", seen_trouble=self._reason(error))
            return
        if ticket == self._opened:
            self._show(seen=self._seen(response_id, reply), seen_loading="")

    def _seen(self, response_id: str, reply: SeenReply) -> SeenList:
        line = next((line for line in self.view.lines if line.response_id == response_id), None)
        seen = AsSeen(self._catalogue, self._words, self._clock.now())
        return seen.list(response_id, reply, line.action_id if line else "")

    def _title(self, action_id: str) -> str:
        action = self._catalogue.actions.get(action_id) if self._catalogue is not None else None
        return action.title if action is not None else action_id

    def _reason(self, error: HubError) -> str:
        gone = self._words.translate("Review", "The hub does not have it any more.")
        return reason_of(error, self._words, gone)

    def _show(self, **changes: Any) -> None:
        self.view = msgspec.structs.replace(self.view, **changes)
        for listener in tuple(self._listeners):
            listener(self.view)
