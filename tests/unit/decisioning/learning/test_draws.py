"""Draws and probabilities in whole numbers: the same everywhere, one at a time or many."""

from __future__ import annotations

import math
import subprocess
import sys
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning.learning import draws, draws_many, fixed

SEEDS = st.integers(0, 2**64 - 1)


@pytest.mark.parametrize("share", [0.0, 1e-7, 0.005, 0.3, 0.5, 0.999, 1.0])
def test_a_probability_comes_back_from_its_log_odds(share: float) -> None:
    assert fixed.probability(fixed.logit(share)) == pytest.approx(share, abs=7e-6)


def test_probabilities_are_those_of_the_logistic_function() -> None:
    for logit in range(-fixed.LIMIT, fixed.LIMIT, 1237):
        true = 1 / (1 + math.exp(-logit / fixed.ONE))
        assert fixed.probability(logit) == pytest.approx(true, abs=1e-6)


def test_no_last_bit_of_a_machine_can_turn_an_entry_of_a_table() -> None:
    half = len(fixed.table()) // 2 + 1
    exact = [
        fixed.PARTS / (1 + math.exp((fixed.LIMIT - k * fixed.CELL) / fixed.ONE))
        for k in range(half)
    ]
    normal = NormalDist()
    exact_z = [normal.inv_cdf(max(k / 1024, 2**-16)) * 4096 for k in range(512)]
    # Doubles of this size are exact to 1e-7 of a unit, with two bits of a libm to spare.
    assert min(abs(value % 1 - 0.5) for value in exact) > 1e-5
    assert min(abs(value % 1 - 0.5) for value in exact_z) > 1e-5


def test_draws_are_normal() -> None:
    seeds = np.array([draws.seed(f"c{k}") for k in range(20_000)], dtype=np.uint64)
    z = draws_many.normal_draws(seeds ^ np.uint64(draws.seed("a"))) / (1 << draws.Z_BITS)
    assert abs(z.mean()) < 0.03
    assert abs(z.std() - 1) < 0.02
    assert abs((z > 1.96).mean() - 0.025) < 0.005


@settings(max_examples=60)
@given(SEEDS, SEEDS, st.integers(-(2**22), 2**22))
def test_many_at_a_time_are_the_same(one: int, other: int, logit: int) -> None:
    mixed = np.array([one], dtype=np.uint64) ^ np.uint64(other)
    assert draws_many.normal_draws(mixed)[0] == draws.normal_draw(one, other)
    assert draws_many.uniform_draws(mixed)[0] == draws.uniform_draw(one, other)
    assert draws_many.probabilities(np.array([logit]))[0] == fixed.probability(logit)


def test_known_draws_stay_what_they_are() -> None:
    """Records of past decisions hold digests of these."""
    conversation, action = draws.seed("call-1"), draws.seed("offer")
    assert (draws.normal_draw(conversation, action), draws.uniform_draw(conversation, action)) == (
        1819,
        0.251517,
    )
    assert fixed.probability(12_345) == 0.546954


def test_the_control_group_has_its_share() -> None:
    chosen = sum(draws.is_control(draws.seed(f"call-{k}"), 0.02) for k in range(20_000))
    assert 300 < chosen < 500
    assert not draws.is_control(0, 0.0)
    assert all(draws.is_control(draws.seed(f"call-{k}"), 1.0) for k in range(100))


def test_what_a_desktop_loads_before_it_paints_needs_no_numpy() -> None:
    code = "import sys, agent_desktop.decisioning.learning; sys.exit('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == 0
