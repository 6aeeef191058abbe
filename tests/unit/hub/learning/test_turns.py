"""Turns: exactly once, judged before they count, and overtaken ones leave nothing behind."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import msgspec
import pytest

from agent_desktop.decisioning.learning.starting import StartingPropensities
from agent_desktop.decisioning.propensity import Contribution, Scores
from agent_desktop.hub.learning import gate, marks, orders, turn
from agent_desktop.hub.learning.gate import Lesson
from agent_desktop.hub.learning.in_force import in_force, kept, versions_in_force
from agent_desktop.hub.learning.turn import Overtaken, Turn, Wish
from agent_desktop.protocol.messages import EntryKind, UndoBody
from tests.support.school import CATALOGUE, RICH, School, term


def wish(school: School, **more: int) -> Wish:
    return Wish(now=school.now, grace_ms=0, least=1, **more)  # type: ignore[arg-type]


def taken(school: School, **more: int) -> Turn:
    return asyncio.run(school.take(wish(school, **more)))


def looked(school: School) -> None:
    """Past the turn that only finds the cases."""
    school.room.database.write_now(partial(turn.store, turn=taken(school)))


def test_a_round_learns_and_puts_a_model_in_force(school: School) -> None:
    term(school, 60)
    done = school.round()
    assert [(one.cases, one.learnt, one.put_in_force) for one in done] == [
        (60, 0, False), (0, 60, True),
    ]  # fmt: skip
    position, version = school.models.position, school.models.version
    assert version == done[-1].version
    assert school.told == [position]
    rows = school.room.rows("SELECT cases, catalogue FROM models")
    assert [tuple(row) for row in rows] == [(60, "school")]
    assert school.round() == []


def test_the_same_turn_stored_twice_is_learnt_once(school: School) -> None:
    term(school, 20)
    looked(school)
    same = taken(school)
    store = partial(turn.store, turn=same)
    school.room.database.write_now(store)
    before = school.room.rows("SELECT * FROM models")
    with pytest.raises(Overtaken):
        school.room.database.write_now(store)
    assert school.room.rows("SELECT * FROM models") == before
    assert {row[0] for row in school.cases("learnt_at")} == {school.now}


def test_two_workers_learn_each_case_once(school: School) -> None:
    term(school, 40)

    async def both() -> None:
        await asyncio.gather(school.new_teacher().round(), school.new_teacher().round())

    asyncio.run(both())
    cases = school.room.rows("SELECT cases FROM models ORDER BY cases DESC LIMIT 1")
    assert cases[0][0] == 40
    assert None not in {row[0] for row in school.cases("learnt_at")}


def test_a_look_that_was_overtaken_leaves_nothing_behind(school: School) -> None:
    term(school, 4)
    first = taken(school)
    looked(school)
    with pytest.raises(Overtaken):
        school.room.database.write_now(partial(turn.store, turn=first))
    assert len(school.cases()) == 4


def test_a_catalogue_published_meanwhile_overtakes_a_turn(school: School) -> None:
    term(school, 20)
    looked(school)
    made = taken(school)
    school.room.catalogues.publish_now(CATALOGUE.replace("edges = [20,", "edges = [25,"), "x")
    with pytest.raises(Overtaken):
        school.room.database.write_now(partial(turn.store, turn=made))
    assert {row[0] for row in school.cases("learnt_at")} == {None}


def test_a_rollback_meanwhile_overtakes_a_turn(school: School) -> None:
    term(school, 20)
    school.round()
    term(school, 20, start=20)
    looked(school)
    made = taken(school)
    school.room.database.write_now(partial(orders.roll_back, version="", by="ida"))
    with pytest.raises(Overtaken):  # it was judged against the one before
        school.room.database.write_now(partial(turn.store, turn=made))


def test_other_features_begin_anew_from_the_kept_cases(school: School) -> None:
    term(school, 40)
    withdrawn = school.answer(school.customer("eve"), "talk")
    school.later(hours=3)
    school.round()
    body = UndoBody(response_id=withdrawn)
    school.outbox.verdicts(school.outbox.add(EntryKind.UNDO, body))
    school.later(hours=1)
    school.room.catalogues.publish_now(
        CATALOGUE.replace('"traits.segment" = {}', '"traits.segment" = {}\ncalls_7d = {}'), "x"
    )
    done = school.round()
    assert [one.put_in_force for one in done if one.version] == [True]
    with school.room.database.reading() as connection:
        newest = kept(connection, 1)[0]
    assert newest.cases == 40  # not the withdrawn one
    assert newest.report["learnt_again"] == 40
    catalogue = school.room.catalogues.parsed("current")
    assert school.models.current(catalogue).version == newest.version
    assert school.round() == []


def test_a_feature_that_was_not_recorded_then_is_missing_not_nought(school: School) -> None:
    from agent_desktop.hub.learning.stored_past import values

    _, record = school.decide(school.customer("ada"), traits={"segment": "gold"})
    old = school.room.catalogues.parsed("current")
    school.room.catalogues.publish_now(
        CATALOGUE.replace("[learning.features]", "[learning.features]\ncalls_7d = {}"), "x"
    )
    new = school.room.catalogues.parsed("current")
    found = values(record, old, new)
    assert "calls_7d" not in found
    assert found["traits"] == {"income": 0, "segment": "gold"}
    assert values(record, new, new)["calls_7d"] == 0
    assert values(record, None, new)["traits"] == {"segment": "gold"}


def test_the_learner_s_state_is_kept_for_the_newest_models_only(school: School) -> None:
    for n in range(5):
        term(school, 12, start=12 * n)
        school.round()
    states = school.room.rows("SELECT length(learner), length(snapshot) FROM models")
    assert sum(bool(row[0]) for row in states) == turn.STATES
    assert all(row[1] for row in states)


def test_a_state_that_nobody_can_read_begins_anew(school: School) -> None:
    term(school, 20)
    school.round()
    school.room.database.write_now(
        lambda unit: unit.connection.exec_driver_sql("UPDATE models SET learner = x'00ff'")
    )
    term(school, 20, start=20)
    school.round()
    with school.room.database.reading() as connection:
        assert kept(connection, 1)[0].cases == 40


def test_a_clock_that_goes_backwards_unlearns_nothing(school: School) -> None:
    term(school, 20)
    school.round()
    version = school.models.version
    school.later(days=-30)
    assert school.round() == []
    assert school.models.version == version
    term(school, 20, start=20)
    assert [one.learnt for one in school.round() if one.learnt] == [20]
    for n in range(5):
        school.later(days=-20)
        term(school, 10, start=40 + 10 * n)
        school.round()
    assert school.room.rows("SELECT max(cases) FROM models")[0][0] == 90
    reports = school.room.rows("SELECT report FROM models")
    assert not any("learnt_again" in row[0] for row in reports)  # its state was kept


class Always:
    """A model that says the same of everybody."""

    version = "always"

    def __init__(self, expected: float) -> None:
        self._scores = Scores((expected,) * 3, (expected,) * 3)

    def score(self, values: object, conversation: str) -> Scores:
        return self._scores

    def contributions(self, *_: object) -> list[tuple[Contribution, ...]]:
        return [(), (), ()]


@pytest.mark.parametrize(
    ("new", "old", "worse"),
    [(0.5, 0.5, False), (0.9, 0.5, True), (0.5, 0.9, False), (0.505, 0.5, False), (1.0, 0.5, True)],
)
def test_the_gate_lets_in_what_is_not_worse(
    school: School, new: float, old: float, worse: bool
) -> None:
    catalogue = school.room.catalogues.parsed("current")
    lessons = [Lesson("", {}, "card", n % 2 == 0, n) for n in range(160)]
    verdict = gate.judge(Always(new), Always(old), lessons, catalogue)
    assert (verdict.cases, verdict.worse) == (160, worse)
    assert not gate.judge(Always(1.0), Always(0.5), lessons[:19], catalogue).worse
    others = [msgspec.structs.replace(one, action_id="gone") for one in lessons]
    assert gate.judge(Always(1.0), Always(0.5), others, catalogue).cases == 0


def test_a_model_that_is_worse_is_kept_but_not_put_in_force(
    school: School, expect_log: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    expect_log("the new model is worse", logger="agent_desktop.hub.learning")  # type: ignore[operator]
    term(school, 40)
    school.round()
    good = school.models.version
    monkeypatch.setattr(gate, "judge", lambda *_: gate.Verdict(cases=20, worse=True))
    term(school, 40, start=40)
    done = school.round()[-1]
    assert (done.put_in_force, done.why_not, done.learnt) == (False, "worse", 40)
    assert school.models.version == good
    with school.room.database.reading() as connection:
        assert in_force(connection)[1] == good
        newest = kept(connection, 1)[0]
        assert (newest.version, newest.position) == (done.version, 0)
        assert newest.report["held_back"] == "worse"
        assert done.version not in versions_in_force(connection)
        assert marks.read(connection, marks.LEARNER) == done.version
    monkeypatch.undo()
    term(school, 40, start=80)
    assert school.round()[-1].put_in_force


def test_starting_values_are_the_first_to_be_beaten(school: School) -> None:
    catalogue = school.room.catalogues.parsed("current")
    lessons = [Lesson("", {}, "card", False, n) for n in range(30)]
    verdict = gate.judge(Always(0.05), StartingPropensities(catalogue), lessons, catalogue)
    assert verdict.new is not None
    assert verdict.in_force is not None
    assert verdict.new < verdict.in_force


def test_of_models_that_were_never_in_force_the_newest_are_kept(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "UNUSED", 2)
    term(school, 10)
    school.round()
    first = school.models.version
    school.room.database.write_now(partial(orders.freeze, by="ida"))
    for n in range(5):
        term(school, 4, start=10 + 4 * n)
        school.round()
    rows = school.room.rows("SELECT version, position FROM models ORDER BY made_at")
    assert [bool(row[1]) for row in rows] == [True, False, False]
    assert rows[0][0] == first
    assert school.room.rows("SELECT max(cases) FROM models")[0][0] == 30


def test_who_asked_teaches_nothing(tmp_path: Path) -> None:
    """The same answers of another agent of another team make the same model."""
    made = []
    for by, team in (("dana", "cards"), ("luis", "loans")):
        school = School(tmp_path / by, by=by, team=team)
        for n in range(40):
            _, record = school.decide(
                school.customer(f"user-{n}"), conversation=f"call-{n}", traits=RICH
            )
            school.answer(
                record.inputs.customer_id, "talk", ("positive", "negative")[n % 3 == 0],
                key=f"answer-{n}", record=record,
            )  # fmt: skip
        school.later(days=1)
        school.round()
        made.append(school.models.snapshot("current")[1])
        school.close()
    assert made[0] == made[1]
