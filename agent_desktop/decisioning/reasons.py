"""Why an action stands where it does, as codes with parameters that windows put into words.

First what sets the place outright (it continues something, it is mandatory, a signal is open), then
the catalogue's own words, then the factors of the product, the strongest first.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from agent_desktop.decisioning.catalogue import Action
from agent_desktop.decisioning.decisions import Reason
from agent_desktop.decisioning.propensity import Contribution

LEARNT_AT_MOST: Final = 3
CLEARLY: Final = 0.1
"""Log-odds from which a feature counts as a reason: odds a tenth better."""

LEARNT: Final = "learnt"
MANDATORY: Final = Reason(code="mandatory")


def first_of(action: Action, raised: tuple[Reason, ...], why: str) -> tuple[Reason, ...]:
    """What sets its place, and the catalogue's own words."""
    found = (MANDATORY, *raised) if action.mandatory else raised
    return (*found, declared(why)) if why else found


def continues(action_id: str, response_id: str) -> Reason:
    """It goes on from a positive answer to `action_id` in this conversation."""
    return Reason(code="continues", params={"action": action_id, "response": response_id})


def declared(text: str) -> Reason:
    """The catalogue's own words on why the action is there."""
    return Reason(code="declared", text=text)


def open_signal(pattern: str, text: str, boost: float) -> Reason:
    """An open signal raises it: by a factor above 1, or because service comes first (1)."""
    return Reason(
        code="signal", params={"pattern": pattern, "boost": boost}, text=text, strength=_log(boost)
    )


def weighed(factor: float, text: str) -> Reason:
    """A rule of the context factor holds."""
    return Reason(code="weight", params={"factor": factor}, text=text, strength=_log(factor))


def learnt(contributions: Iterable[Contribution]) -> tuple[Reason, ...]:
    """What the model counts clearly in its favour, the strongest first."""
    found = [one for one in contributions if one.log_odds >= CLEARLY]
    if len(found) > 1:
        found.sort(key=lambda one: (-one.log_odds, one.feature))
    return tuple(
        [
            Reason(
                code=LEARNT,
                params={"feature": one.feature, "value": one.value},
                strength=one.log_odds,
            )
            for one in found[:LEARNT_AT_MOST]
        ]
    )


def strongest_first(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Equal ones stay as they came."""
    return tuple(sorted(reasons, key=lambda reason: -reason.strength))


def told(reasons: tuple[Reason, ...]) -> str:
    """For the digest. Strengths come out of a logarithm, whose last bit is not the same on every
    machine: the factors of the product are in the digest by themselves."""
    return "\n".join([_told(one) for one in reasons])


def _told(one: Reason) -> str:
    """There are dozens at each click, most of them learnt: so their parameters are not sorted."""
    params = one.params
    if one.code == LEARNT and len(params) == 2:
        said = f"[('feature', {params['feature']!r}), ('value', {params['value']!r})]"
    else:
        said = repr(sorted(params.items())) if params else "[]"
    return f"{one.code}\t{said}\t{one.text}"


def _log(factor: float) -> float:
    return round(math.log(factor), 4) if factor > 0 else 0.0
