"""Rules of a catalogue file: each compiled once, and what they name looked up at the end."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final, NamedTuple

from agent_desktop.decisioning.attribute_table import ATTRIBUTES
from agent_desktop.decisioning.rule_tokens import MAX_LENGTH
from agent_desktop.decisioning.rules import RuleError, compile_rule, context_names, table_names
from agent_desktop.decisioning.vocabulary import Vocabulary
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.toml_tables import MAX_TEXT, Table, shown

MAX_RULES: Final = 10_000
"""Different ones: each is tried for each list."""
MAX_TOTAL: Final = 1_000_000
"""Characters of them all: a hub reads them in some seconds."""

OF_CONVERSATION: Final = frozenset({"signals", "touchpoint", "channel"})
OF_CRITERIA: Final = frozenset({"criteria_met", "criteria_missed", "qualified"})

_SIGNAL: Final = re.compile(r"""(?:"([^"\\]*)"|'([^'\\]*)')\s+in\s+signals\b""")


_PLACE: Final = re.compile(
    r"""\b(touchpoint|channel)\s*(?:[!=]=\s*("[^"\\]*"|'[^'\\]*')|in\s*\[([^\]]*)\])"""
)
_TEXT: Final = re.compile(r""""([^"\\]*)"|'([^'\\]*)'""")


class _Checked(NamedTuple):
    """What a rule names: attributes and traits as in texts, entries by table, and by kind the
    signals, touchpoints and channels."""

    names: frozenset[str]
    entries: dict[str, frozenset[str]]
    compared: dict[str, frozenset[str]]


class Rules:
    """Reads the rules of one file. The same text is compiled once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._known: dict[str, _Checked | RuleError] = {}
        self._length = 0
        self._read: list[tuple[Table, str, _Checked]] = []

    def read(
        self, table: Table, key: str, refused: frozenset[str] = frozenset(), because: str = ""
    ) -> str:
        """The rule's text, empty where there is none or it can't be used."""
        value = table.values.get(key)
        if isinstance(value, str) and len(value) > MAX_TEXT:
            # What is longer than any text is said in the words for rules.
            table.has_read(key)
            text = value
        else:
            text = table.text(key)
        if not text:
            return ""
        checked = self._check(text)
        if isinstance(checked, RuleError):
            table.problem(key, f"the rule can't be used: {checked}", checked.suggestion)
            return ""
        for name in sorted(checked.names & refused):
            table.problem(key, f"the rule can't be used: '{name}' {because}")
        self.vocabulary.refuse_hidden(table, key, checked.names)
        self._read.append((table, key, checked))
        return text

    def check_names(
        self,
        actions: Collection[str],
        groups: Collection[str],
        signals: Collection[str],
        touchpoints: Collection[str],
    ) -> None:
        """Notes a problem for each of these that a rule names and that is not there."""
        kinds = {"an action": ("action", actions), "a group": ("group", groups)}
        compared = {
            "signal": signals,
            "touchpoint": touchpoints,
            "channel": [channel.value for channel in Channel],
        }
        for table, key, checked in self._read:
            for entry, names in checked.entries.items():
                what, known = kinds.get(ATTRIBUTES[entry].key, ("", ()))
                if what:
                    _unknown(table, key, what, names, known)
            for what, names in checked.compared.items():
                _unknown(table, key, what, names, compared[what])

    def _check(self, text: str) -> _Checked | RuleError:
        known = self._known.get(text)
        if known is None:
            if len(self._known) >= MAX_RULES:
                return RuleError(f"there are more than {MAX_RULES:,} different rules")
            self._length += min(len(text), MAX_LENGTH)
            if self._length > MAX_TOTAL:
                return RuleError(f"all rules together have more than {MAX_TOTAL:,} characters")
            try:
                variables = compile_rule(text, self.vocabulary.traits).names
            except RuleError as error:
                known = error
            else:
                plain, _, traits = context_names(variables)
                entries = table_names(variables)
                known = _Checked(
                    plain
                    | entries.keys()
                    | {f"traits.{name}" for name in traits}
                    | (OF_CONVERSATION & variables),
                    entries,
                    _compared(text),
                )
            self._known[text] = known
        return known


def _compared(text: str) -> dict[str, frozenset[str]]:
    """Signals, touchpoints and channels that are compared with a name."""
    found: dict[str, set[str]] = {}
    for one, other in _SIGNAL.findall(text):
        found.setdefault("signal", set()).add(one or other)
    for what, single, several in _PLACE.findall(text):
        for one, other in _TEXT.findall(single or several):
            found.setdefault(what, set()).add(one or other)
    return {what: frozenset(names) for what, names in found.items()}


def _unknown(
    table: Table, key: str, what: str, names: Collection[str], known: Collection[str]
) -> None:
    for name in sorted(names):
        if name not in known:
            table.problem(
                key, f"the rule names the {what} '{shown(name)}', which is not there",
                table.meant(name, known),
            )  # fmt: skip
