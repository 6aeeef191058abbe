"""Catalogues, models and histories out of a seed, as odd as the formats allow."""

from __future__ import annotations

import random
import struct
from typing import Any

import msgspec

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.decisioning.compiled import Compiled, compile_catalogue
from agent_desktop.decisioning.decisions import (
    Answer,
    Exposure,
    ExposureKind,
    Inputs,
    Signal,
    exposure_id,
)
from agent_desktop.decisioning.learning.encoding import FlagCode, NumberCode, features_digest
from agent_desktop.decisioning.learning.scoring import ModelPropensities
from agent_desktop.decisioning.learning.snapshot import (
    ActionTerms,
    Content,
    read_snapshot,
    write_snapshot,
)
from agent_desktop.domain.responses import Sentiment

DAY = 86_400_000
NOW = 1_764_000_000_000
TOUCHPOINTS = {"calls": "assisted", "mailing": "outbound", "dialling": "outbound", "shop": "web"}
HEAD = """
name = "random"
region = "GB"

[traits]
income = 0
plan = ""
member = false

[learning]
control = 0.1
[learning.features]
events_7d = { kind = "number", edges = [2, 5] }
"traits.income" = { kind = "number" }
form_open = { kind = "flag" }

[touchpoints.calls]
channel = "assisted"
agent_handled = true
[touchpoints.mailing]
channel = "outbound"
[touchpoints.dialling]
channel = "outbound"
agent_handled = true
[touchpoints.shop]
channel = "web"

[signals.stuck]
text = "Stuck"
service = true
within_minutes = 60
steps = [{ event = "Form Started" }]
boosts = { g1 = 1.5, a0 = 3 }
[signals.angry]
text = "Angry {events_7d}"
priority = 70
within_minutes = 60
steps = [{ event = "Complaint Opened" }]
holds = ["g2", "a3"]
"""
RULES = (
    "events_7d > 2",
    "form_open || traits.income >= 2000",
    "!form_open",
    "10 / (events_7d - 3) > 1",
    'days_since["Store Visited"] <= 14',
    '"stuck" in signals || traits.member',
    'traits.plan == "gold"',
    "true",
)


def catalogue(rng: random.Random, size: int | None = None) -> Catalogue:
    count = size or rng.choice([*range(4, 15), 50])
    names = [f"a{number}" for number in range(count)]
    groups = ["g0", "g1", "g2", "g3"]
    lines = [HEAD]
    lines += [f"[groups.{group}]\nlever = {rng.choice([-90, 0, 10])}" for group in groups]
    for number in range(rng.randint(0, 4)):
        lines.append(_policy(rng, number, names, groups))
    if rng.random() < 0.6:
        lines.append(
            '[[limits]]\nname = "weekly"\nchannel = "outbound"\n'
            f"most = {rng.randint(0, 2)}\ndays = 7"
        )
    for number, name in enumerate(names):
        lines.append(_action(rng, number, name, names, groups))
    return parse_catalogue("\n".join(lines), "random.toml")


def _policy(rng: random.Random, number: int, names: list[str], groups: list[str]) -> str:
    told = [
        "[[policies]]",
        f'name = "p{number}"',
        f'counts = "{rng.choice(["displayed", "offered", "positive", "neutral", "negative"])}"',
        f"threshold = {rng.randint(1, 3)}",
        f"window_days = {rng.choice([1, 7, 30])}",
        f"pause_days = {rng.choice([0.5, 7, 30])}",
        f'scope = "{rng.choice(["action", "group"])}"',
        f'who = "{rng.choice(["person", "household"])}"',
    ]
    if rng.random() < 0.3:
        told.append('counted_on = ["web", "outbound"]')
    if rng.random() < 0.3:
        told.append('holds_on = ["assisted"]')
    if rng.random() < 0.3:
        told.append(f'actions = ["{rng.choice(names)}"]')
    if rng.random() < 0.3:
        told.append(f'groups = ["{rng.choice(groups)}"]')
    return "\n".join(told)


