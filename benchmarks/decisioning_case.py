"""What is decided in the benchmark: a catalogue, a customer of 10,000 events, and a model."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from typing import Any, Final

import msgspec

from agent_desktop.decisioning.attribute_table import ATTRIBUTES
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.decisioning.compiled import Compiled, compile_catalogue
from agent_desktop.decisioning.context import ContextState, attributes, fold, new_state
from agent_desktop.decisioning.decisions import (
    Answer,
    Exposure,
    ExposureKind,
    Inputs,
    exposure_id,
)
from agent_desktop.decisioning.learning.encoding import NumberCode, features_digest
from agent_desktop.decisioning.learning.scoring import ModelPropensities
from agent_desktop.decisioning.learning.snapshot import (
    ActionTerms,
    Content,
    read_snapshot,
    write_snapshot,
)
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.events import Event
from agent_desktop.domain.responses import Sentiment

DAY: Final = 86_400_000
NOW: Final = 1_764_000_000_000
EVENTS: Final = 10_000
FEATURES: Final = 64
KEYS: Final = 30
"""Names that the rules look at."""
TYPES: Final = (
    "Page Viewed", "Product Viewed", "Form Started", "Form Step Viewed", "Email Opened",
    "Email Link Clicked", "Call Ended", "Call Abandoned", "Screen Viewed", "Payment Received",
)  # fmt: skip

Clause = tuple[str, str, int]
"""Name, `>=` or `<=`, number."""


class Rule(msgspec.Struct, frozen=True):
    """(first and second) or third: written in each engine's own words."""

    first: Clause
    second: Clause
    third: Clause

    def cel(self) -> str:
        a, b, c = (f"{name} {sign} {number}" for name, sign, number in self.clauses)
        return f"({a} && {b}) || {c}"

    def python(self, names: str = "k[{!r}]") -> str:
        a, b, c = (f"{names.format(name)} {sign} {number}" for name, sign, number in self.clauses)
        return f"({a} and {b}) or {c}"

    @property
    def clauses(self) -> tuple[Clause, Clause, Clause]:
        return (self.first, self.second, self.third)


def numbers() -> list[str]:
    """Whole-number attributes, in the order of the table."""
    return [name for name, one in ATTRIBUTES.items() if type(one.default) is int]


def rules(count: int) -> list[Rule]:
    """The same ones on every machine."""
    rng, names = random.Random(7), numbers()[:KEYS]

    def clause(name: str) -> Clause:
        return (name, rng.choice((">=", "<=")), rng.randrange(0, 400))

    return [Rule(*(clause(name) for name in rng.sample(names, 3))) for _ in range(count)]


def catalogue(count: int) -> Catalogue:
    """`count` actions with a rule each, half of them with a field in their reason."""
    rng = random.Random(count)
    names = numbers()
    lines = ['name = "bench"', 'region = "GB"', "[traits]"]
    lines += [f"t{n} = 0" for n in range(max(0, FEATURES - len(names)))]
    lines.append("[learning.features]")
    lines += [f'"{name}" = {{ kind = "number" }}' for name in features()]
    lines += ["[touchpoints.calls]", 'channel = "assisted"', "agent_handled = true"]
    lines += [f"[groups.g{n}]\nlever = {n}" for n in range(25)]
    for counts, scope in (("displayed", "action"), ("offered", "action"), ("negative", "group")):
        lines.append(
            f'[[policies]]\nname = "{counts}"\ncounts = "{counts}"\nthreshold = 4\n'
            f'window_days = 7\npause_days = 7\nscope = "{scope}"'
        )
    for n, rule in enumerate(rules(count)):
        words = f"{{{names[n % KEYS]}:number}} of them lately" if n % 2 else "As they asked for it"
        lines.append(
            f'[actions.a{n:04}]\ntitle = "Action {n}"\ngroup = "g{n % 25}"\n'
            f'eligible = \'{rule.cel()}\'\nnot_eligible = "Not for them"\nwhy = "{words}"\n'
            f"value = {1 + rng.random():.2f}\npropensity = {0.1 + rng.random() / 2:.2f}\n"
            f"suppress.negative = {{ days = 30 }}\nassets.calls.talk_track = 'Good day'"
        )
    return parse_catalogue("\n".join(lines), "bench.toml")


