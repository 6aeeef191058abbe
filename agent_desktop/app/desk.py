"""What the agent's use cases share: the ports, the contacts in hand and the view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import msgspec

from agent_desktop.app.conversation import Conversation, Decided
from agent_desktop.app.playbook import AddModel, Compile, Playbook
from agent_desktop.app.ports import (
    Cache,
    Clock,
    Hub,
    Ids,
    NotSaved,
    OnScreen,
    Outbox,
    OutboxItem,
    SyncState,
    Tasks,
    Unsubscribe,
    Upkeep,
)
from agent_desktop.app.presenting import Presenter
from agent_desktop.app.recorder import Recorder
from agent_desktop.app.trouble_words import trouble_words
from agent_desktop.app.views import Screen, WorkspaceView
from agent_desktop.app.words import Words
from agent_desktop.decisioning.decisions import DecisionRecord
from agent_desktop.domain.contacts import Contact, ContactState
from agent_desktop.domain.numbers import display

MAX_OVER = 500
"""Ended contacts that are remembered, so that a late repeat does not open one again."""


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """Who works here, and where. Region: two letters, for numbers without a country code."""

    subject: str
    team: str
    region: str
    role: str = "agent"
    """As `domain.visibility` has it."""


@dataclass(frozen=True)
class DeskPorts:
    """What `bootstrap` picks."""

    cache: Cache
    outbox: Outbox
    hub: Hub
    upkeep: Upkeep
    clock: Clock
    ids: Ids
    tasks: Tasks
    words: Words
    compile: Compile
    add_model: AddModel
    nudge: Callable[[], None]
    """Try the line to the hub again now."""
    remember: Callable[[OnScreen | None], None] = lambda _: None
    """Keeps what is on the screen for the next start; returns at once."""


_NEVER = SyncState(
    online=False, waiting=0, refused=0, last_contact_at=None, signed_in=True, counted=False
)


@dataclass
class Desk:
    """The state behind the window; every change ends with `publish`."""

    ports: DeskPorts
    seat: Seat
    playbook: Playbook | None = None
    playbook_trouble: str = ""
    sync: SyncState = _NEVER
    not_saved: str = ""
    refusal: str = ""
    """The reason in it."""
    notice: str = ""
    remark: str = ""
    conversations: OrderedDict[str, Conversation] = field(default_factory=OrderedDict)
    on_screen: str = ""
    over: OrderedDict[str, None] = field(default_factory=OrderedDict)

    def __post_init__(self) -> None:
        self.recorder = Recorder(self.ports.tasks)
        self._presenter = Presenter(self.ports.words)
        self.on_drop: Callable[[Conversation], None] = lambda _: None
        """Hears of a contact that is over, before it is forgotten."""
        self._listeners: list[Callable[[WorkspaceView], None]] = []
        self._remembered: OnScreen | None = None
        self.leaving: set[str] = set()
        """Ids of entries whose commit began here and whose end nobody has told: the count of what
        waits follows a moment later, and until then it would be too low."""
        self.view = WorkspaceView(screen=Screen.READY, contact=None, sync=self.sync)

    def subscribe(self, listener: Callable[[WorkspaceView], None]) -> Unsubscribe:
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def current(self) -> Conversation | None:
        return self.conversations.get(self.on_screen)

    def shows(self, conversation: Conversation) -> bool:
        return self.current() is conversation

    def waiting(self) -> tuple[Conversation, ...]:
        return tuple(c for key, c in self.conversations.items() if key != self.on_screen)

    def drop(self, contact_id: str) -> None:
        """The contact is over: nothing of it stays but its id."""
        conversation = self.conversations.pop(contact_id, None)
        if conversation is not None:
            self.on_drop(conversation)
        self.over[contact_id] = None
        while len(self.over) > MAX_OVER:
            self.over.popitem(last=False)
        if self.on_screen == contact_id:
            self.on_screen = ""

    def may_give_way(self, contact: Contact) -> bool:
        """Nobody is on the line on the screen, so this contact may have it.

        A number typed to be called gives way to a call that was answered, not to one that rings.
        """
        current = self.current()
        if current is None or current.contact.state is ContactState.ENDED:
            return True
        prepared = current.contact.state is ContactState.PREPARING
        return prepared and contact.state in {ContactState.TALKING, ContactState.PREPARING}

    def show(self, contact_id: str) -> None:
        """Puts a contact on the screen. An ended one that was there is over."""
        before = self.current()
        self.on_screen = contact_id
        if before is not None and before.contact.state is ContactState.ENDED:
            self.drop(before.contact.id)

    def decide(self, conversation: Conversation, *, at_once: bool) -> None:
        """A new list. What came by itself waits if it would move the one under the pointer."""
        playbook = self.playbook
        if playbook is None or conversation.known is None:
            return
        if not conversation.contact.touchpoint:
            conversation.contact = msgspec.structs.replace(
                conversation.contact, touchpoint=playbook.agent_touchpoint()
            )
        new = conversation.decide(playbook, self.ports.clock.now(), self.ports.ids.new())
        old = conversation.decided
        if new is None:
            return
        if not at_once and old is not None and _order(old) != _order(new):
            conversation.pending = new
            return
        if old is None or _order(old) != _order(new):
            conversation.shown = 0
        conversation.decided = new
        conversation.pending = None

    def _remember(self) -> None:
        kept = _kept(self.current())
        if kept != self._remembered:
            self._remembered = kept
            self.ports.remember(kept)

    def save(
        self,
        item: OutboxItem,
        record: DecisionRecord | None = None,
        *,
        name: str = "",
        done: Callable[[], None] = lambda: None,
        refused: Callable[[], None],
    ) -> Awaitable[None]:
        """Begins to commit, and says on the screen how it went once that is awaited. `name` is what
        the agent calls it."""
        self.leaving.add(item.id)
        try:
            under_way = self.ports.outbox.commit((item,), record)
        except Exception as error:
            under_way = _failed(error)
        return self._saved(item.id, under_way, name, done, refused)

    async def _saved(
        self,
        entry_id: str,
        under_way: Awaitable[None],
        name: str,
        done: Callable[[], None],
        refused: Callable[[], None],
    ) -> None:
        try:
            await under_way
        except Exception as error:
            self.leaving.discard(entry_id)
            refused()
            self.refuse(error, name)
            if not isinstance(error, NotSaved):
                raise
        else:
            self.not_saved = ""
            done()
            self.publish()

    def refuse(self, error: Exception, name: str) -> None:
        """The disk did not take it. What was on the screen before has been put back."""
        self.refusal = (
            trouble_words(str(error), self.ports.words)
            if isinstance(error, NotSaved)
            else self.ports.words.translate("Desk", "It could not be saved on this device.")
        )
        self.not_saved = f"{name}: {self.refusal}" if name else self.refusal
        self.publish()

    def sync_now(self) -> SyncState:
        """As the board has it, with what it cannot know yet: what was clicked just now."""
        waiting = max(self.sync.waiting, len(self.leaving))
        return msgspec.structs.replace(self.sync, not_saved=self.not_saved, waiting=waiting)

    def publish(self) -> None:
        """Builds the view and tells the windows, if it differs."""
        self._remember()
        new = self._presenter.view(self)
        if new == self.view:
            return
        self.view = new
        for listener in tuple(self._listeners):
            listener(new)


async def _failed(error: Exception) -> None:
    raise error


def _kept(conversation: Conversation | None) -> OnScreen | None:
    if conversation is None or conversation.contact.state is not ContactState.TALKING:
        return None
    return OnScreen(
        contact=conversation.contact,
        customer_id=conversation.wanted,
        chosen=conversation.chosen,
        shown_number=display(e164) if (e164 := conversation.contact.e164) else "",
    )


def _order(decided: Decided) -> tuple[str, ...]:
    return tuple(entry.action_id for entry in decided.decision.ranked)
