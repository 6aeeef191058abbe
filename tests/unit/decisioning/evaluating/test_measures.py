"""The figures, against their definitions."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning.evaluating import measures
from agent_desktop.decisioning.evaluating.intervals import mean_interval

CASES = st.lists(st.tuples(st.sampled_from([0.1, 0.2, 0.5, 0.9]), st.booleans()), min_size=2)


@settings(max_examples=60)
@given(CASES)
def test_auc_is_the_share_of_pairs_in_order(cases: list[tuple[float, bool]]) -> None:
    pairs = [
        0.5 if one[0] == other[0] else float(one[0] > other[0])
        for one, other in itertools.product(cases, cases)
        if one[1] and not other[1]
    ]
    found = measures.auc(np.array([p for p, _ in cases]), np.array([float(y) for _, y in cases]))
    assert found == (pytest.approx(sum(pairs) / len(pairs)) if pairs else None)


def test_log_loss_is_bounded() -> None:
    found = measures.losses(np.array([0.5, 0.0, 1.0]), np.array([1.0, 1.0, 1.0]))
    assert found == pytest.approx([0.6931, 13.8155, 0.0], abs=1e-3)


def test_block_auc_does_not_see_a_base_rate_that_drifts() -> None:
    dice = np.random.default_rng(1)
    rate = np.repeat(np.linspace(0.05, 0.6, 10), 1_000)
    y = (dice.random(10_000) < rate).astype(float)
    assert (measures.auc(rate, y) or 0) > 0.65
    assert measures.block_auc(rate, y) == 0.5


def test_blocks_leave_out_what_is_less_than_half_of_one() -> None:
    assert [part.stop for part in measures.blocks(2_499)] == [1_000, 2_000]
    assert [part.stop for part in measures.blocks(2_500)] == [1_000, 2_000, 2_500]
    assert measures.blocks(30) == [slice(0, 30)]


def test_calibration_has_bins_of_equally_many_cases() -> None:
    p = np.linspace(0, 1, 1_000)
    y = (np.random.default_rng(2).random(1_000) < p).astype(float)
    bins = measures.calibration(p, y)
    assert [each.cases for each in bins] == [100] * 10
    assert all(each.low <= each.worked <= each.high for each in bins)
    assert measures.calibration_error(bins) < 0.06
    assert measures.calibration_error(measures.calibration(1 - p, y)) > 0.4


def test_an_interval_holds_the_mean_and_says_its_side() -> None:
    values = np.random.default_rng(3).normal(0.1, 1, 20_000)
    found = mean_interval(values)
    assert found.low < 0.1 < found.high
    assert found.sign == 1
    assert mean_interval(-values).sign == -1
    assert mean_interval(values - values.mean()).sign == 0
    assert mean_interval(values) == found


def test_few_cases_say_nothing_for_sure() -> None:
    assert mean_interval(np.ones(50)).sign == 0
