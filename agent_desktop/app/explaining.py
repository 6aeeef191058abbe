"""Why an action stands where it does: reasons in words, and the factors with what they are made of.

The agent's window and the supervisor's show the same, so both come here.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from agent_desktop.app import feature_words
from agent_desktop.app.views import ExplanationView, FactorView, FactView, ProductView, ReasonView
from agent_desktop.app.words import QT_TRANSLATE_NOOP, Words
from agent_desktop.decisioning.catalogue import Action, Catalogue
from agent_desktop.decisioning.decisions import Factors, Ranked, Reason

_EVEN: Final = 0.005
"""A factor nearer to one than this is not worth a word."""

_SOURCES: Final = {
    "learnt": QT_TRANSLATE_NOOP("Why", "learnt from earlier outcomes"),
    "signal": QT_TRANSLATE_NOOP("Why", "an open signal"),
    "declared": QT_TRANSLATE_NOOP("Why", "set in the catalogue"),
    "weight": QT_TRANSLATE_NOOP("Why", "a rule of the catalogue"),
    "mandatory": QT_TRANSLATE_NOOP("Why", "set in the catalogue"),
    "continues": QT_TRANSLATE_NOOP("Why", "an answer of this call"),
}

_PLAIN: Final = {
    "mandatory": QT_TRANSLATE_NOOP("Why", "It has to be said to this customer"),
    "signal": QT_TRANSLATE_NOOP("Why", "It answers a signal that is open"),
    "weight": QT_TRANSLATE_NOOP("Why", "A rule of the catalogue favours it just now"),
}
"""Where the catalogue has no words of its own."""


def in_control(catalogue: Catalogue, contact_id: str) -> bool:
    """Whether this conversation belongs to the group with random propensities."""
    from agent_desktop.decisioning.learning import draws  # not before the first paint

    return draws.is_control(draws.seed(contact_id), catalogue.learning.control)


class Speaker:
    """Words reasons and factors of one catalogue in one language."""

    def __init__(self, catalogue: Catalogue, words: Words) -> None:
        self.catalogue = self._catalogue = catalogue
        self._words = words

    def strongest(self, ranked: Ranked, *, verified: bool = True) -> str:
        """The first reason that speaks for the action and does not stand in the banner above it
        already; empty where there is none at all."""
        banner = ""
        for reason in ranked.reasons:
            text = self._text(reason, verified=verified) if reason.strength >= 0 else ""
            if text and reason.code != "signal":
                return text
            banner = banner or text
        return ranked.why or banner

    def reasons(self, ranked: Ranked, *, verified: bool = True) -> tuple[ReasonView, ...]:
        """All of them, the strongest first; what says the same as another one is said once."""
        found: dict[str, ReasonView] = {}
        for reason in ranked.reasons:
            text = self._text(reason, verified=verified)
            if text and text not in found:
                factor = "" if reason.code == "learnt" else self._times(_factor_of(reason))
                found[text] = ReasonView(
                    text=text, code=reason.code, source=self._source(reason), factor=factor
                )
        if not found and ranked.why:
            source = self._words.translate("Why", _SOURCES["declared"])
            return (ReasonView(text=ranked.why, code="declared", source=source),)
        return tuple(found.values())

    def explain(
        self,
        ranked: Ranked,
        *,
        model_version: str,
        control: bool,
        service_first: bool = False,
        verified: bool = True,
    ) -> ExplanationView:
        action = self._catalogue.actions.get(ranked.action_id)
        return ExplanationView(
            action_id=ranked.action_id,
            title=action.title if action else ranked.action_id,
            reasons=self.reasons(ranked, verified=verified),
            product=None if ranked.mandatory else self.product(ranked, action, control=control),
            notes=self._notes(ranked, control=control, service_first=service_first),
            model=self.model(model_version),
        )

    def model(self, version: str) -> str:
        if not version:
            return self._words.translate(
                "Why", "Nothing has been learnt yet: how likely each is comes from the catalogue."
            )
        return self._words.translate("Why", "Learnt model {version}").format(version=version)

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

    def _source(self, reason: Reason) -> str:
        """Who says so. What was learnt adds to the odds, it is no factor of the priority."""
        source = self._words.translate("Why", _SOURCES.get(reason.code, ""))
        change = round(100 * (_factor_of(reason) - 1))
        if reason.code != "learnt" or not change:
            return source
        text = (
            self._words.translate("Why", "{source}: raises the odds by {percent} %")
            if change > 0
            else self._words.translate("Why", "{source}: lowers the odds by {percent} %")
        )
        return text.format(source=source, percent=self._words.number(abs(change)))

    # -- one reason --------------------------------------------------------------------------------

    def _text(self, reason: Reason, *, verified: bool) -> str:
        """The catalogue's words go before ours."""
        if reason.text:
            return reason.text
        translate, params = self._words.translate, reason.params
        if reason.code == "learnt":
            feature, value = str(params.get("feature", "")), params.get("value", "")
            return feature_words.sentence(
                feature, value, self._catalogue, self._words, verified=verified
            )
        if reason.code == "continues":
            title = self._title(str(params.get("action", "")))
            if not title:
                return translate("Why", "It continues an answer of this call")
            return translate("Why", "It continues “{title}”").format(title=title)
        plain = _PLAIN.get(reason.code)
        return self._words.translate("Why", plain) if plain else ""

    def _title(self, action_id: str) -> str:
        action = self._catalogue.actions.get(action_id)
        return action.title if action is not None else ""

    def _notes(self, ranked: Ranked, *, control: bool, service_first: bool) -> tuple[str, ...]:
        translate = self._words.translate
        notes = []
        if ranked.follow_up_of:
            notes.append(
                translate("Why", "It continues an answer of this customer, so it comes first.")
            )
        if ranked.mandatory:
            notes.append(
                translate("Why", "It is mandatory: it comes before what is ranked by priority.")
            )
        if service_first and ranked.service:
            notes.append(translate("Why", "Service comes first while a signal is open."))
        if control and not ranked.mandatory:
            notes.append(
                translate(
                    "Why",
                    "This call is in the control group: how likely each suggestion is was drawn at"
                    " random, so that what was learnt can be judged.",
                )
            )
        return tuple(notes)

    # -- one factor --------------------------------------------------------------------------------

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
            by = _factor_of(reason)
            text = self._text(reason, verified=True)
            if text and abs(by - 1) > _EVEN:
                left /= by
                parts.append(FactView(key=text, value=self._times(by)))
        if parts and abs(left - 1) > _EVEN:
            rest = self._words.translate("Why", "Other rules of the catalogue")
            parts.append(FactView(key=rest, value=self._times(left)))
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

    def _times(self, factor: float) -> str:
        """'×1.3'; empty where it changes nothing."""
        if abs(factor - 1) <= _EVEN:
            return ""
        return f"×{self._words.number(round(factor, 2))}"

    def _percent(self, lever: float) -> str:
        sign = "+" if lever > 0 else "\u2212"
        return f"{sign}{self._words.number(abs(lever))} %"


def _named(key: str, titles: Mapping[str, str]) -> str:
    return titles.get(key) or key.replace("-", " ").replace("_", " ").strip().capitalize()


def _factor_of(reason: Reason) -> float:
    """As the catalogue has it, where the reason says so: its strength is a rounded logarithm."""
    said = reason.params.get("factor", reason.params.get("boost"))
    if isinstance(said, int | float) and said > 0:
        return float(said)
    return math.exp(min(20.0, max(-20.0, reason.strength)))


def _expected(factors: Factors) -> float:
    """Records from before the draw have no expectation of their own."""
    return factors.expected or factors.propensity
