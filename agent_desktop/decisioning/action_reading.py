"""One action of a catalogue file, with its assets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from agent_desktop.decisioning.attribute_table import ATTRIBUTES
from agent_desktop.decisioning.catalogue import (
    Action,
    Asset,
    AssetResponse,
    Outcome,
    Scope,
    Suppression,
    Weight,
    Who,
)
from agent_desktop.decisioning.rules import RuleError, compile_rule
from agent_desktop.domain.channels import Channel, Touchpoint
from agent_desktop.domain.responses import Sentiment
from agent_desktop.domain.toml_tables import Table, suggest
from agent_desktop.domain.wording import Template, WordingError

DAYS_MOST: Final = 3_650.0
_LABELS: Final = {
    Sentiment.POSITIVE: "Positive",
    Sentiment.NEUTRAL: "Neutral",
    Sentiment.NEGATIVE: "Negative",
}


def read_action(
    name: str,
    table: Table,
    traits: Mapping[str, Any],
    touchpoints: Mapping[str, Touchpoint],
    resting: Mapping[Sentiment, Suppression],
) -> Action:
    """The action; what is wrong with it is noted in the table's document."""
    if not name or "@" in name or "/" in name or name == "dialler":
        table.problem("", "is no name for an action: '@', '/' and 'dialler' mean something else")
    begins, ends = table.moment("from"), table.moment("until")
    if begins is not None and ends is not None and ends <= begins:
        table.problem("until", "is not after 'from'")
    action = Action(
        id=name,
        title=table.text("title", None),
        group=table.text("group"),
        issue=table.text("issue"),
        eligible=_rule(table, "eligible", traits),
        not_eligible=table.text("not_eligible"),
        why=_template(table, "why", traits),
        effective_from=begins,
        effective_until=ends,
        value=table.number("value", 1.0, 0.0, 1e9),
        lever=table.number("lever", 0.0, -100.0, 1000.0),
        propensity=table.number("propensity", 0.5, 0.0, 1.0),
        weights=tuple(_weight(entry, traits) for entry in table.listed("weights")),
        service=table.flag("service"),
        waits_for_service=table.flag("waits_for_service"),
        follow_up_only=table.flag("follow_up_only"),
        suppress={**resting, **read_suppressions(table.table("suppress"))},
        outcome=_outcome(table),
        assets=_assets(name, table, touchpoints),
    )
    if action.service and action.waits_for_service:
        table.problem("waits_for_service", "makes no sense for an action that is service itself")
    if action.eligible and not action.not_eligible:
        table.problem("not_eligible", "is missing: say in a few words why it is not offered")
    table.finish()
    return action


def read_suppressions(table: Table) -> dict[Sentiment, Suppression]:
    """`[suppress.negative]` and so on."""
    found = {}
    for sentiment, entry in _by_sentiment(table):
        channels = []
        for channel in entry.texts("channels"):
            if channel in set(Channel):
                channels.append(Channel(channel))
            elif channel != "all":
                entry.problem("channels", f"'{channel}' is no channel", suggest(channel, Channel))
        found[sentiment] = Suppression(
            days=entry.number("days", 0.0, 0.0, DAYS_MOST),
            scope=entry.choice("scope", Scope, Scope.ACTION),
            channels=tuple(channels),
            who=entry.choice("who", Who, Who.PERSON),
        )
        entry.finish()
    return found


def _by_sentiment(table: Table) -> list[tuple[Sentiment, Table]]:
    found = [(s, table.table(s.value)) for s in Sentiment if table.has(s.value)]
    for name in table.values:
        if name not in set(Sentiment):
            table.problem(name, "is no response", suggest(name, Sentiment))
    return found


def _rule(table: Table, key: str, traits: Mapping[str, Any]) -> str:
    text = table.text(key)
    if text:
        try:
            compile_rule(text, traits)
        except RuleError as error:
            table.problem(key, f"the rule can't be used: {error}", error.suggestion)
    return text


def _template(table: Table, key: str, traits: Mapping[str, Any]) -> str:
    text = table.text(key)
    try:
        names = Template(text).names
    except WordingError as error:
        table.problem(key, str(error))
        return ""
    known = [*ATTRIBUTES, *(f"traits.{name}" for name in traits)]
    for name in sorted(names - set(known)):
        table.problem(key, f"'{name}' is no attribute of the context", suggest(name, known))
    return text


def _weight(table: Table, traits: Mapping[str, Any]) -> Weight:
    if not table.has("when"):
        table.problem("when", "is missing")
    weight = Weight(
        when=_rule(table, "when", traits) or "false",
        weight=table.number("weight", 1.0, 0.0, 1000.0),
    )
    table.finish()
    return weight


def _outcome(table: Table) -> Outcome | None:
    if not table.has("outcome"):
        return None
    entry = table.table("outcome")
    outcome = Outcome(
        event=entry.text("event", None),
        within_days=entry.number("within_days", 7.0, 0.0, DAYS_MOST),
    )
    entry.finish()
    return outcome


def _assets(action: str, table: Table, touchpoints: Mapping[str, Touchpoint]) -> dict[str, Asset]:
    found = {}
    for name, entry in table.named("assets"):
        touchpoint = touchpoints.get(name)
        if touchpoint is None:
            entry.problem("", f"there is no touchpoint '{name}'", suggest(name, touchpoints))
            continue
        talk_track, hint = _words(entry, "talk_track"), _words(entry, "hint")
        found[name] = Asset(
            id=f"{action}@{name}",
            action_id=action,
            touchpoint=name,
            talk_track=talk_track,
            hint=hint,
            link=entry.text("link"),
            responses=_responses(entry.table("responses"), touchpoint),
        )
        entry.finish()
    if not found and not table.table("assets").values:
        table.problem("assets", "are missing: an action needs one on at least one touchpoint")
    return found


def _words(entry: Table, key: str) -> str:
    """Words to the agent, which may name anything that is known of the customer."""
    text = entry.text(key)
    try:
        Template(text)
    except WordingError as error:
        entry.problem(key, str(error))
        return ""
    return text


def _responses(table: Table, touchpoint: Touchpoint) -> dict[Sentiment, AssetResponse]:
    given = dict(_by_sentiment(table))
    found = {}
    for sentiment in touchpoint.sentiments:
        entry = given.pop(sentiment, None)
        if entry is None:
            found[sentiment] = AssetResponse(label=_LABELS[sentiment])
            continue
        found[sentiment] = AssetResponse(
            label=entry.text("label", _LABELS[sentiment]), next=entry.text("next")
        )
        entry.finish()
    for sentiment in given:
        table.problem(sentiment.value, f"nobody can answer so at '{touchpoint.name}'")
    return found
