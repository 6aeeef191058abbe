"""What is logged of a list: by replay, so the same whenever it is asked."""

from __future__ import annotations

from functools import partial

import pytest

from agent_desktop.hub.learning import orders
from agent_desktop.hub.learning.stored_past import StoredPast
from tests.support.school import RICH, School, term

ACTIONS = ("card", "loan", "talk")


def test_a_chance_is_how_often_an_action_stands_so_high(school: School) -> None:
    ada = school.customer("ada")
    counts = dict.fromkeys(ACTIONS, 0)
    lists = 300
    for n in range(lists):
        decision, record = school.decide(ada, conversation=f"call {n}")
        counts[decision.ranked[0].action_id] += 1
    with school.room.database.reading() as connection:
        past = StoredPast(connection, school.now)
        told = {one.action_id: past.logged(record, one.action_id) for one in decision.ranked}
    first = decision.ranked[0].action_id
    assert told[first].chance == pytest.approx(counts[first] / lists, abs=0.12)
    chances = [told[one.action_id].chance or 0 for one in decision.ranked]
    assert chances[-1] == 1.0  # nothing stands lower than the last
    for one in decision.ranked:
        assert told[one.action_id].expected == one.factors.expected


def test_the_control_group_has_about_its_share_and_is_logged(school: School) -> None:
    ada = school.customer("ada")
    with school.room.database.reading() as connection:
        past = StoredPast(connection, school.now)
        found = [
            past.logged(school.decide(ada, conversation=f"call {n}")[1], "card").control
            for n in range(300)
        ]
    assert 0.05 < sum(found) / len(found) < 0.16  # 10 % are declared


def test_a_case_keeps_what_its_own_model_said(school: School) -> None:
    """Also when another model is in force by the time that it is looked at."""
    ada = school.customer("ada")
    term(school, 200)
    school.round()
    decision, record = school.decide(ada, traits=RICH)
    mine = next(one for one in decision.ranked if one.action_id == "card")
    school.room.database.write_now(partial(orders.roll_back, version="", by="ida"))
    school.answer(ada, "card", key="the-case", record=record)
    school.round()
    (row,) = school.room.rows(
        "SELECT expected, chance FROM learning_cases WHERE response_id = 'the-case'"
    )
    assert row[0] == mine.factors.expected
    assert 0 < row[1] <= 1


def test_a_model_or_an_action_that_is_gone_leaves_the_columns_empty(school: School) -> None:
    ada = school.customer("ada")
    _, record = school.decide(ada)
    with school.room.database.reading() as connection:
        past = StoredPast(connection, school.now)
        log = past._log(record.catalogue_version, "")
        assert log is not None
        assert log.of(record, "nothing").expected is None
        assert past._log(record.catalogue_version, "gone") is None
        assert past._log("gone", "") is None
