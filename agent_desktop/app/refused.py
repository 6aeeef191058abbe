"""What the hub did not take, for a supervisor or IT to settle: applied after all, or discarded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Protocol

import msgspec

from agent_desktop.app.hub_trouble import reason_of
from agent_desktop.app.ports import Clock, Tasks, Unsubscribe
from agent_desktop.app.refusal_words import kind_words, reason_words
from agent_desktop.app.views import View
from agent_desktop.app.words import Words
from agent_desktop.protocol.errors import HubError, Refused
from agent_desktop.protocol.messages import DeskWaiting, RefusedEntry, SettlementVerdict

LONGEST_NOTE: Final = 500


class RefusedPort(Protocol):
    """Raises the errors of protocol.errors."""

    async def entries(
        self, *, settled: bool = False, before: str | None = None
    ) -> tuple[tuple[RefusedEntry, ...], str | None]:
        """A page of the team's, newest first, and what continues it."""
        ...

    async def settle(
        self, entry_id: str, verdict: SettlementVerdict, note: str = ""
    ) -> RefusedEntry: ...

    async def desks(self) -> tuple[DeskWaiting, ...]: ...


class RefusedLine(View, frozen=True, kw_only=True):
    id: str
    kind: str
    """In words."""
    who: str
    """Who recorded it; empty where policy hides the agent."""
    customer: str
    reason: str
    made_at: int
    """The workstation's clock."""
    received_at: int
    code: str
    settled: str = ""
    """In words: what was decided, by whom and when; empty while it is open."""
    note: str = ""


class DeskLine(View, frozen=True, kw_only=True):
    """A desk that holds entries which are not delivered yet."""

    name: str
    who: str
    waiting: int
    oldest_at: int | None
    seen_at: int


class RefusedView(View, frozen=True, kw_only=True):
    settled: bool = False
    """What was settled is shown, not what is open."""
    lines: tuple[RefusedLine, ...] = ()
    open: int = 0
    """So many were open when last looked; what is listed may be more than one page of them."""
    more: bool = False
    desks: tuple[DeskLine, ...] = ()
    loading: bool = False
    loaded_at: int | None = None
    trouble: str = ""
    """Why nothing came. Earlier rows stay."""
    settling: str = ""
    """Id of the entry that is being settled."""
    told: str = ""
    """What came of the last decision."""


class RefusedCommands(Protocol):
    """`RefusedDesk` is the one implementation."""

    @property
    def view(self) -> RefusedView: ...

    def subscribe(self, listener: Callable[[RefusedView], None]) -> Unsubscribe: ...

    def look(self, *, settled: bool = False) -> None:
        """Those that are open, or those that were settled; the newest first."""
        ...

    def more(self) -> None: ...

    def apply(self, entry_id: str, note: str) -> None:
        """Apply it after all."""
        ...

    def discard(self, entry_id: str, note: str) -> None: ...