def _action(rng: random.Random, number: int, name: str, names: list[str], groups: list[str]) -> str:
    told = [
        f"[actions.{name}]",
        f'title = "Action {name}"',
        f"value = {rng.choice([1, 1, 2.5])}",
        f"cost = {rng.choice([0, 0.25, 2])}",
        f"propensity = {rng.choice([0.1, 0.3, 0.3])}",
        f"marketing_priority = {rng.choice([0, 0, 5])}",
    ]
    if rng.random() < 0.8:
        told.append(f'group = "{rng.choice(groups)}"')
    if rng.random() < 0.8:
        told.append(f"eligible = '{rng.choice(RULES)}'\nnot_eligible = \"no\"")
    told.append(f"why = '{rng.choice(['', 'Because', 'Seen {events_7d:words} times'])}'")
    flag = rng.choice(["mandatory", "transactional", "service", "waits_for_service", "", "", ""])
    if flag:
        told.append(f"{flag} = true")
    if rng.random() < 0.2:
        told.append("from = 2025-11-20" if rng.random() < 0.5 else "until = 2025-11-28")
    told += [_rest(rng, s) for s in ("positive", "neutral", "negative") if rng.random() < 0.5]
    for touchpoint in TOUCHPOINTS:
        if touchpoint == "calls" or rng.random() < 0.5:
            told += _asset(rng, f"{name}.assets.{touchpoint}", names[number + 1 :])
    if rng.random() < 0.5:
        told.append(f"[[actions.{name}.weights]]\nwhen = '{rng.choice(RULES)}'\nweight = 1.5")
        told.append("why = 'It weighs'" if rng.random() < 0.5 else "")
    return "\n".join(told)


def _rest(rng: random.Random, sentiment: str) -> str:
    channels = ', channels = ["assisted"]' if rng.random() < 0.3 else ""
    scope, who = rng.choice(["action", "group"]), rng.choice(["person", "household"])
    days = rng.choice([0.5, 14, 90])
    return f'suppress.{sentiment} = {{ days = {days}, scope = "{scope}", who = "{who}"{channels} }}'


def _asset(rng: random.Random, name: str, later: list[str]) -> list[str]:
    told = [f"[actions.{name}]", "talk_track = 'Hello'"]
    if name.endswith("calls") and later and rng.random() < 0.4:
        told.append(f'responses.positive.next = "{rng.choice(later)}"')
    if rng.random() < 0.3:
        told.append("variants.b = { share = 0.5, talk_track = 'Good day' }")
    return told


def compiled(rng: random.Random, of: Catalogue) -> Compiled:
    """With a model, or with the catalogue's own starting values."""
    if rng.random() < 0.4:
        return compile_catalogue(of)
    snapshot = read_snapshot(model(rng, of), of, NOW)
    return compile_catalogue(of, ModelPropensities(snapshot, of))


def model(rng: random.Random, of: Catalogue) -> bytes:
    """A snapshot of weights by lot."""
    codes = (
        NumberCode(name="events_7d", edges=(2.0, 5.0), middle=3.0, scale=2.0),
        FlagCode(name="form_open"),
        NumberCode(name="traits.income", edges=(), middle=2000.0, scale=900.0),
    )
    columns = 1 + sum(code.width for code in codes)

    def weights() -> bytes:
        return struct.pack(f"<{columns}i", *(rng.randint(-30_000, 30_000) for _ in range(columns)))

    content = Content(
        catalogue=of.name,
        features=features_digest(of.learning.features),
        made_at=NOW,
        cases=1000,
        codes=codes,
        shared=weights(),
        actions=tuple(
            ActionTerms(
                id=name,
                bias=rng.randint(-90_000, 0),
                evidence=float(rng.randint(0, 400)),
                information=float(rng.randint(1, 60)),
                own=weights() if rng.random() < 0.5 else b"",
            )
            for name in sorted(of.actions)
            if rng.random() < 0.8
        ),
    )
    return write_snapshot(content)


