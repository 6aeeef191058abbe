"""The named steps at which a process is killed.

A step is a function of the program, or what SQLite asks of the disk; the driver wraps it before the
program starts and sends itself SIGKILL right before it or right after it. The program itself knows
nothing of this: no switch that only a test turns is shipped (docs/decisions/0038).
"""

from __future__ import annotations

import functools
import importlib
import inspect
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from tests.faults.vfs import Call

When = Literal["before", "after"]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """Where to die. `nth` counts from 1."""

    name: str
    when: When
    nth: int = 1


DESKTOP: Final = {
    "check the key": "agent_desktop.cache.files:_check_key",
    "migrate": "agent_desktop.cache.files:migrate",
    "prepare the outbox": "agent_desktop.cache.profile:prepare_outbox",
    "prepare the customers": "agent_desktop.cache.profile:prepare_customers",
    "open the outbox": "agent_desktop.cache.outbox:OutboxFile.__init__",
    "sign in": "agent_desktop.cache.session:Desk.save_session",
    "commit": "agent_desktop.cache.outbox:OutboxFile.commit",
    "withdraw": "agent_desktop.cache.outbox:OutboxFile.withdraw",
    "number": "agent_desktop.cache.departures:Departures.take",
    "push": "agent_desktop.hubclient.client:HubClient.push",
    "settle": "agent_desktop.cache.departures:Departures.settle",
    "tidy": "agent_desktop.cache.outbox:OutboxFile.forget_settled",
    "checkpoint": "agent_desktop.cache.outbox:OutboxFile.checkpoint",
    "keep the screen": "agent_desktop.cache.session:Desk.save_setting",
    "note who called": "agent_desktop.cache.session:Desk.note_recent",
    "start over": "agent_desktop.cache.departures:Departures.start_over",
    "close": "agent_desktop.cache.outbox:OutboxFile.close",
}
PULLER: Final = {
    "serve": "agent_desktop.cache.pulled:PulledFile.serve",
    "new epoch": "agent_desktop.cache.pulled:PulledFile.start_epoch",
    "apply": "agent_desktop.cache.pulled:PulledFile.apply",
    "finish the round": "agent_desktop.cache.pulled:PulledFile.finish_round",
    "save the catalogue": "agent_desktop.cache.pulled:PulledFile.save_catalogue",
    "fold the journal": "agent_desktop.cache.pulled:PulledFile.checkpoint",
}
HUB: Final = {
    "migrate": "agent_desktop.hub.store.database:upgrade",
    "introduce": "agent_desktop.hub.store.database:_introduce",
    "one unit": "agent_desktop.hub.store.writer:Writer._apply",
    "group commit": "agent_desktop.hub.store.writer:Writer._commit",
    "tell the listeners": "agent_desktop.hub.store.database:Database._tell",
    "answer a push": "agent_desktop.hub.sync.pushing:Pushing.push",
    "apply a push": "agent_desktop.hub.sync.pushing:apply",
    "fold contexts": "agent_desktop.hub.contexts.keeper:fold_all",
    "close": "agent_desktop.hub.store.database:Database.close",
}
DISK: Final = ("write", "sync", "truncate", "delete", "syncdir")


def disk_steps(*files: str) -> tuple[str, ...]:
    """Names of steps on the disk: the log, the file itself and the journal of its first moments."""
    return tuple(
        f"{what} {file}{ending}"
        for file in files
        for what in DISK
        for ending in ("", "-wal", "-journal")
        # SQLite never does these.
        if not (what in {"syncdir", "delete"} and not ending)
        and not (what == "truncate" and ending == "-journal")
    )


def arm(step: Step, named: dict[str, str]) -> None:
    """Wraps a function of the program. Raises AttributeError where it has gone: then the list of
    steps is to be brought up to date."""
    module_name, _, path = named[step.name].partition(":")
    owner: Any = importlib.import_module(module_name)
    *rooms, last = path.split(".")
    for room in rooms:
        owner = getattr(owner, room)
    setattr(owner, last, _wrapped(getattr(owner, last), step))


def check_names(named: dict[str, str]) -> None:
    """Raises AttributeError for a step that the program does not have any more."""
    for target in named.values():
        module_name, _, path = target.partition(":")
        found: Any = importlib.import_module(module_name)
        for part in path.split("."):
            found = getattr(found, part)


def _wrapped(function: Callable[..., Any], step: Step) -> Callable[..., Any]:
    dying = _Countdown(step)
    if inspect.iscoroutinefunction(function):

        @functools.wraps(function)
        async def later(*arguments: Any, **named: Any) -> Any:
            dying.before()
            found = await function(*arguments, **named)
            dying.after()
            return found

        return later

    @functools.wraps(function)
    def now(*arguments: Any, **named: Any) -> Any:
        dying.before()
        found = function(*arguments, **named)
        dying.after()
        return found

    return now


class DiskStep:
    """Implements `vfs.Hook`: dies at a step on the disk. A write is half done when it dies before
    its end."""

    def __init__(self, step: Step) -> None:
        self._what, _, self._file = step.name.partition(" ")
        self._dying = _Countdown(step)

    def __call__(self, call: Call, do: Callable[..., int]) -> int:
        if call.what != self._what or Path(call.path).name != self._file:
            return do()
        if call.what == "write" and self._dying.next_is_last:
            do(len(call.data) // 2)
        self._dying.before()
        code = do()
        self._dying.after()
        return code


class _Countdown:
    def __init__(self, step: Step) -> None:
        self._when = step.when
        self._left = step.nth

    @property
    def next_is_last(self) -> bool:
        return self._when == "before" and self._left == 1

    def before(self) -> None:
        if self._when == "before":
            self._count()

    def after(self) -> None:
        if self._when == "after":
            self._count()

    def _count(self) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
