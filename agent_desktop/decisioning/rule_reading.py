"""Rules of a catalogue file: compiled once to check them, and counted."""

from __future__ import annotations

from typing import Final

from agent_desktop.decisioning.rules import RuleError, compile_rule, context_names
from agent_desktop.decisioning.vocabulary import Vocabulary
from agent_desktop.domain.toml_tables import Table

MAX_RULES: Final = 10_000
"""Different ones: each is tried for each list."""


class Rules:
    """Reads the rules of one file. The same text is compiled once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._names: dict[str, frozenset[str] | RuleError] = {}

    def read(self, table: Table, key: str) -> str:
        """The rule's text, empty where there is none or it can't be used."""
        value = table.values.get(key)
        if isinstance(value, str) and len(value) > 4_000:
            # What is longer than any text is said in the words for rules.
            table.has_read(key)
            table.problem(key, f"the rule can't be used: {_too_long(value)}")
            return ""
        text = table.text(key)
        if not text:
            return ""
        names = self._checked(text)
        if isinstance(names, RuleError):
            suggestion = names.suggestion
            table.problem(key, f"the rule can't be used: {names}", suggestion)
            return ""
        self.vocabulary.refuse_hidden(table, key, names)
        return text

    @property
    def count(self) -> int:
        return len(self._names)

    def _checked(self, text: str) -> frozenset[str] | RuleError:
        known = self._names.get(text)
        if known is None:
            if len(self._names) >= MAX_RULES:
                return RuleError(f"there are more than {MAX_RULES:,} different rules")
            try:
                plain, _, traits = context_names(compile_rule(text, self.vocabulary.traits).names)
                known = plain | {f"traits.{name}" for name in traits}
            except RuleError as error:
                known = error
            self._names[text] = known
        return known


def _too_long(text: str) -> str:
    try:
        compile_rule(text)
    except RuleError as error:
        return str(error)
    return "too long"