def features() -> list[str]:
    """With what was answered among them, as in the demo: a response changes every propensity."""
    names = numbers()[-FEATURES:]
    return names + [f"traits.t{n}" for n in range(FEATURES - len(names))]


def with_model(of: Catalogue) -> Compiled:
    """By a model of 64 features, all bound up with every action."""
    rng = random.Random(3)
    codes = tuple(
        NumberCode(name=name, edges=tuple(range(0, 200, 25)), middle=100.0, scale=60.0)
        for name in sorted(features())
    )
    columns = 1 + sum(code.width for code in codes)

    def weights() -> bytes:
        return struct.pack(f"<{columns}i", *(rng.randint(-9_000, 9_000) for _ in range(columns)))

    content = Content(
        catalogue=of.name,
        features=features_digest(of.learning.features),
        made_at=NOW,
        cases=100_000,
        codes=codes,
        shared=weights(),
        actions=tuple(
            ActionTerms(id=name, bias=rng.randint(-90_000, 0), evidence=400.0, information=60.0,
                        own=weights())
            for name in sorted(of.actions)
        ),
    )  # fmt: skip
    snapshot = read_snapshot(write_snapshot(content), of, NOW)
    return compile_catalogue(of, ModelPropensities(snapshot, of))


class Person:
    """A customer with a journey, some thirty calls and what came of them."""

    def __init__(self, of: Catalogue, seed: int = 1, events: int = EVENTS) -> None:
        rng = random.Random(seed)
        self.catalogue = of
        self.id = f"customer-{seed:08}"
        self.state: ContextState = new_state()
        for number in range(events):
            fold(self.state, event(rng, number, NOW - (events - number) * 2 * DAY // 50))
        traits = {f"t{n}": rng.randrange(200) for n in range(20)}
        self.customer = Customer(
            id=self.id, generation=0, name="", traits=traits, identities=(), since=0,
            last_event_at=NOW, events=events,
        )  # fmt: skip
        names = sorted(of.actions)
        self.answers: tuple[Answer, ...] = ()
        self.exposures: tuple[Exposure, ...] = ()
        for call in range(30):
            self._call(rng, f"call-{seed}-{call}", rng.sample(names, 10), NOW - call * 2 * DAY)

    def _call(self, rng: random.Random, contact: str, shown: list[str], at: int) -> None:
        kind = ExposureKind.DISPLAYED
        self.exposures += tuple(
            Exposure(exposure_id(kind, contact, name), name, f"{name}@calls", kind, at - 1000,
                     "calls", contact)
            for name in shown
        )  # fmt: skip
        self.answers += tuple(
            Answer(response_id=f"{contact}-{name}", action_id=name, at=at - 500,
                   sentiment=rng.choice(list(Sentiment)), touchpoint="calls", contact_id=contact)
            for name in shown[:3]
        )  # fmt: skip

    def context(self, at: int) -> dict[str, Any]:
        return attributes(self.state, self.customer, at, self.answers, self.catalogue)

    def inputs(self, contact: str, at: int = NOW) -> Inputs:
        return Inputs(
            decision_id="d", customer_id=self.id, contact_id=contact, touchpoint="calls", at=at,
            context=self.context(at), answers=self.answers, signals=(), exposures=self.exposures,
        )  # fmt: skip


def event(rng: random.Random, number: int, at: int) -> Event:
    """One of a journey."""
    return Event(
        id=f"e{number:08}", customer_id="c", type=rng.choice(TYPES), touchpoint="calls",
        channel=rng.choice(list(Channel)), at=at,
        properties={"form": "card", "name": "Cards", "step": number % 5, "campaign": "Autumn"},
    )  # fmt: skip


def generated(count: int) -> Callable[[dict[str, Any]], list[bool]]:
    """The floor: all rules as one function of generated Python."""
    lines = ", ".join(rule.python("{}") for rule in rules(count))
    names = numbers()[:KEYS]
    takes = "; ".join(f"{name} = k[{name!r}]" for name in names)
    scope: dict[str, Any] = {}
    exec(f"def judge(k):\n    {takes}\n    return [{lines}]", scope)  # noqa: S102 - our own text
    judged: Callable[[dict[str, Any]], list[bool]] = scope["judge"]
    return judged
