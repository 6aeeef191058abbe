"""Broken builds of the desktop's outbox and of what sends it."""

from __future__ import annotations

import asyncio
from typing import Any, Final

import msgspec

from agent_desktop.cache.departures import Departures
from agent_desktop.cache.lock import ProfileLock
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.threads import WritingThread
from agent_desktop.hubclient.client import HubClient
from agent_desktop.protocol.errors import HubAway, HubBusy, HubError, SignInNeeded
from agent_desktop.protocol.messages import PushReply, PushResult, Verdict
from agent_desktop.sync.backoff import Backoff
from agent_desktop.sync.drain import Drain
from agent_desktop.sync.queue import KnownHub
from tests.simulation.broken.build import Broken, instead

# The real ones, which the broken ones lean on.
_commit = OutboxFile.commit
_settle = Departures.settle
_opened = OutboxFile.__init__
_forget = OutboxFile.forget_settled
_failed = Drain._failed
_push = HubClient.push
_start_over = Departures.start_over


async def _acknowledged_early(self: Any, items: Any, decision: Any = None) -> None:
    """Says that it is kept, and writes it a moment later."""

    def work() -> None:
        self._outbox.commit(items, decision)
        self._note_commit()

    asyncio.get_running_loop().call_later(0.15, work)


def _withdraws_what_left(self: Any, entry_id: str) -> bool:
    with self._saving():
        changed: int = self._db.execute(
            "UPDATE entries SET state = 'withdrawn' WHERE id = ? "
            "AND state IN ('queued', 'in_flight')",
            (entry_id,),
        ).rowcount
    return changed == 1


async def _believes_a_status(self: Any, request: Any) -> PushReply:
    try:
        reply = await _push(self, request)
    except HubAway as error:
        if "Something else answered" not in str(error) or not hasattr(self, "_last"):
            raise
        accepted = tuple(PushResult(id=one.id, verdict=Verdict.ACCEPTED) for one in request.entries)
        return PushReply(hub=self._last.hub, epoch=self._last.epoch, results=accepted)
    self._last = reply
    return reply


async def _new_id_at_retry(self: Any, request: Any) -> PushReply:
    sent: dict[str, int] = self.__dict__.setdefault("_sent", {})
    changed, former = [], {}
    for one in request.entries:
        times = sent[one.id] = sent.get(one.id, 0) + 1
        if times > 1:
            new = f"{one.id}-{times}"
            former[new] = one.id
            body = bytes(one.body).replace(f'"id":"{one.id}"'.encode(), f'"id":"{new}"'.encode())
            one = msgspec.structs.replace(one, id=new, body=msgspec.Raw(body))  # noqa: PLW2901
        changed.append(one)
    reply = await _push(self, msgspec.structs.replace(request, entries=tuple(changed)))
    results = tuple(
        msgspec.structs.replace(one, id=former.get(one.id, one.id)) for one in reply.results
    )
    return msgspec.structs.replace(reply, results=results)


async def _drops_on_4xx(self: Any, error: HubError, batch: Any) -> float | None:
    if not isinstance(error, HubAway | HubBusy | SignInNeeded):
        for one in batch.entries:
            await self._queue.refuse(one.id, "refused", str(error))
        return 0.0
    return await _failed(self, error, batch)


def _forgets_what_was_in_flight(self: Any, *args: Any, **kwargs: Any) -> None:
    _opened(self, *args, **kwargs)
    with self._writing():
        self._db.execute("UPDATE entries SET state = 'accepted' WHERE state = 'in_flight'")


def _refusals_block(self: Any, subject: str, hub: Any, results: Any, now: int) -> None:
    again = tuple(
        msgspec.structs.replace(one, verdict=Verdict.RETRY)
        if one.verdict is Verdict.REJECTED else one
        for one in results
    )  # fmt: skip
    _settle(self, subject, hub, again, now)


def _duplicates_are_refused(self: Any, subject: str, hub: Any, results: Any, now: int) -> None:
    refused = tuple(
        msgspec.structs.replace(one, verdict=Verdict.REJECTED)
        if one.verdict is Verdict.DUPLICATE else one
        for one in results
    )  # fmt: skip
    _settle(self, subject, hub, refused, now)


def _retention_takes_all(self: Any, arrived: Any, now: int) -> int:
    with self._writing():
        self._db.execute("DELETE FROM entries WHERE made_at <= ?", (now,))
    return 0


def _anybodys(self: Any, subject: str, most: int) -> list[Any]:
    return list(
        self._db.execute(
            "SELECT seq, id, n, kind, made_at, body, decision FROM entries "
            "WHERE state IN ('in_flight', 'queued') ORDER BY seq LIMIT ?",
            (most,),
        )
    )


