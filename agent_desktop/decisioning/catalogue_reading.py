"""From the text of a catalogue file to a checked catalogue, or to all of its errors at once."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import Final

from agent_desktop.decisioning.action_reading import read_action, read_suppressions
from agent_desktop.decisioning.catalogue import Action, Catalogue, Next, SignalPattern, Step
from agent_desktop.domain.channels import Channel, Touchpoint, Trust
from agent_desktop.domain.toml_tables import Document, FileErrors, Table, suggest
from agent_desktop.domain.wording import Template, WordingError

MAX_ACTIONS: Final = 2_500
MAX_STEPS: Final = 10


class CatalogueErrors(FileErrors):
    """The catalogue can't be published; `errors` name file, line and key."""


def version_of(text: str) -> str:
    """Twelve hex digits that stand for this very text."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()


def parse_catalogue(text: str, source: str) -> Catalogue:
    """Reads and checks. `source` is the file's name in messages. Raises CatalogueErrors."""
    document = Document(text, source)
    if document.problems:
        raise CatalogueErrors(document.problems)
    root = document.root
    traits = _traits(root.table("traits"))
    touchpoints = _touchpoints(root)
    defaults = root.table("defaults")
    resting = read_suppressions(defaults.table("suppress"))
    defaults.finish()
    actions = {
        name: read_action(name, table, traits, touchpoints, resting)
        for name, table in root.named("actions")
    }
    if len(actions) > MAX_ACTIONS:
        root.problem("actions", f"are more than {MAX_ACTIONS:,}")
    issue_levers, _ = _levers(root.table("issues"))
    group_levers, group_titles = _levers(root.table("groups"))
    catalogue = Catalogue(
        version=version_of(text),
        name=root.text("name", None),
        title=root.text("title"),
        region=_region(root),
        touchpoints=touchpoints,
        actions=actions,
        signals={name: _signal(name, table) for name, table in root.named("signals")},
        issue_levers=issue_levers,
        group_levers=group_levers,
        group_titles=group_titles,
        traits=traits,
        text=text,
    )
    root.finish()
    _check_references(root, actions)
    if document.problems:
        raise CatalogueErrors(document.problems)
    return catalogue


def _region(root: Table) -> str:
    region = root.text("region", None)
    if region and not (len(region) == 2 and region.isascii() and region.isupper()):
        root.problem("region", "must be two capital letters, such as GB")
    return region


def _traits(table: Table) -> dict[str, bool | int | float | str]:
    for name, value in table.values.items():
        if not isinstance(value, bool | int | float | str):
            table.problem(name, "must be the text, number or yes/no of customers without it")
        elif not name.isidentifier():
            table.problem(name, "must be made of letters, digits and underscores")
    return {
        name: value
        for name, value in table.values.items()
        if isinstance(value, bool | int | float | str)
    }


def _touchpoints(root: Table) -> dict[str, Touchpoint]:
    found: dict[str, Touchpoint] = {}
    keys: dict[str, str] = {}
    for name, table in root.named("touchpoints"):
        key = table.text("write_key", name)
        if key in keys:
            table.problem("write_key", f"is the key of '{keys[key]}' as well")
        keys[key] = name
        found[name] = Touchpoint(
            name=name,
            channel=table.choice("channel", Channel, Channel.WEB),
            label=table.text("label", name),
            write_key=key,
            trust=table.choice("trust", Trust, Trust.PUBLIC),
            agent_handled=table.flag("agent_handled"),
        )
        if not table.has("channel"):
            table.problem("channel", "is missing")
        table.finish()
    if not found:
        root.problem("touchpoints", "there must be at least one")
    return found


def _levers(table: Table) -> tuple[dict[str, float], dict[str, str]]:
    """Per cent and titles of issues or groups."""
    levers, titles = {}, {}
    for name in table.values:
        entry = table.table(name)
        levers[name] = entry.number("lever", 0.0, -100.0, 1000.0)
        titles[name] = entry.text("title")
        entry.finish()
    return levers, titles


def _signal(name: str, table: Table) -> SignalPattern:
    steps = tuple(_step(entry) for entry in table.listed("steps"))
    if not steps:
        table.problem("steps", "there must be at least one")
    if sum(step.count for step in steps) > MAX_STEPS:
        table.problem("steps", f"ask for more than {MAX_STEPS} events")
    text = table.text("text", None)
    try:
        Template(text)
    except WordingError as error:
        table.problem("text", str(error))
    pattern = SignalPattern(
        id=name,
        text=text,
        steps=steps,
        absent=tuple(_step(entry) for entry in table.listed("absent")),
        within_minutes=table.number("within_minutes", 60.0, 0.0, 7 * 1440.0),
        after_minutes=table.number("after_minutes", 0.0, 0.0, 7 * 1440.0),
        expires_minutes=table.number("expires_minutes", 1440.0, 1.0, 30 * 1440.0),
        priority=table.whole("priority", 50, 0, 100),
        service=table.flag("service"),
    )
    table.finish()
    return pattern


def _step(table: Table) -> Step:
    events = table.texts("event")
    if not events:
        table.problem("event", "is missing")
    where = table.table("where")
    for name, value in where.values.items():
        if isinstance(value, dict) and not (
            set(value) <= {"min", "max"} and all(_is_number(v) for v in value.values())
        ):
            where.problem(name, "may hold the numbers min and max")
    step = Step(
        events=events or ("",), where=dict(where.values), count=table.whole("count", 1, 1, 10)
    )
    table.finish()
    return step


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _check_references(root: Table, actions: Mapping[str, Action]) -> None:
    for name, table in root.named("actions"):
        for touchpoint, asset in actions[name].assets.items():
            for sentiment, response in asset.responses.items():
                if response.next_kind is Next.ACTION and response.next not in actions:
                    _asset_response(table, touchpoint, sentiment.value).problem(
                        "next", f"there is no action '{response.next}'",
                        suggest(response.next, actions),
                    )  # fmt: skip


def _asset_response(table: Table, touchpoint: str, sentiment: str) -> Table:
    return table.table("assets").table(touchpoint).table("responses").table(sentiment)
