"""How long to wait, how much to send, and what the board says."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.app.ports import SyncState
from agent_desktop.sync.backoff import LONGEST_ASKED_S, LONGEST_S, Backoff
from agent_desktop.sync.board import Side, SyncBoard
from agent_desktop.sync.planning import MOST_ENTRIES, AfterRefusal, BatchSize
from agent_desktop.sync.queue import Counts


@given(st.integers(0, 100), st.integers(0, 2**32))
def test_waits_are_spread_below_a_growing_ceiling(failures: int, seed: int) -> None:
    backoff = Backoff(random.Random(seed).random)
    for number in range(failures):
        assert 0 < backoff.after_failure() <= min(LONGEST_S, 0.5 * 2**number)
    backoff.reset()
    assert backoff.after_failure() <= 0.5


def test_a_thousand_desktops_do_not_come_at_once() -> None:
    dice = random.Random(1)
    waits = []
    for _ in range(1000):
        backoff = Backoff(dice.random)
        for _ in range(9):
            backoff.after_failure()
        waits.append(backoff.after_failure())
    assert min(waits) < 2
    assert max(waits) > 58
    assert max(sum(1 for wait in waits if s <= wait < s + 1) for s in range(60)) < 50


@given(st.floats(0, 1e12), st.floats(0, 0.999))
def test_what_the_hub_asks_for_is_the_least_up_to_an_hour(asked: float, chance: float) -> None:
    wait = Backoff(lambda: chance).asked_for(asked)
    assert wait >= min(asked, LONGEST_ASKED_S)
    assert wait <= LONGEST_ASKED_S + 5


def test_a_batch_shrinks_to_one_and_grows_again() -> None:
    size = BatchSize()
    entries, tries = MOST_ENTRIES, 0
    while size.refused("too_large", entries) is AfterRefusal.SMALLER:
        assert size.entries < entries
        entries, tries = size.entries, tries + 1
    assert entries == 1
    assert tries <= 11
    for _ in range(30):
        size.taken()
    assert size.entries == MOST_ENTRIES


@pytest.mark.parametrize("code", ["bad_installation", "", "captive"])
def test_trouble_with_the_set_up_blames_no_entry(code: str) -> None:
    assert BatchSize().refused(code, 1) is AfterRefusal.WAIT


class _Clock:
    def now(self) -> int:
        return 7


def test_the_board_tells_each_change_once() -> None:
    board = SyncBoard(_Clock())
    told: list[SyncState] = []
    stop = board.subscribe(told.append)
    assert told == [board.state]
    board.heard(Side.PULL)
    board.heard(Side.PULL)
    board.counted(Counts(waiting=2, refused=1))
    assert len(told) == 3
    assert (told[-1].waiting, told[-1].refused, told[-1].last_contact_at) == (2, 1, 7)
    stop()
    board.lost(Side.PUSH, "gone")
    assert len(told) == 3


def test_the_newest_evidence_about_the_line_counts() -> None:
    board = SyncBoard(_Clock())
    board.lost(Side.PULL, "no stream")
    board.heard(Side.PUSH)
    assert board.state.online
    assert board.state.trouble == "no stream", "half of it is still in trouble"
    board.heard(Side.PULL)
    assert board.state.trouble == ""
    board.signed_out(Side.PUSH)
    assert board.state.online
    assert not board.state.signed_in
    board.stuck(Side.PUSH, "another hub")
    board.lost(Side.PULL, "away")
    assert board.state.trouble == "another hub"
    assert not board.state.online


def test_a_stream_opened_before_the_token_ran_out_signs_nobody_in() -> None:
    board = SyncBoard(_Clock())
    board.signed_out(Side.PUSH)
    board.heard(Side.PULL)
    assert not board.state.signed_in
    board.heard(Side.PUSH)
    assert board.state.signed_in
    board.signed_out(Side.PULL)
    board.signed_in_again()
    assert board.state.signed_in, "a new token counts until it is refused"
