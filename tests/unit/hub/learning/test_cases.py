"""Which answers become cases, when they mature, and whether they worked."""

from __future__ import annotations

import msgspec

from agent_desktop.decisioning.decisions import Exposure, ExposureKind, exposure_id
from agent_desktop.protocol.messages import EntryKind, ExposuresBody, ReassignBody, UndoBody
from tests.support.school import DAY, HOUR, School, term


def show(school: School, customer: str, record: object, kind: ExposureKind, action: str) -> None:
    inputs = record.inputs  # type: ignore[attr-defined] # a DecisionRecord
    seen = Exposure(
        exposure_id(kind, inputs.contact_id, action), action, f"{action}@call-centre", kind,
        school.now, "call-centre", inputs.contact_id,
    )  # fmt: skip
    body = ExposuresBody(customer_id=customer, decision_id=inputs.decision_id, exposures=(seen,))
    assert school.outbox.verdicts(school.outbox.add(EntryKind.EXPOSURES, body))[0][0] == "accepted"


def test_an_answer_matures_with_its_outcome_s_window(school: School) -> None:
    ada = school.customer("ada")
    school.answer(ada, "card", key="a")
    school.answer(ada, "talk", key="b")
    at = school.now
    school.round()
    assert school.cases("response_id, action_id, at, matures_at, worked, customer_id") == [
        ("a", "card", at, at + 7 * DAY, None, ada),
        ("b", "talk", at, at + HOUR, None, ada),
    ]


def test_nothing_is_learnt_before_its_window_has_closed(school: School) -> None:
    school.offer("ada", "card", works=True)
    school.round()
    for days in (2, 4.9):  # it has worked by now, and the window is open
        school.later(days=days)
        assert [done.learnt for done in school.round()] == []
        assert school.cases("worked, learnt_at") == [(None, None)]
    school.later(days=0.1, hours=0.9)  # closed, but its events may still come in
    assert school.round() == []
    school.later(hours=0.2)
    assert [done.learnt for done in school.round()] == [1]
    assert school.cases("worked, learnt_at") == [(1, school.now)]


def test_an_outcome_counts_within_its_window_only(school: School) -> None:
    start = school.now
    for user, after in (
        ("at-once", 0), ("early", 1), ("in-time", 7 * DAY), ("late", 7 * DAY + 1), ("never", None),
    ):  # fmt: skip
        customer = school.customer(user)
        school.answer(customer, "card", "negative", key=user)
        if after is not None:
            school.happens(user, "Card Activated", at=start + after)
        school.happens(user, "Loan Signed", at=start + DAY)
    school.later(days=8)
    school.round()
    assert dict(school.cases()) == {
        "at-once": 0, "early": 1, "in-time": 1, "late": 0, "never": 0,
    }  # fmt: skip


def test_without_an_outcome_a_positive_answer_is_the_success(school: School) -> None:
    ada = school.customer("ada")
    for sentiment in ("positive", "neutral", "negative"):
        school.answer(ada, "talk", sentiment, key=sentiment)
    school.later(hours=3)
    school.round()
    assert dict(school.cases()) == {"positive": 1, "neutral": 0, "negative": 0}


def test_an_event_that_comes_late_counts_within_the_grace(school: School) -> None:
    start = school.now
    for user in ("ada", "ben"):
        school.answer(school.customer(user), "card", key=user)
    school.later(days=7, hours=0.5)
    school.round()
    school.happens("ada", "Card Activated", at=start + DAY)
    school.later(hours=1)
    school.round()
    school.happens("ben", "Card Activated", at=start + DAY)
    school.round()
    assert dict(school.cases()) == {"ada": 1, "ben": 0}


def test_neither_an_initiative_nor_what_was_only_displayed_is_a_case(school: School) -> None:
    ada = school.customer("ada")
    _, record = school.decide(ada)
    school.answer(ada, "card", initiative=True)
    show(school, ada, record, ExposureKind.DISPLAYED, "loan")
    school.answer(ada, "talk", key="the one", record=record)
    school.later(days=30)
    school.round()
    assert [row[0] for row in school.cases()] == ["the one"]


def test_an_offer_without_an_answer_is_a_case_and_one_with_it_is_one_case(school: School) -> None:
    ada = school.customer("ada")
    _, silent = school.decide(ada)
    _, told = school.decide(ada)
    school.answer(ada, "loan", record=silent)  # which brings the list
    show(school, ada, silent, ExposureKind.OFFERED, "card")
    show(school, ada, told, ExposureKind.OFFERED, "talk")
    school.later(hours=0.5)
    school.answer(ada, "talk", "neutral", record=told)
    school.answer(ada, "talk", "positive", record=told)
    school.later(days=8)
    school.round()
    assert sorted(school.cases("action_id, worked")) == [("card", 0), ("loan", 0), ("talk", 1)]


def test_the_list_of_a_case_is_not_thrown_away(school: School) -> None:
    ada = school.customer("ada")
    _, record = school.decide(ada)
    school.answer(ada, "talk", record=record)
    school.room.database.write_now(
        lambda unit: unit.connection.exec_driver_sql("UPDATE decisions SET kept_until = 1")
    )
    school.round()
    assert school.room.rows("SELECT kept_until FROM decisions")[0][0] is None


def test_what_is_withdrawn_before_it_was_learnt_is_no_case(school: School) -> None:
    ada = school.customer("ada")
    early = school.answer(ada, "talk", key="early")
    school.round()
    assert len(school.cases()) == 1
    school.outbox.verdicts(school.outbox.add(EntryKind.UNDO, UndoBody(response_id=early)))
    school.round()
    assert school.cases() == []
    late = school.answer(ada, "talk", key="late")
    school.later(hours=3)
    school.round()
    school.outbox.verdicts(school.outbox.add(EntryKind.UNDO, UndoBody(response_id=late)))
    school.later(hours=3)
    school.round()
    assert school.cases() == [("late", 1)]  # what was learnt stays learnt


