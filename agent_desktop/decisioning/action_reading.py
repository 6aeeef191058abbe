"""One action of a catalogue file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from agent_desktop.decisioning.asset_reading import read_assets
from agent_desktop.decisioning.catalogue import Action, Next, Outcome, Suppression, Weight
from agent_desktop.decisioning.policy_reading import DAYS_MOST, read_suppressions
from agent_desktop.decisioning.rule_reading import Rules
from agent_desktop.decisioning.vocabulary import identifier, template
from agent_desktop.domain.channels import Touchpoint
from agent_desktop.domain.responses import Sentiment
from agent_desktop.domain.toml_tables import Table

MAX_WEIGHTS: Final = 50
_RESERVED: Final = frozenset({Next.DIALLER.value, Next.CALLBACK.value})
_NOTHING: Final[frozenset[str]] = frozenset()


def read_action(
    name: str,
    table: Table,
    rules: Rules,
    touchpoints: Mapping[str, Touchpoint],
    resting: Mapping[Sentiment, Suppression],
) -> Action:
    """The action; what is wrong with it is noted in the table's document."""
    identifier(table, name, "an action", _RESERVED)
    begins, ends = table.moment("from"), table.moment("until")
    if begins is not None and ends is not None and ends <= begins:
        table.problem("until", "is not after 'from'")
    action = Action(
        id=name,
        title=table.text("title", None, 200),
        group=table.text("group", "", 100),
        issue=table.text("issue", "", 100),
        eligible=rules.read(table, "eligible"),
        not_eligible=table.text("not_eligible", "", 500),
        why=template(table, "why", rules.vocabulary, _NOTHING),
        effective_from=begins,
        effective_until=ends,
        value=table.number("value", 1.0, 0.0, 1e9),
        cost=table.number("cost", 0.0, 0.0, 1e9),
        lever=table.number("lever", 0.0, -100.0, 1000.0),
        marketing_priority=table.number("marketing_priority", 0.0, -1e6, 1e6),
        propensity=table.number("propensity", 0.5, 0.0, 1.0),
        weights=_weights(table, rules),
        service=table.flag("service"),
        waits_for_service=table.flag("waits_for_service"),
        follow_up_only=table.flag("follow_up_only"),
        mandatory=table.flag("mandatory"),
        transactional=table.flag("transactional"),
        suppress={**resting, **read_suppressions(table.table("suppress"))},
        outcome=_outcome(table),
        assets=read_assets(name, table, touchpoints, rules.vocabulary),
    )
    if action.service and action.waits_for_service:
        table.problem("waits_for_service", "makes no sense for an action that is service itself")
    if action.mandatory and action.waits_for_service:
        table.problem("waits_for_service", "makes no sense for an action that is mandatory")
    if table.has("eligible") and not action.not_eligible:
        table.problem("not_eligible", "is missing: say in a few words why it is not offered")
    table.finish()
    return action


def _weights(table: Table, rules: Rules) -> tuple[Weight, ...]:
    found = []
    for entry in table.listed("weights"):
        if not entry.has("when"):
            entry.problem("when", "is missing")
        found.append(
            Weight(
                when=rules.read(entry, "when") or "false",
                weight=entry.number("weight", 1.0, 0.0, 1000.0),
                why=template(entry, "why", rules.vocabulary, _NOTHING),
            )
        )
        entry.finish()
    if len(found) > MAX_WEIGHTS:
        table.problem("weights", f"are more than {MAX_WEIGHTS}")
    return tuple(found)


def _outcome(table: Table) -> Outcome | None:
    if not table.has("outcome"):
        return None
    entry = table.table("outcome")
    outcome = Outcome(
        event=entry.text("event", None, 200),
        within_days=entry.number("within_days", 7.0, 1 / 1440, DAYS_MOST),
    )
    entry.finish()
    return outcome
