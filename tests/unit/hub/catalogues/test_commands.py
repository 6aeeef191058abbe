"""`hub catalogue ...`, as it is typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from agent_desktop.domain.responses import Sentiment
from agent_desktop.hub.command_line import run
from agent_desktop.hub.command_line.answers import counted
from tests.support.hub_room import CATALOGUE, Outbox, Room

SUPPRESS = "suppress.negative = { days = 3650 }\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "new.toml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "hub"


def test_check_names_everything_and_touches_nothing(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(CATALOGUE)
    assert run(["catalogue", "check", str(file)]) == 0
    assert "is sound: 2 actions, 2 touchpoints" in capsys.readouterr().out
    file.write_text(CATALOGUE.replace("propensity = 0.5", "propensty = 0.5") + "[actions.b]\n")
    assert run(["catalogue", "check", str(file)]) == 1
    said = capsys.readouterr().err
    assert f"{file}:15: actions.offer.propensty: is not known here (did you mean" in said
    assert "actions.b.title: is missing" in said
    assert run(["catalogue", "check", "demo"]) == 0


def test_check_knows_what_the_administrator_hides(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('[visibility."traits.finance"]\nagent = ["hidden", "hidden"]\n')
    assert run(["catalogue", "check", "demo", "--policy", str(policy)]) == 1
    said = capsys.readouterr().err
    assert "actions.offer-gold-card.eligible: agents do not see the trait 'arrears_months'" in said
    assert "learning.features.traits.income: agents do not see" in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"name = '\xff'", ":1: is not UTF-8 text"),
        (b"\n\xff", ":2: is not UTF-8 text"),
        (b"name = 'a\x00b'", "is no TOML"),
        (b"  \n", "is empty"),
        (b"name = 'a'\nname = 'b'\n", "is no TOML: Cannot overwrite a value"),
        (b"x" * 20_000_000, "is longer than"),
    ],
)
def test_files_that_are_no_catalogue(
    file: Path, content: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(content)
    assert run(["catalogue", "check", str(file)]) == 1
    assert said in capsys.readouterr().err


def test_a_mark_at_the_beginning_is_no_mistake(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + CATALOGUE.replace("\n", "\r\n").encode())
    assert run(["catalogue", "check", str(file)]) == 0


def test_what_is_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    for wanted in (tmp_path / "pipe.toml", tmp_path, "nothing", "no\0file.toml", "x" * 5000):
        assert run(["catalogue", "check", str(wanted)]) == 1
    assert "is no file" in capsys.readouterr().err


def test_a_whole_life(
    room: Room, file: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The room's hub holds the folder all the while: each command works beside it."""
    first = room.catalogues.version
    file.write_text(CATALOGUE.replace("propensity = 0.5", "propensity = 0.7"))
    assert run(["catalogue", "diff", str(file), "--data", str(data)]) == 0
    said = capsys.readouterr().out
    assert "~ action offer: propensity from 0.5 to 0.7" in said
    assert room.catalogues.version == first
    assert not room.catalogues.look_again()
    assert run(["catalogue", "apply", str(file), "--data", str(data), "--by", "maria"]) == 0
    assert room.catalogues.look_again()
    second = room.catalogues.version
    assert run(["catalogue", "apply", str(file), "--data", str(data)]) == 0
    assert f"{second} is in force already" in capsys.readouterr().out
    assert run(["catalogue", "rollback", first[:6], "--data", str(data), "--by", "otto"]) == 0
    assert room.catalogues.look_again()
    assert room.catalogues.version == first
    capsys.readouterr()
    assert run(["catalogue", "history", "--data", str(data)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [first, second, first]
    assert lines[0].endswith("otto (rolled back)  in force")
    assert "maria" in lines[1]
    assert run(["audit", "verify", "--data", str(data)]) == 0


def test_a_bad_file_is_never_applied(
    room: Room, file: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(CATALOGUE + "nonsense = 1\n")
    assert run(["catalogue", "apply", str(file), "--data", str(data)]) == 1
    assert "nonsense: is not known here" in capsys.readouterr().err
    assert not room.catalogues.look_again()
    assert run(["catalogue", "rollback", "abcdef", "--data", str(data)]) == 1
    assert "no version abcdef" in capsys.readouterr().err


def test_a_folder_without_a_hub_is_not_made(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(CATALOGUE)
    for command in (["diff", str(file)], ["history"], ["rollback", "abcdef"]):
        assert run(["catalogue", *command, "--data", str(tmp_path / "typo")]) == 1
        assert "no hub's database" in capsys.readouterr().err
    assert not (tmp_path / "typo").exists()
    # A new hub may get its first catalogue before it is served.
    assert run(["catalogue", "apply", str(file), "--data", str(tmp_path / "fresh")]) == 0
    assert "2 actions added" in capsys.readouterr().out


def test_impact_counts_who_gains_and_loses(
    room: Room, file: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ada, *others = [room.customer(name) for name in ("ada", "bob", "cem", "dee")]
    outbox = Outbox(room.sync("dana"))
    outbox.answer(ada, sentiment=Sentiment.NEGATIVE)
    outbox.push()
    room.fold()
    new = CATALOGUE.replace('title = "Offer a card"\n', f'title = "Offer a card"\n{SUPPRESS}')
    new = new.replace(
        'title = "Ask how it was"\n',
        'title = "Ask how it was"\neligible = "web_7d > 0"\nnot_eligible = "No"\n',
    )
    file.write_text(new + '[actions.extra]\ntitle = "Extra"\nassets.call-centre = {}\n')
    begun = room.database.position
    wanted = ["catalogue", "diff", str(file), "--data", str(data), "--impact"]
    assert run([*wanted, "--at", "2027-06-01"]) == 0
    said = capsys.readouterr().out
    counts = {line.split()[4]: line.split()[:4] for line in said.splitlines()[-3:]}
    assert "At call-centre on 2027-06-01 00:00 UTC, of 4 customers 4 get another list" in said
    assert counts == {
        "offer": ["+0", "-1", "4", "3"],
        "survey": ["+0", "-4", "4", "0"],
        "extra": ["+4", "0", "0", "4"],
    }
    # On the day of their visits the survey stays; of two customers only.
    assert run([*wanted, "--at", "2026-11-18T10:00", "--sample", "2"]) == 0
    said = capsys.readouterr().out
    assert "of 2 customers" in said
    fails = 'eligible = "10 / (web_7d - 1) > -100"\nnot_eligible = "No"\n'
    file.write_text(CATALOGUE.replace('title = "Ask how it was"\n', f'title = "Ask how"\n{fails}'))
    run([*wanted, "--at", "2026-11-18T10:00"])
    said = capsys.readouterr()
    assert "A rule of 'survey' failed 4 times" in said.out + said.err
    file.write_text(CATALOGUE)
    assert run([*wanted, "--touchpoint", "mailing", "--touchpoint", "call-centre"]) == 0
    assert "At mailing on" in capsys.readouterr().out
    assert run([*wanted, "--touchpoint", "mailling"]) == 1
    assert room.database.position == begun
    assert len(others) == 3


def test_a_reader_that_has_enough_is_no_mistake() -> None:
    """`agent-desktop hub catalogue check demo | head -0`."""
    with subprocess.Popen(
        (sys.executable, "-m", "agent_desktop.hub", "catalogue", "check", "demo"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as command:
        assert command.stdout is not None
        assert command.stderr is not None
        command.stdout.close()
        assert (command.stderr.read(), command.wait(60)) == (b"", 0)


def test_things_are_counted_in_words() -> None:
    said = [counted(number, "policy", "policies") for number in (0, 1, 2_000)]
    assert said == ["0 policies", "1 policy", "2,000 policies"]