def _newest_first(self: Any, subject: str, most: int) -> list[Any]:
    chosen = (
        "SELECT seq, id, n, kind, made_at, body, decision FROM entries "
        'WHERE state = ? AND "by" = ? ORDER BY seq DESC LIMIT ?'
    )
    rows = self._db.execute(chosen, ("in_flight", subject, most)).fetchall()[::-1]
    return [*rows, *self._db.execute(chosen, ("queued", subject, most - len(rows))).fetchall()]


def _one_at_a_time_unheeded(self: Any, subject: str, hub: Any, results: Any, now: int) -> None:
    """Only the last result counts for all."""
    if results:
        last = results[-1]
        results = tuple(msgspec.structs.replace(last, id=one.id) for one in results)
    _settle(self, subject, hub, results, now)


def _no_resend(self: Any, subject: str, hub: KnownHub) -> None:
    self._remember_only = True
    with self._writing():
        self._installation(subject)
        self._db.execute(
            "UPDATE installations SET id = id || 'x', last_n = 0 WHERE subject = ?", (subject,)
        )
        self._db.execute(
            "UPDATE entries SET state = 'queued', n = NULL WHERE \"by\" = ? "
            "AND state = 'in_flight'", (subject,)
        )  # fmt: skip
        self._remember(subject, hub)


def _ever_longer(self: Any) -> float:
    self._failures += 1
    return float(0.5 * 2.0**self._failures)


BUILDS: Final = (
    Broken(
        "acknowledged-early", ("I1",), "the commit is acknowledged before it is written",
        instead(WritingThread, "commit", _acknowledged_early),
        seeds=(1,),
    ),
    Broken(
        "withdraws-what-left", ("I4",), "an entry is withdrawn although it was sent",
        instead(OutboxFile, "withdraw", _withdraws_what_left),
        seeds=(1,),
    ),
    Broken(
        "believes-a-status", ("I2",), "a 200 settles a push, whoever answered",
        instead(HubClient, "push", _believes_a_status),
        seeds=(92,),
    ),
    Broken(
        "new-id-at-retry", ("I2",), "a repeated send has a new id",
        instead(HubClient, "push", _new_id_at_retry),
        seeds=(2,),
    ),
    Broken(
        "drops-on-4xx", ("I5",), "a refused request refuses all that was in it",
        instead(Drain, "_failed", _drops_on_4xx),
        seeds=(20,),
    ),
    Broken(
        "epoch-ignored", ("I2", "I6"), "the outbox does not look at the hub's epoch",
        instead(Departures, "known_hub", lambda _self, _subject: KnownHub(hub="", epoch=0)),
        seeds=(9,),
    ),
    Broken(
        "in-flight-forgotten", ("I2",), "what was in flight at a kill counts as sent",
        instead(OutboxFile, "__init__", _forgets_what_was_in_flight),
        seeds=(2,),
    ),
    Broken(
        "refusals-block", ("I5", "I6"), "a refused entry is sent for ever",
        instead(Departures, "settle", _refusals_block),
        seeds=(2,),
    ),
    Broken(
        "duplicates-are-refused", ("I4",), "'duplicate' counts as a refusal",
        instead(Departures, "settle", _duplicates_are_refused),
        seeds=(9,),
    ),
    Broken(
        "retention-takes-all", ("I1", "I2"), "tidying up deletes entries whatever became of them",
        instead(OutboxFile, "forget_settled", _retention_takes_all),
        seeds=(2,),
    ),
    Broken(
        "anybodys-entries", ("I13",), "whoever is signed in sends everybody's entries",
        instead(Departures, "_next", _anybodys),
        seeds=(2,),
    ),
    Broken(
        "newest-first", ("I3",), "the newest entry leaves first",
        instead(Departures, "_next", _newest_first),
        seeds=(1,),
    ),
    Broken(
        "one-result-for-all", ("I2", "I4", "I5"), "one result of a push is taken for all of them",
        instead(Departures, "settle", _one_at_a_time_unheeded),
        seeds=(2,),
    ),
    Broken(
        "restored-without-resend", ("I2",), "a new epoch does not bring accepted entries again",
        instead(Departures, "start_over", _no_resend),
        seeds=(9,),
    ),
    Broken(
        "back-off-without-a-cap", ("I6",), "waits double without end",
        instead(Backoff, "after_failure", _ever_longer),
        seeds=(4,),
    ),
    Broken(
        "no-lock", ("I12",), "two desktops open one profile",
        instead(ProfileLock, "acquire", lambda _self: None),
        seeds=(21,),
    ),
)  # fmt: skip
