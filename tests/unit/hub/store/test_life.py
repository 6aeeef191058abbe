"""A restored hub begins another epoch by itself (I10), and never lives the same one twice."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from agent_desktop.hub import audit
from agent_desktop.hub.store import epochs, life
from agent_desktop.hub.store.database import Database, begin_new_epoch
from agent_desktop.hub.store.life import Life
from tests.support.log_records import ExpectLog

OLD = "the database is an older copy"


def run(folder: Path, units: int = 3) -> tuple[str, int]:
    """One run of a hub, killed at its end. Why it began another epoch, and which it lives."""
    with Database.open(folder) as database:
        alive = Life(database)
        why = alive.begin()
        for _ in range(units):
            database.write_now(lambda _: None)
        alive.note()
        with database.reading() as connection:
            assert audit.verify(connection).broken_at is None
        return why, database.epoch


def copy(folder: Path, to: Path, *names: str) -> None:
    to.mkdir(exist_ok=True)
    for name in names or ("hub.db", "hub.life"):
        shutil.copy(folder / name, to / name)


def test_one_run_after_another_is_one_life(tmp_path: Path) -> None:
    assert [run(tmp_path) for _ in range(4)] == [("", 1)] * 4


def test_a_copy_of_an_earlier_run_begins_another_epoch(
    tmp_path: Path, expect_log: ExpectLog
) -> None:
    hub, backup = tmp_path / "hub", tmp_path / "backup"
    run(hub)
    copy(hub, backup)
    run(hub, 1)
    expect_log(OLD)
    copy(backup, hub, "hub.db")
    why, epoch = run(hub, 50)  # however far it comes before anybody looks
    assert why == "other_run"
    assert epoch > 1
    assert run(hub) == ("", epoch)


def test_a_copy_of_the_same_run_is_behind(tmp_path: Path, expect_log: ExpectLog) -> None:
    hub, backup = tmp_path / "hub", tmp_path / "backup"
    with Database.open(hub) as database:
        alive = Life(database)
        alive.begin()
    copy(hub, backup)
    with Database.open(hub) as database:
        assert alive._run in (hub / "hub.life").read_text()
        for _ in range(3):
            database.write_now(lambda _: None)
        alive._database = database
        alive.note()
        lost = database.position
    expect_log(OLD)
    copy(backup, hub, "hub.db")
    with Database.open(hub) as database:
        assert Life(database).begin() == "behind"
        assert database.position > lost + epochs.JUMP - 1  # no cursor of the lost life is ahead


def test_where_a_run_ended_is_noted(tmp_path: Path) -> None:
    with Database.open(tmp_path) as database:
        alive = Life(database)
        alive.begin()

        async def work() -> None:
            keeping = asyncio.create_task(alive.keep())
            await asyncio.sleep(0)
            await database.write(lambda _: None)
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)

        asyncio.run(work())
        assert f'"position":{database.position}' in (tmp_path / "hub.life").read_text()


def test_the_database_alone_in_another_folder(tmp_path: Path, expect_log: ExpectLog) -> None:
    run(tmp_path / "hub")
    copy(tmp_path / "hub", tmp_path / "new", "hub.db")
    expect_log(OLD)
    assert run(tmp_path / "new")[0] == "no_note"


def test_the_same_copy_twice_is_not_the_same_epoch(tmp_path: Path, expect_log: ExpectLog) -> None:
    hub, backup = tmp_path / "hub", tmp_path / "backup"
    run(hub)
    copy(hub, backup)
    run(hub)
    expect_log(OLD)
    lived = {1}
    for _ in range(3):
        copy(backup, hub, "hub.db")
        lived.add(run(hub)[1])
    assert len(lived) == 4


def test_a_whole_folder_that_was_restored_says_nothing_by_itself(tmp_path: Path) -> None:
    """Only its desktops know: see the sync protocol's tests."""
    hub, backup = tmp_path / "hub", tmp_path / "backup"
    run(hub)
    copy(hub, backup)
    run(hub)
    copy(backup, hub)
    assert run(hub) == ("", 1)


def test_by_hand_it_never_goes_backwards(tmp_path: Path) -> None:
    run(tmp_path)
    first = begin_new_epoch(tmp_path)
    second = begin_new_epoch(tmp_path)
    assert second > first > 1
    assert run(tmp_path) == ("", second)


def test_a_kill_anywhere_at_the_start_raises_no_false_alarm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(Exception):
        pass

    def killed(*_: object) -> None:
        raise Killed

    steps: list[tuple[object, str]] = [(life, "_replace"), (Life, "_remember")]
    for fresh in (True, False):
        for number, (where, name) in enumerate(steps):
            folder = tmp_path / f"{fresh}-{number}"
            if not fresh:
                run(folder)
            with monkeypatch.context() as patched:
                patched.setattr(where, name, killed)
                with pytest.raises(Killed):
                    run(folder)
            assert run(folder) == ("", 1)
        folder = tmp_path / f"{fresh}-last"
        if not fresh:
            run(folder)
        real: Callable[[Path, bytes], None] = life._replace
        calls: list[int] = []

        def second(
            file: Path, content: bytes, real: object = real, calls: list[int] = calls
        ) -> None:
            calls.append(1)
            if len(calls) == 2:
                raise Killed
            real(file, content)  # type: ignore[operator] # the function that it was

        with monkeypatch.context() as patched:
            patched.setattr(life, "_replace", second)
            with pytest.raises(Killed):
                run(folder)
        assert run(folder) == ("", 1)


def test_a_full_disk_does_not_keep_the_hub_from_starting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    run(tmp_path)
    expect_log("this run can't be noted")
    with monkeypatch.context() as patched:
        patched.setattr(life, "_replace", full)
        with Database.open(tmp_path) as database:
            assert Life(database).begin() == ""
    assert run(tmp_path) == ("", 1)


def test_a_note_that_can_t_be_read_counts_as_missing(tmp_path: Path, expect_log: ExpectLog) -> None:
    run(tmp_path)
    (tmp_path / "hub.life").write_bytes(b"\xff{")
    expect_log("can't be read and counts as missing")
    expect_log(OLD)
    assert run(tmp_path)[0] == "no_note"


def test_a_desktop_is_believed_once_a_run(tmp_path: Path, expect_log: ExpectLog) -> None:
    with Database.open(tmp_path) as database:
        alive = Life(database)
        alive.begin()
        expect_log("an installation knows more than this hub")

        async def twice() -> None:
            await asyncio.gather(*(alive.doubted("cursor_ahead", "dana", 900, "d") for _ in "ab"))

        asyncio.run(twice())
        begun = database.epoch
        assert begun > 1
        assert not alive.believes
        asyncio.run(alive.doubted("cursor_ahead", "dana", 10**9, "d"))
        assert database.epoch == begun
        assert database.position < 900 + 2 * epochs.JUMP
        with database.reading() as connection:
            found = connection.exec_driver_sql("SELECT what FROM audit").scalars().all()
        assert found == ["epoch_begun"]
