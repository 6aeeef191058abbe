"""The list behind one response as the supervisor sees it, in the words of the agent's window."""

from __future__ import annotations

from typing import Any

import msgspec

from agent_desktop.app import reasons
from agent_desktop.app.explaining import Speaker, in_control
from agent_desktop.app.review import SeenHeld, SeenLine, SeenList
from agent_desktop.app.views import ExplanationView
from agent_desktop.app.words import Words
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.context_answers import own_answers
from agent_desktop.decisioning.decisions import DecisionRecord, Factors, Held, Ranked
from agent_desktop.protocol.messages import SeenReply


class AsSeen:
    """Words what the hub replayed. `catalogue` is the one in force now, if it is known."""

    def __init__(self, catalogue: Catalogue | None, words: Words, now: int) -> None:
        self._catalogue = catalogue
        self._words = words
        self._now = now

    def list(self, response_id: str, reply: SeenReply, answered: str) -> SeenList:
        """`answered` is the action that the response is about."""
        record = reply.record
        return SeenList(
            response_id=response_id,
            at=record.inputs.at,
            catalogue_version=record.catalogue_version,
            model=record.inputs.model_version,
            lines=tuple(self._seen_line(entry, record, answered) for entry in reply.ranked),
            held=self._all_held(reply.held, record),
            faithful=reply.faithful,
        )

    def _seen_line(self, entry: dict[str, Any], record: DecisionRecord, answered: str) -> SeenLine:
        ranked = _ranked_of(entry)
        explanation = self._explained(ranked, record)
        return SeenLine(
            rank=ranked.rank,
            action_id=ranked.action_id,
            title=str(entry.get("title") or self._title(ranked.action_id)),
            why=self._speaker(record).strongest(ranked),
            priority=ranked.priority,
            explanation=explanation,
            painted=ranked.rank <= record.shown,
            answered=ranked.action_id == answered,
        )

    def _explained(self, ranked: Ranked, record: DecisionRecord) -> ExplanationView:
        inputs = record.inputs
        speaker = self._speaker(record)
        return speaker.explain(
            ranked,
            model_version=inputs.model_version,
            control=in_control(speaker.catalogue, inputs.contact_id),
            service_first=any(s.service and s.expires_at > inputs.at for s in inputs.signals),
        )

    def _speaker(self, record: DecisionRecord) -> Speaker:
        """In the words of the agent's window. Where another catalogue is in force by now, only what
        the record itself says: its levers and costs may be others today."""
        catalogue = self._catalogue
        if catalogue is None:
            catalogue = _unknown(record.catalogue_version)
        elif catalogue.version != record.catalogue_version:
            catalogue = msgspec.structs.replace(
                catalogue,
                issue_levers={},
                group_levers={},
                actions={
                    key: msgspec.structs.replace(action, cost=0.0, lever=0.0)
                    for key, action in catalogue.actions.items()
                },
            )
        return Speaker(catalogue, self._words)

    def _all_held(
        self, entries: tuple[dict[str, Any], ...], record: DecisionRecord
    ) -> tuple[SeenHeld, ...]:
        """In the order of the agent's window."""
        inputs = record.inputs
        answers = {a.response_id: a for a in (*own_answers(inputs.context), *inputs.answers)}
        speaker = reasons.HeldSpeaker(self._catalogue, self._words, answers=answers)
        read = [(_held_of(entry), entry) for entry in entries]
        read.sort(key=lambda one: reasons.importance(one[0]))
        now = self._now
        return tuple(
            SeenHeld(
                action_id=held.action_id,
                title=str(entry.get("title") or self._title(held.action_id)),
                text=speaker.sentence(held, now),
                fits=reasons.fits(held),
            )
            for held, entry in read
        )

    def _title(self, action_id: str) -> str:
        action = self._catalogue.actions.get(action_id) if self._catalogue is not None else None
        return action.title if action is not None else action_id


def _held_of(entry: dict[str, Any]) -> Held:
    """Also of a hub of another version: then as much as it says."""
    try:
        return msgspec.convert(entry, Held)
    except msgspec.ValidationError:
        action_id, code, text = (str(entry.get(n) or "") for n in ("action_id", "code", "text"))
        return Held(action_id=action_id, code=code, text=text)


def _ranked_of(entry: dict[str, Any]) -> Ranked:
    """Also of a hub of another version: then as much as it says."""
    try:
        return msgspec.convert(entry, Ranked)
    except msgspec.ValidationError:
        nothing = Factors(propensity=0.0, context=0.0, value=0.0, lever=0.0)
        rank = entry.get("rank")
        return Ranked(
            action_id=str(entry.get("action_id") or ""),
            asset_id="",
            rank=rank if isinstance(rank, int) else 0,
            priority=0.0,
            factors=nothing,
            why=str(entry.get("why") or ""),
        )


def _unknown(version: str) -> Catalogue:
    """Before the hub has said what is in force."""
    return Catalogue(
        version=version,
        name="",
        title="",
        region="",
        touchpoints={},
        actions={},
        signals={},
        issue_levers={},
        group_levers={},
        group_titles={},
        traits={},
        text="",
    )
