"""What the parts of a catalogue say of each other: follow-ups, policies, boosts and holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from agent_desktop.decisioning.catalogue import Action, Next
from agent_desktop.decisioning.follow_ups import cycles
from agent_desktop.decisioning.rule_reading import Rules
from agent_desktop.domain.channels import Touchpoint
from agent_desktop.domain.toml_tables import Table


def check_references(
    root: Table,
    actions: Mapping[str, Action],
    touchpoints: Mapping[str, Touchpoint],
    declared_groups: Collection[str],
    rules: Rules,
) -> None:
    """Notes the problems in the document of `root`."""
    groups = {action.group for action in actions.values() if action.group} | set(declared_groups)
    _follow_ups(root, actions, touchpoints)
    for policy in root.listed("policies"):
        _all_known(policy, "actions", actions, "action")
        _all_known(policy, "groups", groups, "group")
    for _, criterion in root.named("criteria"):
        group = criterion.values.get("group")
        if isinstance(group, str) and group and group not in groups:
            _unknown(criterion, "group", group, groups, "group")
    rules.check_names(actions, groups, root.table("signals").values, touchpoints)
    for _, signal in root.named("signals"):
        targets = {**dict.fromkeys(groups), **dict.fromkeys(actions)}
        boosts = signal.table("boosts")
        for name in boosts.values:
            if name not in targets:
                _unknown(boosts, name, name, targets, "action or group")
        _all_known(signal, "holds", targets, "action or group")


def _follow_ups(
    root: Table, actions: Mapping[str, Action], touchpoints: Mapping[str, Touchpoint]
) -> None:
    led_to: set[str] = set()
    arrows: dict[str, dict[str, list[str]]] = {name: {} for name in touchpoints}
    for action, touchpoint, sentiment, following in _continued(actions):
        table = _response(root, action, touchpoint, sentiment)
        led_to.add(following)
        known = actions.get(following)
        if known is None:
            _unknown(table, "next", following, actions, "action")
        elif touchpoint not in known.assets:
            table.problem("next", f"'{following}' has no asset at '{touchpoint}'")
        else:
            arrows[touchpoint].setdefault(action, []).append(following)
    for touchpoint, graph in arrows.items():
        for circle in cycles(graph):
            sentiment = next(
                s.value
                for s, response in actions[circle[0]].assets[touchpoint].responses.items()
                if response.next == circle[1]
            )
            _response(root, circle[0], touchpoint, sentiment).problem(
                "next", f"goes round in a circle: {_told(circle)}"
            )
    for name, alone in actions.items():
        if alone.follow_up_only and name not in led_to:
            root.table("actions").table(name).problem(
                "follow_up_only", "nothing leads to it: no response has it as its next"
            )


def _continued(actions: Mapping[str, Action]) -> Iterator[tuple[str, str, str, str]]:
    """Action, touchpoint and sentiment, and the action that follows."""
    for action in actions.values():
        for touchpoint, asset in action.assets.items():
            for sentiment, response in asset.responses.items():
                if response.next_kind is Next.ACTION:
                    yield action.id, touchpoint, sentiment.value, response.next


def _told(circle: tuple[str, ...]) -> str:
    if len(circle) > 12:
        circle = (*circle[:10], f"({len(circle) - 11} more)", circle[-1])
    return " → ".join(circle)


def _response(root: Table, action: str, touchpoint: str, sentiment: str) -> Table:
    asset = root.table("actions").table(action).table("assets").table(touchpoint)
    return asset.table("responses").table(sentiment)


def _all_known(table: Table, key: str, known: Collection[str], what: str) -> None:
    for name in table.texts(key):
        if name not in known:
            _unknown(table, key, name, known, what)


def _unknown(table: Table, key: str, name: str, known: Collection[str], what: str) -> None:
    table.problem(key, f"there is no {what} '{name[:100]}'", table.meant(name, known))
