"""The factors of a priority in words: what each is, and what it is made of."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Final

from agent_desktop.app.views import FactorView, FactView, ProductView
from agent_desktop.app.words import Words
from agent_desktop.decisioning.catalogue import Action, Catalogue
from agent_desktop.decisioning.decisions import Factors, Ranked, Reason

_EVEN: Final = 0.005
"""A factor nearer to one than this is not worth a word."""


class FactorWords:
    """Of one catalogue, in one language. `said` words a reason."""

    def __init__(self, catalogue: Catalogue, words: Words, said: Callable[[Reason], str]) -> None:
        self._catalogue = catalogue
        self._words = words
        self._said = said

    def product(self, ranked: Ranked, action: Action | None, *, control: bool) -> ProductView:
        """The four factors, in the order in which they are multiplied."""
        translate, factors = self._words.translate, ranked.factors
        rows = (
            (
                translate("Why", "Likely to work"),
                self._likely(factors, control=control),
                factors.propensity,
                self._drawn(factors, control=control),
            ),
            (
                translate("Why", "Fits now"),
                translate("Why", "what just happened, and where"),
                factors.context,
                self._weights(ranked, factors.context),
            ),
            (
                translate("Why", "Worth"),
                translate("Why", "to the customer and the company"),
                factors.value,
                self._value(action),
            ),
            (
                translate("Why", "Priority set"),
                translate("Why", "by the people who run the catalogue"),
                factors.lever,
                self._levers(action),
            ),
        )
        return ProductView(
            factors=tuple(
                FactorView(
                    name=name, meaning=meaning, value=value, shown=self._words.number(value, 2),
                    parts=parts,
                )
                for name, meaning, value, parts in rows
            ),
            total=self._words.number(ranked.priority, 2),
        )  # fmt: skip

    def _likely(self, factors: Factors, *, control: bool) -> str:
        if control:
            return self._words.translate("Why", "drawn at random for this call")
        said = self._words.translate("Why", "about {count} of 100 such conversations end well")
        return said.format(count=self._words.number(round(100 * _expected(factors))))

    def _drawn(self, factors: Factors, *, control: bool) -> tuple[FactView, ...]:
        """What was expected, and what this call drew. Nothing where the two are the same."""
        expected = _expected(factors)
        if not control and math.isclose(expected, factors.propensity, abs_tol=5e-7):
            return ()
        translate, number = self._words.translate, self._words.number
        drawn = (
            translate("Why", "Drawn at random for the control group")
            if control
            else translate("Why", "Tried on this call, within what is uncertain")
        )
        return (
            FactView(key=translate("Why", "Expected"), value=number(expected, 2)),
            FactView(key=drawn, value=number(factors.propensity, 2)),
        )

    def _weights(self, ranked: Ranked, context: float) -> tuple[FactView, ...]:
        """The rules and signals that make up the factor, as far as they have words."""
        parts: list[FactView] = []
        left = context
        for reason in ranked.reasons:
            if reason.code not in {"weight", "signal"} or not math.isfinite(reason.strength):
                continue
            by = factor_of(reason)
            text = self._said(reason)
            if text and abs(by - 1) > _EVEN:
                left /= by
                parts.append(FactView(key=text, value=self.times(by)))
        if parts and abs(left - 1) > _EVEN:
            rest = self._words.translate("Why", "Other rules of the catalogue")
            parts.append(FactView(key=rest, value=self.times(left)))
        return tuple(parts)

    def _value(self, action: Action | None) -> tuple[FactView, ...]:
        if action is None or not action.cost:
            return ()
        translate, number = self._words.translate, self._words.number
        return (
            FactView(key=translate("Why", "Value"), value=number(action.value, 2)),
            FactView(key=translate("Why", "Less the cost"), value=number(-action.cost, 2)),
        )

    def _levers(self, action: Action | None) -> tuple[FactView, ...]:
        """Issue, group and action in per cent; what adds nothing is left out."""
        if action is None:
            return ()
        catalogue, translate = self._catalogue, self._words.translate
        rows = (
            (
                translate("Why", "Issue: {name}"),
                _named(action.issue, {}),
                catalogue.issue_levers.get(action.issue, 0.0),
            ),
            (
                translate("Why", "Group: {name}"),
                catalogue.group_title(action.group),
                catalogue.group_levers.get(action.group, 0.0),
            ),
            (translate("Why", "This action"), "", action.lever),
        )
        return tuple(
            FactView(key=text.format(name=name), value=self._percent(lever))
            for text, name, lever in rows
            if lever
        )

    def times(self, factor: float) -> str:
        """'×1.3'; empty where it changes nothing."""
        if abs(factor - 1) <= _EVEN:
            return ""
        return f"×{self._words.number(round(factor, 2))}"

    def _percent(self, lever: float) -> str:
        sign = "+" if lever > 0 else "\u2212"
        return f"{sign}{self._words.number(abs(lever))} %"


def factor_of(reason: Reason) -> float:
    """As the catalogue has it, where the reason says so: its strength is a rounded logarithm."""
    said = reason.params.get("factor", reason.params.get("boost"))
    if isinstance(said, int | float) and said > 0:
        return float(said)
    return math.exp(min(20.0, max(-20.0, reason.strength)))


def _expected(factors: Factors) -> float:
    """Records from before the draw have no expectation of their own."""
    return factors.expected or factors.propensity


def _named(key: str, titles: Mapping[str, str]) -> str:
    return titles.get(key) or key.replace("-", " ").replace("_", " ").strip().capitalize()
