"""`hub evaluate --data`: a hub's own log, the control group beside the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from agent_desktop.hub.command_line import run
from agent_desktop.hub.learning import own_log
from agent_desktop.protocol.messages import EntryKind, UndoBody
from tests.support.school import POOR, RICH, School, term

Capture = pytest.CaptureFixture[str]


def test_it_evaluates_what_was_logged_and_says_what_the_control_group_shows(
    school: School, tmp_path: Path, capsys: Capture
) -> None:
    for n in range(3):
        term(school, 200, start=200 * n)
        school.round()
    page, figures = tmp_path / "report.html", tmp_path / "report.json"
    data = str(school.room.database.folder)
    status = run(["evaluate", "--data", data, "--html", str(page), "--json", str(figures)])
    told = capsys.readouterr()
    assert status == 0, told.err
    assert "Personalisation wins at predicting" in told.out
    assert "random" in told.out
    assert "judge none" in told.out
    whole: dict[str, Any] = msgspec.json.decode(figures.read_bytes())
    lift = whole["settings"]["lift"]
    assert lift["control"]["cases"] + lift["rest"]["cases"] == 600
    assert 20 < lift["control"]["cases"] < 110  # a tenth
    assert set(whole["settings"]["lift_by_action"]) == {"card", "loan"}
    names = {each["name"] for each in whole["evaluation"]["figures"]}
    assert {"learner", "decaying rate", "best single action", "as logged"} <= names
    text = page.read_text("utf-8")
    assert "The control group beside the rest" in text
    assert "dana" not in text + figures.read_text("utf-8") + told.out


def test_withdrawn_answers_and_open_ones_are_left_out(school: School) -> None:
    term(school, 20)
    gone = school.answer(school.customer("eve"), "talk")
    school.later(hours=3)
    school.round()
    school.outbox.verdicts(school.outbox.add(EntryKind.UNDO, UndoBody(response_id=gone)))
    school.offer("ada", "card", works=True)
    school.round()
    with school.room.database.reading() as connection:
        logged = own_log.read(connection, school.now)
    assert logged is not None
    assert len(logged.outcomes) == len(logged.control) == 20
    assert [one.at for one in logged.outcomes] == sorted(one.at for one in logged.outcomes)
    incomes = {one.values["traits"]["income"] for one in logged.outcomes}
    assert incomes == {RICH["income"], POOR["income"]}
    assert all(one.propensity is None for one in logged.outcomes)


def test_a_hub_with_nothing_to_learn_from_says_so(school: School, capsys: Capture) -> None:
    school.happens("ada", "Call Ended")
    assert run(["evaluate", "--data", str(school.room.database.folder)]) == 1
    assert "imported journeys hold no lists" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [(), ("x.csv", "--data", "y"), ("--data", "y", "--features", "z")]
)
def test_it_wants_one_thing_to_evaluate(capsys: Capture, words: tuple[str, ...]) -> None:
    assert run(["evaluate", *words]) == 1
    assert capsys.readouterr().err
