"""From whatever customers' values are to a row, without ever failing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning.catalogue import Feature, FeatureKind
from agent_desktop.decisioning.learning.encoding import (
    ONE,
    CategoryCode,
    Encoder,
    FlagCode,
    NumberCode,
    features_digest,
)
from agent_desktop.decisioning.learning.fitting import fit
from tests.unit.decisioning.learning.made import FEATURES

CODES = (
    NumberCode("age", (30.0, 50.0), 40.0, 10.0),
    CategoryCode("plan", ("basic", "gold")),
    FlagCode("traits.open"),
)
AGE, BELOW, BETWEEN, ABOVE, NO_AGE, BASIC, GOLD, OTHER, NO_PLAN, OPEN, NO_OPEN = range(1, 12)


def row(**values: Any) -> dict[int, int]:
    traits = {"open": values.pop("open")} if "open" in values else {}
    columns, numbers = Encoder(CODES).encode({**values, "traits": traits})
    assert len(set(columns)) == len(columns)
    return dict(zip(columns, numbers, strict=True))


def test_a_number_stands_beside_its_bin() -> None:
    assert row(age=45, plan="gold", open=True) == {
        0: ONE, AGE: ONE // 2, BETWEEN: ONE, GOLD: ONE, OPEN: ONE
    }  # fmt: skip


def test_an_edge_belongs_to_the_bin_above() -> None:
    assert BETWEEN in row(age=30)
    assert ABOVE in row(age=50)
    assert BELOW in row(age=29.999)


@pytest.mark.parametrize("value", [None, float("nan"), "45", [45], {}])
def test_what_is_no_number_is_missing(value: Any) -> None:
    assert row(age=value) == {0: ONE, NO_AGE: ONE, NO_PLAN: ONE, NO_OPEN: ONE}


@pytest.mark.parametrize("value", [1e300, float("inf"), 10**400])
def test_far_numbers_are_cut(value: float) -> None:
    assert row(age=value)[AGE] == 3 * ONE
    assert row(age=-value)[AGE] == -3 * ONE


def test_unknown_categories_are_other() -> None:
    assert OTHER in row(plan="platinum")
    assert NO_PLAN in row(plan="")
    assert OTHER in row(plan=17)


def test_a_flag_is_yes_no_or_missing() -> None:
    assert OPEN in row(open=1)
    assert not {OPEN, NO_OPEN} & row(open=False).keys()
    assert NO_OPEN in row(open="yes")


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.none(), max_size=2),
)  # fmt: skip


@settings(max_examples=80)
@given(st.lists(st.dictionaries(st.sampled_from(["x", "plan", "open"]), ANYTHING), max_size=8))
def test_fitting_and_encoding_never_fail(rows: list[dict[str, Any]]) -> None:
    encoder = Encoder(fit(FEATURES, rows))
    for values in rows:
        columns, numbers = encoder.encode({**values, "traits": values})
        assert all(0 <= column < encoder.columns for column in columns)
        assert all(abs(number) <= 3 * ONE for number in numbers)


def test_edges_are_found_where_none_are_declared() -> None:
    feature = Feature(name="n", kind=FeatureKind.NUMBER)
    (code,) = fit([feature], [{"n": value} for value in range(800)])
    assert isinstance(code, NumberCode)
    assert code.edges == (100.0, 200.0, 300.0, 400.0, 500.0, 600.0, 700.0)
    (code,) = fit([feature], [{"n": 5}] * 50)
    assert isinstance(code, NumberCode)
    assert code.edges == ()


def test_a_vocabulary_is_bounded() -> None:
    feature = Feature(name="c", kind=FeatureKind.CATEGORY)
    (code,) = fit([feature], [{"c": f"v{k % 90}"} for k in range(9_000)])
    assert isinstance(code, CategoryCode)
    assert len(code.known) == 24


def test_the_order_of_features_means_nothing() -> None:
    assert features_digest(FEATURES) == features_digest(FEATURES[::-1])
    assert features_digest(FEATURES) != features_digest(FEATURES[1:])


def test_endless_numbers_set_no_scale() -> None:
    """An endless number is far, wherever it stands among the first cases."""
    endless = [{"balance": float(text)} for text in ("inf", "-inf", "inf")]
    plain = [{"balance": float(number)} for number in range(50)]
    feature = Feature(name="balance", kind=FeatureKind.NUMBER)
    assert fit((feature,), endless + plain) == fit((feature,), plain)
    assert fit((feature,), endless)