def test_an_answer_that_follows_a_withdrawn_one_takes_its_place(school: School) -> None:
    ada = school.customer("ada")
    _, record = school.decide(ada)
    first = school.answer(ada, "talk", "negative", key="first", record=record)
    school.round()
    school.outbox.verdicts(school.outbox.add(EntryKind.UNDO, UndoBody(response_id=first)))
    school.answer(ada, "talk", "positive", key="second", record=record)
    school.later(hours=3)
    school.round()
    assert school.cases() == [("second", 1)]


def test_answers_of_somebody_else_on_the_line_teach_nothing(school: School) -> None:
    ada, ben = school.customer("ada"), school.customer("ben")
    _, record = school.decide(ada)
    school.answer(ada, "talk", record=record)
    body = ReassignBody(
        contact_id=record.inputs.contact_id, from_customer_id=ada, to_customer_id=ben
    )
    school.outbox.verdicts(school.outbox.add(EntryKind.REASSIGN, body))
    school.later(hours=3)
    school.round()
    assert school.cases() == []


def test_a_merged_customer_s_outcome_counts_and_an_unmerge_takes_it_along(school: School) -> None:
    ada, ben = school.customer("ada"), school.customer("ben")
    start = school.now
    for customer, key in ((ada, "a"), (ben, "b")):
        school.answer(customer, "card", key=key)
    school.round()
    link = school.room.merge(ada, ben)
    school.happens("ben", "Card Activated", at=start + DAY)
    school.round()
    assert len({row[0] for row in school.cases("customer_id")}) == 1
    school.room.unmerge(link)
    school.later(days=8)
    school.round()
    assert dict(school.cases()) == {"a": 0, "b": 1}


def test_while_they_are_merged_both_answers_see_the_one_journey(school: School) -> None:
    ada, ben = school.customer("ada"), school.customer("ben")
    start = school.now
    for customer, key in ((ada, "a"), (ben, "b")):
        school.answer(customer, "card", key=key)
    school.room.merge(ada, ben)
    school.happens("ben", "Card Activated", at=start + DAY)
    school.later(days=8)
    school.round()
    assert dict(school.cases()) == {"a": 1, "b": 1}
    assert len({row[0] for row in school.cases("customer_id")}) == 1


def test_a_workstation_s_clock_that_runs_ahead_does_not_put_it_off_for_years(
    school: School,
) -> None:
    ada = school.customer("ada")
    school.answer(ada, "talk", at=school.now + 400 * DAY)
    received = school.now
    school.round()
    assert school.cases("at") == [(received,)]


def test_a_list_made_with_a_catalogue_that_nobody_knows_is_no_case(school: School) -> None:
    ada = school.customer("ada")
    _, record = school.decide(ada)
    strange = msgspec.structs.replace(record, catalogue_version="other")
    school.answer(ada, "talk", record=strange)
    school.later(hours=3)
    school.round()
    assert school.cases() == []


def test_what_the_list_said_is_kept_with_the_case(school: School) -> None:
    ada = school.customer("ada")
    expected = {}
    for n in range(40):
        decision, record = school.decide(ada, conversation=f"call-{n}")
        school.answer(ada, "talk", key=f"{n:02}", record=record)
        mine = next(one for one in decision.ranked if one.action_id == "talk")
        expected[f"{n:02}"] = mine.factors.expected
    school.round()
    told = {row[0]: row[1] for row in school.cases("response_id, expected")}
    assert told == expected
    shares = [row[0] for row in school.cases("control")]
    assert 0 < sum(shares) < 20


def test_one_conversation_teaches_once_however_late_another_answer_comes(school: School) -> None:
    ada = school.customer("ada")
    _, record = school.decide(ada)
    school.answer(ada, "talk", "neutral", key="first", record=record)
    school.later(hours=3)
    school.round()
    school.answer(ada, "talk", "positive", key="second", record=record)
    school.answer(ada, "talk", "negative", key="before", record=record, at=school.now - DAY)
    school.later(hours=3)
    school.round()
    assert school.cases() == [("first", 0)]
    assert school.room.rows("SELECT max(cases) FROM models")[0][0] == 1


NASTY: list[dict[str, object]] = [
    {"context": {"traits": 5}},
    {"context": {"traits": {"income": 2**70, "segment": None}}},
    {"context": {"traits": {"income": "much", "segment": ["gold"]}}},
    {"context": {"answers": "none", "calls_7d": {}, "traits": {"income": True}}},
    {"context": {"answers": [[1], {"a": 2}, ["a", "b", "c", "d", "e"]]}},
    {"at": 2**62},
    {"at": -(2**62)},
    {"touchpoint": "nowhere"},
    {"model_version": "\ud800".encode("utf-8", "replace").decode()},
    {"contact_id": "x" * 200},
]


def test_a_record_that_means_harm_stops_nobody_from_learning(school: School) -> None:
    ada = school.customer("ada")
    keys = []
    for n, harm in enumerate(NASTY):
        _, record = school.decide(ada)
        inputs = msgspec.structs.replace(record.inputs, **harm)
        keys.append(f"harm-{n}")
        school.answer(
            ada, "talk", key=keys[-1], record=msgspec.structs.replace(record, inputs=inputs)
        )
    term(school, 20)
    school.round()
    assert {row[0] for row in school.cases("learnt_at IS NULL")} == {0}
    assert {row[0] for row in school.cases()} >= set(keys)
    assert school.models.version
