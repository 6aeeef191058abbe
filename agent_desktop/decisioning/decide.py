"""The decision: every action of the catalogue is either ranked or held back with its reason.

Plain arithmetic in a fixed order and no clock of its own: hub and desktop give the same list to
the last digit.
"""

from __future__ import annotations

import msgspec

from agent_desktop.decisioning import reasons
from agent_desktop.decisioning.arbitration import Key, key_of
from agent_desktop.decisioning.compiled import Compiled, compile_catalogue
from agent_desktop.decisioning.context import own_answers
from agent_desktop.decisioning.decisions import (
    Answer,
    Decision,
    DecisionRecord,
    Held,
    Inputs,
    Ranked,
    Reason,
)
from agent_desktop.decisioning.listing import Ranking, figures_told, first_of
from agent_desktop.decisioning.overlay import Overlay
from agent_desktop.decisioning.records import digest_of, moment, told_of
from agent_desktop.decisioning.remembered import standings
from agent_desktop.decisioning.standings import Standings

__all__ = ["Compiled", "compile_catalogue", "decide", "explain", "make_record", "replay"]

_set = msgspec.structs.force_setattr


def decide(compiled: Compiled, inputs: Inputs) -> Decision:
    """One list. Never raises for any inputs that the protocol lets through.

    Entries within the catalogue's `top` have all their reasons; those below lack what the model has
    learnt (see `explain`).
    """
    now = moment(inputs.at)
    found = standings(compiled, inputs, now)
    overlay = Overlay(compiled, inputs, now)
    holds = overlay.holds(found)
    places = _places(compiled, found, holds, overlay.said.continued)
    forms = overlay.forms()
    ranked, told = _ranked(compiled, found, places, forms, overlay.said.continued)
    held, held_told = found.held, found.held_told
    if holds:
        held, held_told = held.copy(), held_told.copy()
        for place, hold in holds.items():
            held[place] = hold
            held_told[place] = told_of(hold) if hold is not None else b""
    version = compiled.catalogue.version
    head = f"{version}\t{compiled.model_version}\t{inputs.touchpoint}\t{found.scores.control}\n"
    return Decision(
        id=inputs.decision_id,
        catalogue_version=version,
        at=inputs.at,
        ranked=ranked,
        held=tuple(filter(None, held)),
        digest=digest_of([head.encode("utf-8", "replace"), *told, b"\0", *held_told]),
    )


def explain(compiled: Compiled, inputs: Inputs, ranked: Ranked) -> Ranked:
    """The entry with all its reasons, wherever it stands on the list of these inputs."""
    if ranked.rank <= compiled.catalogue.top:
        return ranked
    found = standings(compiled, inputs, moment(inputs.at))
    place = compiled.places.get(ranked.action_id, -1)
    told = found.all_reasons([place])[0] if place >= 0 else ()
    if not told:
        return ranked
    first = tuple(reason for reason in ranked.reasons if reason.code == "continues")
    return msgspec.structs.replace(ranked, reasons=(*first, *told))


def make_record(
    inputs: Inputs, decision: Decision, shown: int = 0, compiled: Compiled | None = None
) -> DecisionRecord:
    """What is kept of a list. With `compiled` only what decided anything, so that it is small."""
    if compiled is not None:
        inputs = _needed(compiled, inputs)
    return DecisionRecord(
        inputs=inputs,
        catalogue_version=decision.catalogue_version,
        digest=decision.digest,
        shown=shown,
    )


def replay(compiled: Compiled, record: DecisionRecord) -> tuple[Decision, bool]:
    """The list again, and whether it is the one that was recorded: by the same catalogue, the same
    model, to the last digit."""
    decision = decide(compiled, record.inputs)
    same = (
        decision.catalogue_version == record.catalogue_version
        and compiled.model_version == record.inputs.model_version
    )
    return decision, same and decision.digest == record.digest


def _places(
    compiled: Compiled,
    found: Standings,
    holds: dict[int, Held | None],
    continued: dict[str, Answer],
) -> list[int]:
    """Of the actions on the list, in its order: first what continues an answer."""
    if not holds and not continued:
        return found.order
    first = []
    for action_id in continued:
        place = compiled.places.get(action_id, -1)
        if place >= 0 and holds.get(place, found.held[place]) is None:
            first.append(place)
    if len(first) > 1:
        first.sort(key=lambda place: _key(compiled, found, place))
    out = {*holds, *first}
    return first + [place for place in found.order if place not in out]


def _key(compiled: Compiled, found: Standings, place: int) -> Key:
    service_open = found.service is not None
    action = compiled.actions[place].action
    return key_of(action, place, found.priorities[place], service_open=service_open)


def _ranked(
    compiled: Compiled,
    found: Standings,
    places: list[int],
    forms: dict[int, str],
    continued: dict[str, Answer],
) -> tuple[Ranking, list[bytes]]:
    """The list, and what the digest says of it."""
    top = compiled.catalogue.top
    first = first_of(compiled, found, places[: max(top, len(continued))], forms)
    # Nobody else has seen them yet: as good as making them with these values.
    for entry, known in zip(first, found.all_reasons(places[:top]), strict=False):
        _set(entry, "reasons", known)
    for answer, entry in _continuing(continued, first):
        reason = reasons.continues(answer.action_id, answer.response_id)
        _set(entry, "follow_up_of", answer.response_id)
        _set(entry, "reasons", (reason, *entry.reasons))
    told = figures_told(found, places)
    if forms or continued:
        for entry, place in zip(first, places, strict=False):
            if place in forms or entry.follow_up_of:
                told.append(_told(entry))
        told += [
            _line(forms[place], "", found.given[place])
            for place in places[len(first) :]
            if place in forms
        ]
    told += [_told(entry) for entry in first[:top]]
    return Ranking(compiled, found, places, first, forms), told


def _continuing(continued: dict[str, Answer], entries: list[Ranked]) -> list[tuple[Answer, Ranked]]:
    """They stand first."""
    found = []
    for entry in entries[: len(continued)]:
        answer = continued.get(entry.action_id)
        if answer is not None:
            found.append((answer, entry))
    return found


def _told(entry: Ranked) -> bytes:
    """What the digest adds for an entry that has more than its standing."""
    return _line(entry.asset_id, entry.follow_up_of, entry.reasons)


def _line(asset_id: str, follow_up_of: str, given: tuple[Reason, ...]) -> bytes:
    return f"\t{asset_id}\t{follow_up_of}\t{reasons.told(given)}\n".encode("utf-8", "replace")


def _needed(compiled: Compiled, inputs: Inputs) -> Inputs:
    """Of the context what was asked for; of answers and exposures what held or led to anything."""
    overlay = Overlay(compiled, inputs, moment(inputs.at))
    answers, exposures = overlay.matters()
    context = overlay.here.asked.of(inputs.context)
    rows = inputs.context.get("answers")
    said = [
        row
        for row in (rows if isinstance(rows, list | tuple) else ())
        if any(one.response_id in answers for one in own_answers({"answers": [row]}))
    ]
    if said:
        context["answers"] = said
    return Inputs(
        decision_id=inputs.decision_id,
        customer_id=inputs.customer_id,
        contact_id=inputs.contact_id,
        touchpoint=inputs.touchpoint,
        at=inputs.at,
        context=context,
        answers=tuple(one for one in inputs.answers if one.response_id in answers),
        signals=inputs.signals,
        exposures=tuple(one for one in inputs.exposures if one.id in exposures),
        model_version=compiled.model_version,
    )
