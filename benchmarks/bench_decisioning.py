"""Decisions: 500 and 2,500 actions with a rule each, for a customer of 10,000 events.

The floor is the rules alone as generated Python. The peers run in the same process or beside it, in
the same run, on the same rules and a model of the same size; what each leaves out stands with it.
"""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

import msgspec

from agent_desktop.decisioning.compiled import Compiled
from agent_desktop.decisioning.context import attributes, fold, from_builtins, to_builtins
from agent_desktop.decisioning.decide import decide, make_record, replay
from agent_desktop.decisioning.decisions import Answer, Decision, Inputs
from agent_desktop.decisioning.rules import compile_rule, judge, prepare
from agent_desktop.decisioning.signals import detect
from agent_desktop.domain.responses import Sentiment
from benchmarks import decisioning_case as case
from benchmarks import decisioning_peers as peers
from benchmarks.result import Result, Target, result
from benchmarks.timing import alternating, collected, milliseconds, once

T = TypeVar("T")
ACTIONS, MANY = 500, 2_500
COUNT = 400
_PROCESSOR = "the same, processor time"
CALLS, CLICKS = 40, 10
PEOPLE, DECISIONS = 50, 2_000
TURNS = 4
"""Customers who call in turn: nothing that was worked out for one helps with the next."""


def run() -> list[Result]:
    found = [_rules()]
    for count, whole, after in ((ACTIONS, 3, 1), (MANY, 12, None)):
        catalogue = case.catalogue(count)
        people = [case.Person(catalogue, seed) for seed in range(1, TURNS + 1)]
        person = people[0]
        ready = case.with_model(catalogue)
        found += _whole(people, ready, count, whole)
        found += _after_a_response(person, ready, count, after)
        if count == ACTIONS:
            found += [_event(person), _after_an_event(person, ready), _per_second(ready)]
            found.append(_record(person, ready))
    return found


def _rules() -> Result:
    """Prepared and judged: what a decision does about rules."""
    rules = case.rules(ACTIONS)
    catalogue = case.catalogue(ACTIONS)
    facts = peers.facts_of(case.Person(catalogue).context(case.NOW))
    ready = [compile_rule(rule.cel()) for rule in rules]
    names = sorted({name for rule in ready for name in rule.names})
    floor = case.generated(ACTIONS)
    if judge(ready, prepare(names, facts, {})) != floor(facts):
        raise RuntimeError("the rules and the generated code disagree")
    prepared = prepare(names, facts, {})
    times = alternating(
        {
            "ours": lambda: judge(ready, prepare(names, facts, {})),
            "floor": lambda: floor(facts),
        },
        COUNT,
    )
    return result(
        f"rules alone, {ACTIONS} over {case.KEYS} keys",
        "ms",
        times["ours"],
        floor=times["floor"],
        target=Target(p50_at_most=0.2),
        peers=[
            peers.measured(
                "common-expression-language",
                lambda: [rule.by_engine(prepared) for rule in ready],
                COUNT,
                "the engine that ours is checked against, one context for all",
            ),
            *peers.rules_engines(rules, facts),
        ],
    )


def _whole(people: list[case.Person], ready: Compiled, count: int, most: float) -> list[Result]:
    """A new conversation with another customer each time, so that nothing is left of the one
    before."""
    turns = zip(itertools.cycle(people), itertools.count(), strict=False)
    calls = (person.inputs(f"new-{number}") for person, number in turns)
    taken = [_taken(ready, one) for one in itertools.islice(calls, 20 + COUNT)][20:]
    floor = case.generated(count)
    facts = peers.facts_of(people[0].context(case.NOW))
    beside = []
    if count == ACTIONS:
        beside = [peers.whole_in_python(case.rules(count), facts), *peers.learners(count)]
    return [
        result(
            f"whole decision, {count:,} actions",
            "ms",
            [wall for wall, _ in taken],
            floor=milliseconds(lambda: floor(facts), 100),
            target=Target(p99_at_most=most),
            peers=beside,
        ),
        result(_PROCESSOR, "ms", [busy for _, busy in taken]),
    ]


def _taken(ready: Compiled, one: Inputs) -> tuple[float, float]:
    """Milliseconds by the clock, and by this thread's processor time, which other programs do not
    lengthen as much."""
    start, busy = time.perf_counter_ns(), time.thread_time_ns()
    decide(ready, one)
    busy = time.thread_time_ns() - busy
    return (time.perf_counter_ns() - start) / 1e6, busy / 1e6


