"""`hub model ...`, beside the hub whose folder it is."""

from __future__ import annotations

import asyncio

import pytest

from agent_desktop.hub.command_line import run
from agent_desktop.hub.learning import process
from agent_desktop.hub.learning.process import take_away
from agent_desktop.hub.learning.turn import Wish
from agent_desktop.hub.learning.worker import TurnFailed
from tests.support.log_records import ExpectLog
from tests.support.school import School, term

Capture = pytest.CaptureFixture[str]


def say(school: School, capsys: Capture, *words: str) -> tuple[int, str, str]:
    status = run(["model", *words, "--data", str(school.room.database.folder)])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_from_training_to_rolling_back_and_on(
    school: School, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "agent_desktop.hub.store.database.time.time_ns", lambda: school.now * 1_000_000
    )
    assert say(school, capsys, "list") == (
        0, "The catalogue's starting values are in force.\n", "",
    )  # fmt: skip
    assert "Nothing has matured" in say(school, capsys, "train")[1]
    term(school, 60)
    status, out, _ = say(school, capsys, "train", "--grace", "0")
    assert status == 0
    assert "60 cases learnt" in out
    assert "in force" in out
    asyncio.run(school.teacher._look())
    version = school.models.version
    out = say(school, capsys, "list")[1]
    assert out.startswith(f"* {version}")
    assert "60 cases" in out
    out = say(school, capsys, "show", "current")[1]
    assert f"{version}  of catalogue school" in out
    assert "in force   yes" in out
    assert '"worse":false' in out

    status, out, _ = say(school, capsys, "rollback", "none", "--by", "ida")
    assert (status, "starting values are in force" in out) == (0, True)
    out = say(school, capsys, "list")[1]
    assert "in force again" in out
    assert "Frozen" in out
    assert "was once" in say(school, capsys, "show", version)[1]
    assert "nothing is learnt" in say(school, capsys, "show", "none")[1]

    term(school, 40, start=60)
    assert "frozen until" in say(school, capsys, "train")[1]
    out = say(school, capsys, "list")[1]
    assert "held back: frozen" in out
    assert "which waited, is in force" in say(school, capsys, "thaw")[1]
    assert "Nothing was frozen" in say(school, capsys, "thaw")[1]
    assert say(school, capsys, "freeze")[0] == 0
    assert "may come into force" in say(school, capsys, "thaw")[1]
    assert say(school, capsys, "rollback", version[:5])[0] == 0
    by = {row[0] for row in school.room.rows("SELECT by FROM audit WHERE what LIKE 'model%'")}
    assert by == {"hub", "ida", "admin"}


def test_training_anew_keeps_to_the_days_that_were_named(
    school: School, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "agent_desktop.hub.store.database.time.time_ns", lambda: school.now * 1_000_000
    )
    from datetime import UTC, datetime

    term(school, 40)
    school.round()
    between = datetime.fromtimestamp(school.now / 1000 + 86_400, UTC).date().isoformat()
    school.later(days=30)
    term(school, 40, start=40)
    school.round()
    assert say(school, capsys, "train", "--anew", "--until", between)[0] == 0
    counts = [
        row[0] for row in school.room.rows("SELECT cases FROM models ORDER BY made_at, cases")
    ]
    assert sorted(counts) == [40, 40, 80]
    assert say(school, capsys, "train", "--until", between)[0] == 1
    with pytest.raises(SystemExit):
        say(school, capsys, "train", "--anew", "--since", "yesterday")


@pytest.mark.parametrize("version", ["ffff", "current", ""])
def test_an_unknown_model_is_refused(school: School, capsys: Capture, version: str) -> None:
    status, _, err = say(school, capsys, "rollback", version)
    assert (status, err) == (
        1, "There is no such model, or more than one. See `hub model list`.\n",
    )  # fmt: skip


def test_a_turn_in_a_process_of_its_own_is_the_same_turn(school: School) -> None:
    term(school, 10)
    wish = Wish(now=school.now, grace_ms=0, least=1)
    here = asyncio.run(school.take(wish))
    assert asyncio.run(take_away(school.room.database.folder, wish)) == here
    assert here.look is not None
    assert len(here.look.cases) == 10


def test_a_process_that_fails_says_so_and_is_tried_again(
    school: School, expect_log: ExpectLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    expect_log("learning waits: The process that learns failed. It was 3 o'clock")
    monkeypatch.setattr(process, "command", lambda _: ["sh", "-c", "echo It was 3 o\\'clock >&2"])
    wish = Wish(now=school.now, grace_ms=0, least=1)
    with pytest.raises(TurnFailed, match="3 o'clock"):
        asyncio.run(take_away(school.room.database.folder, wish))
    school.options = type(school.options)(least=1, every_s=0.001)
    school.answer(school.customer("ada"), "talk")
    teacher = school.new_teacher(lambda wish: take_away(school.room.database.folder, wish))

    async def a_while() -> None:
        async with asyncio.timeout(2.5):
            await teacher.run()

    with pytest.raises(TimeoutError):
        asyncio.run(a_while())
    assert school.cases() == []