class RefusedDesk:
    """Every decision is the hub's to keep and to audit; here it is only asked for."""

    def __init__(self, port: RefusedPort, clock: Clock, tasks: Tasks, words: Words) -> None:
        self._port, self._clock = port, clock
        self._tasks, self._words = tasks, words
        self._listeners: list[Callable[[RefusedView], None]] = []
        self._next: str | None = None
        self._asked = 0
        self.view = RefusedView()

    def subscribe(self, listener: Callable[[RefusedView], None]) -> Unsubscribe:
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def look(self, *, settled: bool = False) -> None:
        self._ask(settled=settled, before=None)

    def more(self) -> None:
        if self._next is not None and not self.view.loading:
            self._ask(settled=self.view.settled, before=self._next)

    def apply(self, entry_id: str, note: str) -> None:
        self._decide(entry_id, SettlementVerdict.APPLIED, note)

    def discard(self, entry_id: str, note: str) -> None:
        """Says why not, where there is no note: it stands in the audit log."""
        if not note.strip():
            said = self._words.translate("NotTaken", "Say why: the note is kept with the decision.")
            self._show(told=said)
            return
        self._decide(entry_id, SettlementVerdict.DISCARDED, note)

    # --- how ---

    def _ask(self, *, settled: bool, before: str | None) -> None:
        self._asked += 1
        lines = self.view.lines if settled is self.view.settled else ()
        told = self.view.told if settled is self.view.settled else ""
        self._show(settled=settled, loading=True, trouble="", lines=lines, told=told)
        self._tasks.start(self._load(settled, before, self._asked), "refused entries")

    async def _load(self, settled: bool, before: str | None, ticket: int) -> None:
        try:
            found, following = await self._port.entries(settled=settled, before=before)
            desks = await self._port.desks()
        except HubError as error:
            if ticket == self._asked:
                self._show(loading=False, trouble=self._reason(error))
            return
        if ticket != self._asked:
            return
        self._next = following
        new = tuple(self._line(entry) for entry in found)
        earlier = self.view.lines if before is not None else ()
        have = {line.id for line in earlier}
        lines = earlier + tuple(line for line in new if line.id not in have)
        self._show(
            lines=lines,
            open=self.view.open if settled else len(lines),
            more=following is not None,
            desks=tuple(_desk(desk) for desk in desks),
            loading=False,
            loaded_at=self._clock.now(),
        )

    def _decide(self, entry_id: str, verdict: SettlementVerdict, note: str) -> None:
        if self.view.settling:
            return
        self._show(settling=entry_id, told="")
        note = note.strip()[:LONGEST_NOTE]
        self._tasks.start(self._settle(entry_id, verdict, note), "settle a refused entry")

    async def _settle(self, entry_id: str, verdict: SettlementVerdict, note: str) -> None:
        try:
            entry = await self._port.settle(entry_id, verdict, note)
        except HubError as error:
            self._show(settling="", told=self._refusal(error))
            return
        applied = entry.settled is SettlementVerdict.APPLIED
        said = (
            self._words.translate("NotTaken", "Applied. The agent's desktop is told.")
            if applied
            else self._words.translate("NotTaken", "Discarded. The agent's desktop is told.")
        )
        left = tuple(line for line in self.view.lines if line.id != entry_id)
        still_open = max(0, self.view.open - (len(self.view.lines) - len(left)))
        self._show(lines=left, open=still_open, settling="", told=said)

    def _line(self, entry: RefusedEntry) -> RefusedLine:
        return RefusedLine(
            id=entry.id,
            kind=kind_words(entry.kind, self._words),
            who=entry.by,
            customer=entry.customer_name,
            reason=reason_words(entry.code, entry.message, self._words),
            made_at=entry.made_at,
            received_at=entry.received_at,
            code=entry.code,
            settled=self._settled(entry),
            note=entry.note,
        )

    def _settled(self, entry: RefusedEntry) -> str:
        if entry.settled is None:
            return ""
        translate = self._words.translate
        said = (
            translate("NotTaken", "Applied after all")
            if entry.settled is SettlementVerdict.APPLIED
            else translate("NotTaken", "Discarded")
        )
        when = self._words.moment(entry.settled_at) if entry.settled_at is not None else ""
        return ", ".join(part for part in (said, entry.settled_by, when) if part)

    def _refusal(self, error: HubError) -> str:
        """The hub's own word, where it says why this one can't be settled so."""
        return str(error) if isinstance(error, Refused) and str(error) else self._reason(error)

    def _reason(self, error: HubError) -> str:
        gone = self._words.translate("NotTaken", "Somebody else has settled it. Refresh the list.")
        return reason_of(error, self._words, gone)

    def _show(self, **changes: Any) -> None:
        self.view = msgspec.structs.replace(self.view, **changes)
        for listener in tuple(self._listeners):
            listener(self.view)


def _desk(desk: DeskWaiting) -> DeskLine:
    return DeskLine(
        name=desk.installation[:8],
        who=desk.subject,
        waiting=desk.waiting,
        oldest_at=desk.oldest_at,
        seen_at=desk.seen_at,
    )
