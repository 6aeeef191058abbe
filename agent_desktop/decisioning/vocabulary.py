"""What the texts, rules and features of one catalogue may name, and what agents do not see.

A desktop decides with what its agent may see. A rule on anything else would come out differently
on the hub, so it is refused when the catalogue is checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from agent_desktop.decisioning.attribute_sources import MADE_OF
from agent_desktop.decisioning.attribute_table import ATTRIBUTES
from agent_desktop.domain.toml_tables import Table
from agent_desktop.domain.visibility import Overrides, Role, Show, row_of_trait, show
from agent_desktop.domain.wording import Template, WordingError

TraitValue = bool | int | float | str

MAX_ID: Final = 100
SAYINGS: Final = frozenset({"name", "first_name", "last_name"})
"""What talk tracks name besides the context and traits."""


class Vocabulary:
    """The declared traits with their defaults, and who sees what."""

    def __init__(
        self,
        traits: Mapping[str, TraitValue],
        roles: Mapping[str, frozenset[str]],
        overrides: Overrides | None = None,
    ) -> None:
        self.traits = dict(traits)
        self.roles = dict(roles)
        self._overrides = overrides
        self.attributes = frozenset(ATTRIBUTES)
        self.named = self.attributes | {f"traits.{name}" for name in traits}

    def hides_trait(self, key: str) -> bool:
        """Agents never see it: by the catalogue's roles, or by the table of `domain.visibility`."""
        declared = self.roles.get(f"traits.{key}")
        if declared is not None and Role.AGENT not in declared:
            return True
        row = row_of_trait(key)
        seen = show(row, Role.AGENT, verified=True, overrides=self._overrides)
        return seen is not Show.SHOWN

    def hides_property(self, name: str) -> bool:
        """Likewise of an event."""
        declared = self.roles.get(name)
        if declared is not None and Role.AGENT not in declared:
            return True
        return row_of_trait(name) == "traits.secret"

    def hidden(self, name: str) -> str:
        """Why agents do not see what a rule or text names, empty where they do.

        `name`: an attribute, or `traits.` and a key.
        """
        if name.startswith("traits."):
            key = name.removeprefix("traits.").partition(".")[0]
            return f"the trait '{key}'" if self.hides_trait(key) else ""
        for source in MADE_OF.get(name, ()):
            if source.startswith("traits."):
                if self.hides_trait(source.removeprefix("traits.")):
                    return f"'{source}', from which '{name}' is made"
            elif self.hides_property(source):
                return f"the event property '{source}', from which '{name}' is made"
        return ""

    def refuse_hidden(self, table: Table, key: str, names: frozenset[str] | set[str]) -> None:
        """Notes a problem for each name that agents do not see."""
        for name in sorted(names):
            what = self.hidden(name)
            if what:
                table.problem(
                    key,
                    f"agents do not see {what}: their desktops could not decide as the hub does",
                )


def identifier(table: Table, name: str, what: str, refused: frozenset[str] = frozenset()) -> None:
    """Notes what is wrong with an id: it goes into logs, addresses and signed codes."""
    if not 0 < len(name) <= MAX_ID:
        table.problem("", f"is no name for {what}: it has 1 to {MAX_ID} characters")
    elif not name.isprintable() or name != name.strip() or set(name) & set("@/#\\\"'<>"):
        table.problem(
            "", f"is no name for {what}: use letters, digits, '-', '_' and '.', such as 'gold-card'"
        )
    elif name in refused:
        table.problem("", f"is no name for {what}: '{name}' means something else")


def template(table: Table, key: str, vocabulary: Vocabulary, extra: frozenset[str]) -> str:
    """A text with fields: attributes, declared traits and `extra`."""
    text = table.text(key)
    names = fields(table, key, text)
    if names is None:
        return ""
    for name in sorted(names):
        if name in vocabulary.named or name in extra:
            if isinstance(getattr(ATTRIBUTES.get(name), "default", None), dict):
                table.problem(key, f"'{name}' is a table: a text shows single values")
        elif name.startswith("traits."):
            if name.split(".")[1] not in vocabulary.traits and extra is not SAYINGS:
                table.problem(
                    key, f"'{name}' is no attribute of the context: declare it under [traits]",
                    table.meant(name, vocabulary.named),
                )  # fmt: skip
        else:
            known = vocabulary.named | extra
            trait = f"traits.{name}"
            meant = trait if trait in known else table.meant(name, known)
            table.problem(key, f"'{name}' is no attribute of the context", meant)
    vocabulary.refuse_hidden(table, key, names)
    return text


def fields(table: Table, key: str, text: str) -> frozenset[str] | None:
    """The names in a text; None, and a problem, where it is no template."""
    try:
        return Template(text).names
    except WordingError as error:
        table.problem(key, str(error))
        return None
