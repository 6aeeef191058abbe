"""Whatever happened in between: many small rounds find the cases that one at the end finds."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning.decisions import DecisionRecord
from agent_desktop.protocol.messages import EntryKind, Message, ReassignBody, UndoBody
from tests.support.school import EVENTS, School

USERS = ("al", "ben", "cleo")
SOON = 1_800_000
ACTIONS = ("card", "loan", "talk")

STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("answer"),
            st.sampled_from(USERS),
            st.sampled_from(ACTIONS),
            st.sampled_from(("positive", "neutral", "negative")),
            st.booleans(),
        ),
        st.tuples(st.just("undo"), st.integers(0, 9)),
        st.tuples(st.just("event"), st.sampled_from(USERS), st.sampled_from(sorted(EVENTS))),
        st.tuples(st.just("merge"), st.permutations(USERS)),
        st.tuples(st.just("unmerge")),
        st.tuples(st.just("someone else"), st.sampled_from(USERS)),
        st.tuples(st.just("wait"), st.sampled_from((0.1, 0.4, 3, 30, 200))),
    ),
    min_size=4,
    max_size=16,
)


class Played:
    """A history as a hub lived it. `often`: it learns after every step."""

    def __init__(self, folder: Path, *, often: bool) -> None:
        self.school = School(folder)
        self.often = often
        self.recent: list[tuple[str, int]] = []
        self.lists: dict[str, DecisionRecord] = {}
        self.links: list[int] = []
        for user in USERS:
            self.school.customer(user)

    def step(self, n: int, step: tuple[Any, ...]) -> None:
        name, *told = step
        {
            "answer": self.answer,
            "undo": self.undo,
            "event": lambda user, name: self.school.happens(user, EVENTS[name]),
            "merge": self.merge,
            "unmerge": self.unmerge,
            "someone else": self.someone_else,
            "wait": lambda hours: self.school.later(hours=hours),
        }[name](*told, *([n] if name == "answer" else []))
        self.school.now += 1
        if self.often:
            self.school.round()

    def answer(self, user: str, action: str, sentiment: str, again: bool, n: int) -> None:
        school = self.school
        customer = school.room.id_of(user)
        known = self.lists.get(user) if again else None
        if known is None or known.inputs.customer_id != customer:
            known = school.decide(customer, conversation=f"call {n}")[1]
        self.lists[user] = known
        key = f"answer-{n:03}"
        school.answer(customer, action, sentiment, record=known, key=key)
        self.recent.append((key, school.now))

    def undo(self, which: int) -> None:
        """Soon after, as agents do: what was learnt would stay learnt."""
        fresh = [key for key, at in self.recent if self.school.now - at < SOON]
        if fresh:
            self.push(EntryKind.UNDO, UndoBody(response_id=fresh[which % len(fresh)]))

    def merge(self, users: list[str]) -> None:
        one, other = (self.school.room.id_of(user) for user in users[:2])
        if one != other:
            self.links.append(self.school.room.merge(one, other))

    def unmerge(self) -> None:
        if self.links:
            self.school.room.unmerge(self.links.pop())

    def someone_else(self, user: str) -> None:
        known = self.lists.get(user)
        if known is not None and self.school.now - known.inputs.at < SOON:
            said = known.inputs
            body = ReassignBody(contact_id=said.contact_id, from_customer_id=said.customer_id)
            self.push(EntryKind.REASSIGN, body)

    def push(self, kind: EntryKind, body: Message) -> None:
        self.school.outbox.verdicts(self.school.outbox.add(kind, body))

    def end(self) -> list[tuple[Any, ...]]:
        self.school.later(days=30)
        self.school.round()
        found = self.school.cases("response_id, action_id, worked, learnt_at IS NOT NULL")
        models = self.school.room.rows("SELECT max(cases) FROM models")
        assert (models[0][0] or 0) == len(found)
        self.school.close()
        return found


@settings(max_examples=5, deadline=None)
@given(STEPS)
def test_many_rounds_find_what_one_finds(steps: list[tuple[Any, ...]]) -> None:
    if any(step[0] in {"merge", "unmerge"} for step in steps):
        # Whose journey an outcome is in is asked when it matures: let all mature at the end.
        steps = [("wait", 0.1) if step[0] == "wait" else step for step in steps]
    found = []
    for often in (True, False):
        with tempfile.TemporaryDirectory() as folder:
            played = Played(Path(folder) / "hub", often=often)
            for n, step in enumerate(steps):
                played.step(n, step)
            found.append(played.end())
    assert found[0] == found[1]
