"""Why an action stands where it does: reasons in words, and the factors with what they are made of.

The agent's window and the supervisor's show the same, so both come here.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from agent_desktop.app import feature_words
from agent_desktop.app.factors import FactorWords, factor_of
from agent_desktop.app.views import ExplanationView, ReasonView
from agent_desktop.app.words import QT_TRANSLATE_NOOP, Words
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.decisions import Ranked, Reason
from agent_desktop.domain.wording import Template

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
        self._factors = FactorWords(catalogue, words, lambda r: self._text(r, verified=True))

    def strongest(self, ranked: Ranked, *, verified: bool = True) -> str:
        """The first reason that speaks for the action and does not stand in the banner above it
        already; empty where there is none at all."""
        banner = ""
        for reason in ranked.reasons:
            text = self._said(ranked, reason, verified=verified) if reason.strength >= 0 else ""
            if text and reason.code != "signal":
                return text
            banner = banner or text
        return self._own(ranked, verified=verified) or banner

    def reasons(self, ranked: Ranked, *, verified: bool = True) -> tuple[ReasonView, ...]:
        """All of them, the strongest first; what says the same as another one is said once."""
        found: dict[str, ReasonView] = {}
        for reason in ranked.reasons:
            text = self._said(ranked, reason, verified=verified)
            if text and text not in found:
                factor = "" if reason.code == "learnt" else self._factors.times(factor_of(reason))
                found[text] = ReasonView(
                    text=text, code=reason.code, source=self._source(reason), factor=factor
                )
        own = "" if found else self._own(ranked, verified=verified)
        if own:
            source = self._words.translate("Why", _SOURCES["declared"])
            return (ReasonView(text=own, code="declared", source=source),)
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
            product=None
            if ranked.mandatory
            else self._factors.product(ranked, action, control=control),
            notes=self._notes(ranked, control=control, service_first=service_first),
            model=self.model(model_version),
        )

    def model(self, version: str) -> str:
        if not version:
            return self._words.translate(
                "Why", "Nothing has been learnt yet: how likely each is comes from the catalogue."
            )
        return self._words.translate("Why", "Learnt model {version}").format(version=version)

    def _source(self, reason: Reason) -> str:
        """Who says so. What was learnt adds to the odds, it is no factor of the priority."""
        source = self._words.translate("Why", _SOURCES.get(reason.code, ""))
        change = round(100 * (factor_of(reason) - 1))
        if reason.code != "learnt" or not change:
            return source
        text = (
            self._words.translate("Why", "{source}: raises the odds by {percent} %")
            if change > 0
            else self._words.translate("Why", "{source}: lowers the odds by {percent} %")
        )
        return text.format(source=source, percent=self._words.number(abs(change)))

    def _said(self, ranked: Ranked, reason: Reason, *, verified: bool) -> str:
        """Empty for the catalogue's words that quote the profile, until the caller is verified."""
        if not verified and reason.code in {"declared", "weight"}:
            action = self._catalogue.actions.get(ranked.action_id)
            weights = [weight.why for weight in action.weights] if action is not None else []
            quoted = weights if reason.code == "weight" else [action.why] if action else []
            if any(_quotes_profile(text) for text in quoted):
                return ""
        return self._text(reason, verified=verified)

    def _own(self, ranked: Ranked, *, verified: bool) -> str:
        """The catalogue's one sentence on the action, as far as it may be said."""
        action = self._catalogue.actions.get(ranked.action_id)
        veiled = not verified and action is not None and _quotes_profile(action.why)
        return "" if veiled else ranked.why

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


@lru_cache(maxsize=4096)
def _quotes_profile(template: str) -> bool:
    return any(name.startswith("traits.") for name in Template(template).names)
