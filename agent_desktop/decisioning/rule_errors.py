"""What is wrong with a rule."""

from __future__ import annotations


class RuleError(ValueError):
    """The rule can't be used. `suggestion` is a name that may be meant."""

    def __init__(self, message: str, suggestion: str = "") -> None:
        super().__init__(message)
        self.suggestion = suggestion
