"""From the text of a catalogue file to a checked catalogue, or to all of its errors at once."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

from agent_desktop.decisioning.action_reading import read_action
from agent_desktop.decisioning.catalogue import Action, Catalogue
from agent_desktop.decisioning.learning_reading import read_criteria, read_learning
from agent_desktop.decisioning.policy_reading import read_limits, read_policies, read_suppressions
from agent_desktop.decisioning.reference_checks import check_references
from agent_desktop.decisioning.rule_reading import Rules
from agent_desktop.decisioning.signal_reading import read_signals
from agent_desktop.decisioning.touchpoint_reading import (
    read_levers,
    read_region,
    read_touchpoints,
)
from agent_desktop.decisioning.trait_reading import read_vocabulary
from agent_desktop.domain.channels import Touchpoint
from agent_desktop.domain.toml_tables import Document, FileErrors, Table
from agent_desktop.domain.visibility import Overrides

MAX_ACTIONS: Final = 2_500
MAX_TOP: Final = 100


class CatalogueErrors(FileErrors):
    """The catalogue can't be published; `errors` name file, line and key."""


def version_of(text: str) -> str:
    """Twelve hex digits that stand for this very text."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()


def parse_catalogue(text: str, source: str, overrides: Overrides | None = None) -> Catalogue:
    """Reads and checks. `source` is the file's name in messages; `overrides` are the
    administrator's, where they say what agents see. Raises CatalogueErrors."""
    document = Document(text, source)
    if document.problems:
        raise CatalogueErrors(document.problems)
    root = document.root
    vocabulary = read_vocabulary(root, overrides)
    rules = Rules(vocabulary)
    touchpoints = read_touchpoints(root)
    actions = _actions(root, rules, touchpoints)
    issues = read_levers(root, "issues", "an issue")
    groups = read_levers(root, "groups", "a group")
    catalogue = Catalogue(
        version=version_of(text),
        name=root.text("name", None, 100),
        title=root.text("title", "", 200),
        region=read_region(root),
        touchpoints=touchpoints,
        actions=actions,
        signals=read_signals(root, vocabulary),
        issue_levers=issues.percent,
        group_levers=groups.percent,
        group_titles=groups.titles,
        traits=vocabulary.traits,
        text=text,
        policies=read_policies(root),
        limits=read_limits(root, touchpoints),
        criteria=read_criteria(root, rules),
        learning=read_learning(root, vocabulary),
        roles=vocabulary.roles,
        top=root.whole("top", 10, 1, MAX_TOP),
    )
    root.finish()
    check_references(root, actions, touchpoints, groups.percent.keys(), rules)
    if document.problems:
        raise CatalogueErrors(document.problems)
    return catalogue


def _actions(root: Table, rules: Rules, touchpoints: dict[str, Touchpoint]) -> dict[str, Action]:
    defaults = root.table("defaults")
    resting = read_suppressions(defaults.table("suppress"))
    defaults.finish()
    if len(root.table("actions").values) > MAX_ACTIONS:
        root.problem("actions", f"are more than {MAX_ACTIONS:,}")
        return {}
    return {
        name: read_action(name, table, rules, touchpoints, resting)
        for name, table in root.named("actions")
    }