def _after_a_response(
    person: case.Person, ready: Compiled, count: int, most: float | None
) -> list[Result]:
    """Calls of ten clicks: attributes of what was answered change with each of them."""
    taken: list[tuple[float, float]] = []
    with collected():
        for call in range(CALLS):
            one = person.inputs(f"clicks-{call}")
            decision = decide(ready, one)
            for click in range(CLICKS):
                one = _answered(person, one, decision, click)
                taken.append(_taken(ready, one))
                decision = decide(ready, one)
            if decision != decide(ready.with_model(ready.propensities), one):
                raise RuntimeError("a list brought up to date is another one than made anew")
    return [
        result(
            f"after a response, {count:,} actions",
            "ms",
            [wall for wall, _ in taken],
            target=None if most is None else Target(p99_at_most=most),
        ),
        result(_PROCESSOR, "ms", [busy for _, busy in taken]),
    ]


def _answered(person: case.Person, one: Inputs, decision: Decision, click: int) -> Inputs:
    said = Answer(
        response_id=f"{one.contact_id}-{click}", action_id=decision.ranked[0].action_id,
        sentiment=(Sentiment.NEGATIVE, Sentiment.NEUTRAL)[click % 2], at=one.at,
        touchpoint=one.touchpoint, contact_id=one.contact_id,
    )  # fmt: skip
    answers = (*one.answers, said)
    context = attributes(person.state, person.customer, one.at, answers, person.catalogue)
    return msgspec.structs.replace(one, answers=answers, context=context, at=one.at + 900)


def _event(person: case.Person) -> Result:
    rng = random.Random(9)
    state = from_builtins(msgspec.json.decode(msgspec.json.encode(to_builtins(person.state))))
    events = (case.event(rng, case.EVENTS + n, case.NOW + n * 1000) for n in itertools.count())
    times = _each(events, lambda one: fold(state, one), 2_000)
    return result(
        "one event into the context of 10,000", "ms", times, target=Target(p99_at_most=0.1)
    )


def _after_an_event(person: case.Person, ready: Compiled) -> Result:
    """Context, signals and list of a call that goes on: nobody demands a figure of it."""
    rng = random.Random(10)
    state = from_builtins(msgspec.json.decode(msgspec.json.encode(to_builtins(person.state))))

    going_on = person.inputs("going-on")

    def next_one(number: int) -> Decision:
        at = case.NOW + number * 1000
        fold(state, case.event(rng, case.EVENTS + number, at))
        context = attributes(state, person.customer, at, person.answers, person.catalogue)
        one = msgspec.structs.replace(
            going_on, at=at, context=context,
            signals=detect(person.catalogue, state, at, context),
        )  # fmt: skip
        return decide(ready, one)

    times = _each(itertools.count(), next_one, COUNT)
    return result("after an event: context, signals and list", "ms", times)


def _per_second(ready: Compiled) -> Result:
    """As the hub makes them for a touchpoint, one after the other: state to context, signals,
    decision and record."""
    people = [case.Person(ready.catalogue, seed, events=200) for seed in range(PEOPLE)]
    states = [to_builtins(person.state) for person in people]

    def one(number: int) -> None:
        person = people[number % PEOPLE]
        state, at = from_builtins(states[number % PEOPLE]), case.NOW + number
        context = attributes(state, person.customer, at, person.answers, ready.catalogue)
        inputs = Inputs(
            decision_id="d", customer_id=person.id, contact_id=f"web-{number}", touchpoint="calls",
            at=at, context=context, answers=person.answers, exposures=person.exposures,
            signals=detect(ready.catalogue, state, at, context),
        )  # fmt: skip
        msgspec.json.encode(make_record(inputs, decide(ready, inputs), 3, ready))

    rates = []
    with collected():
        for part in range(10):
            start = time.perf_counter()
            for number in range(DECISIONS // 10):
                one(part * DECISIONS + number)
            rates.append(DECISIONS / 10 / (time.perf_counter() - start))
    return result(f"the hub's decisions on one core, {ACTIONS} actions", "decisions/s", rates)


def _record(person: case.Person, ready: Compiled) -> Result:
    sizes = []
    for number in range(100):
        one = person.inputs(f"kept-{number}")
        record = make_record(one, decide(ready, one), 5, ready)
        if not replay(ready, record)[1]:
            raise RuntimeError("a record was not replayed")
        sizes.append(float(len(msgspec.json.encode(record))))
    whole = float(len(msgspec.json.encode(make_record(person.inputs("k"), decide(ready, one), 5))))
    return result("a record as it is sent, 30 rule keys and 64 features", "B", sizes, floor=[whole])


def _each(given: Iterator[T], work: Callable[[T], object], count: int) -> list[float]:
    """Milliseconds of the work alone; making what it works on is not counted."""
    for _ in range(20):
        work(next(given))
    with collected():
        return [once(lambda one=one: work(one)) for one in itertools.islice(given, count)]
