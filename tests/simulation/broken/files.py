"""Broken builds of the files, the pull and the hub."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from agent_desktop.cache import outbox
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.hub.store import engines
from agent_desktop.hub.sync.push import _Push
from agent_desktop.hubclient.client import HubClient
from agent_desktop.protocol.messages import PushResult
from tests.simulation.broken.build import Broken, instead

_apply = PulledFile.apply
_pull = HubClient.pull
_run = _Push.run
_outbox_connect = outbox.connect
_hub_connect = engines._connect


def _cursor_first(self: Any, reply: Any, now: int) -> Any:
    with self._writing():
        self._set(cursor=reply.cursor)
    return _apply(self, reply, now)


def _only_note(self: Any, hub: str, epoch: int) -> None:
    with self._writing():
        self._set(hub=hub, epoch=epoch)


async def _cut_inside(self: Any, installation: str, cursor: int, limit: int) -> Any:
    """A page has so many rows, and the rest of its last transaction is forgotten."""
    reply = await _pull(self, installation, cursor, limit)
    if not reply.transactions or cursor == 0:
        return reply
    last = reply.transactions[-1]
    cut = msgspec.structs.replace(last, events=last.events[:1], responses=last.responses[:1])
    return msgspec.structs.replace(reply, transactions=(*reply.transactions[:-1], cut))


async def _gone_are_kept(self: Any, installation: str, cursor: int, limit: int) -> Any:
    reply = await _pull(self, installation, cursor, limit)
    deaf = tuple(msgspec.structs.replace(one, gone=()) for one in reply.transactions)
    return msgspec.structs.replace(reply, transactions=deaf)


def _lazily(*args: Any, **kwargs: Any) -> Any:
    connection = _outbox_connect(*args, **kwargs)
    connection.execute("PRAGMA synchronous=NORMAL")
    return connection


def _hub_lazily(file: Any, pragmas: Any) -> Any:
    return _hub_connect(file, (*pragmas, "PRAGMA synchronous = OFF"))


def _no_unique_key(self: Any, arrived: Any) -> list[PushResult]:
    """What came before is applied again, under an id that a table without a key would allow."""
    renamed, former = [], {}
    for each in arrived:
        known = self._settled_before([each])
        if not known:
            renamed.append(each)
            continue
        new = f"{each.entry.id}+{self._unit.position}"
        former[new] = each.entry.id
        body = each.body
        if hasattr(body, "response"):
            body = msgspec.structs.replace(
                body, response=msgspec.structs.replace(body.response, id=new)
            )
        entry = msgspec.structs.replace(each.entry, id=new)
        renamed.append(each._replace(entry=entry, body=body))
    results = _run(self, renamed)
    return [msgspec.structs.replace(one, id=former.get(one.id, one.id)) for one in results]


BUILDS: Final = (
    Broken(
        "cursor-first", ("I7", "I9"), "the cursor is committed before the rows",
        instead(PulledFile, "apply", _cursor_first),
        seeds=(16,),
    ),
    Broken(
        "cut-inside", ("I7", "I8", "I9"), "a page ends inside a transaction",
        instead(HubClient, "pull", _cut_inside),
        seeds=(1,),
    ),
    Broken(
        "gone-are-kept", ("I7", "I9"), "who was merged away stays in the cache",
        instead(HubClient, "pull", _gone_are_kept),
        seeds=(7,),
    ),
    Broken(
        "no-new-round", ("I7", "I9"), "the cache goes on from its cursor at a new epoch",
        instead(PulledFile, "start_epoch", _only_note),
        seeds=(58,),
    ),
    Broken(
        "lazy-outbox", ("I1",), "the outbox commits with synchronous=NORMAL, and the power goes",
        instead(outbox, "connect", _lazily),
        seeds=(20,),
    ),
    Broken(
        "lazy-hub", ("I1", "I2"), "the hub commits with synchronous=OFF, and the power goes",
        instead(engines, "_connect", _hub_lazily),
        seeds=(44,),
    ),
    Broken(
        "no-unique-key", ("I2", "I3"), "the hub has no unique key on an entry's id",
        instead(_Push, "run", _no_unique_key),
        seeds=(24,),
    ),
)  # fmt: skip
