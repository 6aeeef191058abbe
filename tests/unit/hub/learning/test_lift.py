"""The control group beside the rest."""

from __future__ import annotations

import pytest

from agent_desktop.hub.learning.lift import lift


def groups(rest: tuple[int, int], control: tuple[int, int]) -> tuple[list[bool], list[bool]]:
    worked = [n < rest[0] for n in range(rest[1])] + [n < control[0] for n in range(control[1])]
    return worked, [False] * rest[1] + [True] * control[1]


def test_the_interval_is_newcombe_s() -> None:
    """Newcombe (1998), table II, method 10: 56/70 less 48/80 is .2000, .0524 to .3339."""
    found = lift(*groups((56, 70), (48, 80)))
    assert found.difference == pytest.approx(0.2)
    assert (found.low, found.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert found.sentence.startswith("Lists that learn beat random ones")


def test_it_says_plainly_when_learning_does_not_win() -> None:
    assert "do not win" in lift(*groups((50, 100), (48, 100))).sentence
    assert "do worse" in lift(*groups((20, 100), (60, 100))).sentence
    assert "too few" in lift(*groups((20, 100), (10, 12))).sentence


@pytest.mark.parametrize("counts", [((0, 0), (0, 0)), ((5, 5), (0, 0)), ((0, 40), (40, 40))])
def test_empty_and_extreme_groups_have_bounded_intervals(
    counts: tuple[tuple[int, int], tuple[int, int]],
) -> None:
    found = lift(*groups(*counts))
    assert -1 <= found.low <= found.difference <= found.high <= 1
