"""What the puller reads of what was published: a model that cannot be used is named and refused."""

from __future__ import annotations

import pytest

from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.decisioning.learning.snapshot import version_of
from agent_desktop.sync.published import check_model, looks_back
from tests.support.journeys import NOW
from tests.support.many_customers import catalogue_toml, model

TOML = catalogue_toml()
SNAPSHOT = model(parse_catalogue(TOML, "t"), NOW, 3)
VERSION = version_of(SNAPSHOT)


def test_a_sound_model_passes() -> None:
    check_model(VERSION, SNAPSHOT, TOML, NOW)


@pytest.mark.parametrize("cut", [0, 1, 20, len(SNAPSHOT) // 2, len(SNAPSHOT) - 1])
def test_a_truncated_one_does_not(cut: int) -> None:
    with pytest.raises(ValueError, match="model"):
        check_model(VERSION, SNAPSHOT[:cut], TOML, NOW)


def test_nor_does_one_of_the_future_of_another_catalogue_or_under_another_name() -> None:
    with pytest.raises(ValueError, match="future"):
        check_model(VERSION, SNAPSHOT, TOML, NOW - 9 * 86_400_000)
    with pytest.raises(ValueError, match="catalogue"):
        check_model(VERSION, SNAPSHOT, TOML.replace('"thousand"', '"other"'), NOW)
    with pytest.raises(ValueError, match="not the one"):
        check_model("0" * 16, SNAPSHOT, TOML, NOW)


def test_impressions_are_kept_as_far_as_a_decision_looks_back() -> None:
    found = looks_back(TOML)
    assert found is not None
    assert found > 80, "the policy of 60 days pauses for 20"
    assert looks_back("this is = no [catalogue") is None
