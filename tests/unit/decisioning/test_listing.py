"""A list whose entries are made on demand is the list."""

from __future__ import annotations

import random
from copy import copy
from functools import cache

import msgspec
import pytest

from agent_desktop.decisioning.decide import decide
from agent_desktop.decisioning.decisions import Ranked
from agent_desktop.decisioning.listing import Ranking
from tests.unit.decisioning import random_catalogues as made


@cache
def decided(top: int, seed: int) -> Ranking:
    rng = random.Random(seed)
    while True:
        catalogue = msgspec.structs.replace(made.catalogue(rng, size=30), top=top)
        found = decide(made.compiled(rng, catalogue), made.inputs(rng, catalogue)).ranked
        assert isinstance(found, Ranking)
        if len(found) > 5:
            return found


def listed(top: int, seed: int = 5) -> Ranking:
    """Nobody has asked it anything yet."""
    found = copy(decided(top, seed))
    found._rest = None
    return found


def untouched(found: Ranking) -> bool:
    return found._rest is None


def plain(found: Ranking) -> tuple[Ranked, ...]:
    return tuple(found)


@pytest.mark.parametrize("top", [1, 3, 5, 100])
@pytest.mark.parametrize("step", [None, 1, 2, -1, -2])
def test_it_is_cut_as_a_tuple_is(top: int, step: int | None) -> None:
    for start in (None, *range(-8, 8)):
        for stop in (None, *range(-8, 8)):
            found = listed(top)
            assert found[start:stop:step] == plain(listed(top))[start:stop:step]


def test_entries_are_found_from_either_end() -> None:
    whole = plain(listed(3))
    for index in range(-len(whole), len(whole)):
        assert listed(3)[index] == whole[index]
    with pytest.raises(IndexError):
        listed(3)[len(whole)]
    with pytest.raises(IndexError):
        listed(3)[-len(whole) - 1]


def test_those_below_are_made_when_they_are_asked_for_and_stay_the_same() -> None:
    found = listed(2)
    assert untouched(found)
    assert (found[0].rank, found[:2][1].rank, len(found) > 2) == (1, 2, True)
    assert untouched(found)
    assert found[3] is found[3]
    assert not untouched(found)
    assert [entry.action_id for entry in found] == found.action_ids


def test_equal_lists_are_equal_however_they_are_kept() -> None:
    one, other = listed(3), listed(3)
    assert one == other
    assert hash(one) == hash(other)
    assert one == plain(other)
    assert one != plain(other)[:-1]
    assert one != plain(listed(3, seed=6))
    assert one != 5
