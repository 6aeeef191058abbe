"""What the figures say, in plain words."""

from __future__ import annotations

from typing import Final

from agent_desktop.decisioning.evaluating.intervals import Interval

WELL: Final = 0.02
"""A calibration error up to this is good enough to multiply by a value."""
_NO_JUDGEMENT: Final = (
    "These figures say how well actions are ranked for customers. They say nothing about agents, "
    "and judge none."
)


def sentences(
    lower: Interval,
    gain: Interval | None,
    calibration_error: float,
    *,
    features: int,
    ordered: bool = True,
) -> tuple[str, ...]:
    """The main finding first. `ordered`: the learner puts customers in a better order than chance
    and the rates do."""
    found = [_of_prediction(lower, features, ordered)]
    found.append(_of_policy(gain))
    if calibration_error <= WELL:
        found.append(
            f"Predicted probabilities can be taken at their word: they are off by "
            f"{100 * calibration_error:.1f} percentage points on average."
        )
    else:
        found.append(
            f"Predicted probabilities are off by {100 * calibration_error:.1f} percentage points "
            "on average: the order is worth more than the numbers."
        )
    found.append(_NO_JUDGEMENT)
    return tuple(found)


def _of_prediction(lower: Interval, features: int, ordered: bool) -> str:
    said = f"95 % interval {lower.low:+.4f} to {lower.high:+.4f}"
    if not features:
        return "No features are declared, so nothing could be personalised."
    if abs(lower.low) >= 1e8:
        return "There are too few cases to say whether personalisation wins."
    if lower.sign > 0 and not ordered:
        return (
            f"Personalisation does not win: log-loss is {lower.mean:.4f} lower than that of the "
            f"decaying rate ({said}), but customers are not put in a better order by it. What "
            "is won is a steadier rate of each action."
        )
    if lower.sign > 0:
        return (
            f"Personalisation wins at predicting: log-loss is {lower.mean:.4f} lower than that of "
            f"the decaying rate ({said})."
        )
    if lower.sign < 0:
        return (
            f"Personalisation does not win: log-loss is {-lower.mean:.4f} higher than that of the "
            f"decaying rate ({said}). Rank by the rate of each action."
        )
    return (
        "Personalisation does not win: the difference in log-loss to the decaying rate "
        f"({lower.mean:+.4f}) could be chance ({said} includes zero)."
    )


def _of_policy(gain: Interval | None) -> str:
    if gain is None:
        return (
            "What another choice of actions would have brought can't be told from these data: that "
            "takes several actions and the propensity of each choice that was made."
        )
    points = f"{100 * gain.mean:+.2f} percentage points"
    said = f"95 % interval {100 * gain.low:+.2f} to {100 * gain.high:+.2f}"
    if abs(gain.low) >= 1e7:
        return "There are too few cases to say whether personal choices bring more."
    if gain.sign > 0:
        return (
            f"Choosing by customer brings more than always offering the best single action: "
            f"{points} ({said})."
        )
    if gain.sign < 0:
        return (
            f"Always offering the best single action brings more than choosing by customer: "
            f"{points} for the personal choice ({said})."
        )
    return (
        "Choosing by customer does not win over always offering the best single action: "
        f"{points} ({said} includes zero)."
    )