def inputs(rng: random.Random, of: Catalogue) -> Inputs:
    names = [*sorted(of.actions), "gone"]
    return Inputs(
        decision_id="d",
        customer_id=f"c{rng.randint(1, 3)}",
        contact_id=f"call-{rng.randint(1, 3)}",
        touchpoint=rng.choice([*TOUCHPOINTS, "calls", "calls"]),
        at=NOW + rng.randint(-2 * DAY, 9 * DAY),
        context=context(rng),
        answers=tuple(answer(rng, names, number) for number in range(rng.randint(0, 12))),
        signals=signals(rng),
        exposures=tuple(exposure(rng, names) for _ in range(rng.randint(0, 30))),
    )


def context(rng: random.Random) -> dict[str, Any]:
    found: dict[str, Any] = {"events_7d": rng.randint(0, 6), "last_page": rng.choice(["", "home"])}
    if rng.random() < 0.5:
        found["form_open"] = True
    if rng.random() < 0.5:
        found["traits"] = {"income": rng.choice([0, 1999, 2500.5]), "plan": "gold", "eyes": "blue"}
    if rng.random() < 0.5:
        found["days_since"] = {"Store Visited": rng.randint(0, 30), "Else": 1}
    if rng.random() < 0.3:
        found["answers"] = [["own-1", "a1", "negative", NOW - rng.randint(0, 30 * DAY), "shop"]]
    return found


def signals(rng: random.Random) -> tuple[Signal, ...]:
    return tuple(
        Signal(id=f"{name}:1", pattern=name, text=name.title(), priority=50, at=NOW,
               service=name == "stuck", expires_at=NOW + rng.randint(-DAY, 9 * DAY),
               evidence=("e1",))
        for name in ("stuck", "angry") if rng.random() < 0.3
    )  # fmt: skip


def answer(rng: random.Random, names: list[str], number: int) -> Answer:
    name, touchpoint = rng.choice(names), rng.choice([*TOUCHPOINTS, "gone"])
    return Answer(
        response_id=f"r{number}",
        action_id=name,
        sentiment=rng.choice(list(Sentiment)),
        at=NOW - rng.randint(-DAY, 60 * DAY),
        touchpoint=touchpoint,
        contact_id=rng.choice(["", "call-1", "call-2", "call-3", "mail-1"]),
        customer_id=rng.choice(["", "", "c1", "c2"]),
        asset_id=rng.choice(["", f"{name}@{touchpoint}", f"{name}@{touchpoint}#b"]),
    )


def exposure(rng: random.Random, names: list[str]) -> Exposure:
    name, touchpoint = rng.choice(names), rng.choice(list(TOUCHPOINTS))
    kind = rng.choice(list(ExposureKind))
    contact = rng.choice(["call-1", "call-2", "mail-1", "mail-2", "mail-3"])
    return Exposure(
        exposure_id(kind, contact, name), name,
        rng.choice([f"{name}@{touchpoint}", f"{name}@{touchpoint}#b"]), kind,
        NOW - rng.randint(0, 50 * DAY), touchpoint, contact,
    )  # fmt: skip


def moved_on(rng: random.Random, of: Catalogue, before: Inputs, number: int) -> Inputs:
    """The same or another conversation a little later: an answer, an undo, an impression..."""
    names = [*sorted(of.actions), "gone"]
    what = rng.randint(0, 6)
    later: dict[str, Any] = {"at": before.at + rng.choice([0, 1000, 60_000, DAY, -3 * DAY])}
    if what <= 1:
        said = msgspec.structs.replace(
            answer(rng, names, 100 + number), contact_id=before.contact_id, at=before.at
        )
        later["answers"] = (*before.answers, said)
    elif what == 2 and before.answers:
        later["answers"] = before.answers[:-1]
    elif what == 3:
        later["exposures"] = (*before.exposures[rng.choice([0, 0, 1, 3]) :], exposure(rng, names))
    elif what == 4:
        later["context"] = context(rng)
    elif what == 5:
        later["signals"] = signals(rng)
    else:
        later["context"] = {**before.context, "events_7d": rng.randint(0, 6)}
    return msgspec.structs.replace(before, **later)
