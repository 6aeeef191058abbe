"""Who gains and who loses an action, before a catalogue goes live: the same `decide`, twice.

It reads one state of the database and writes nothing. Whether an action is on a list depends on
rules, rests and policies and never on chance, so the models and their draws are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select

from agent_desktop.decisioning import signals
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.context import attributes, from_builtins, new_state
from agent_desktop.decisioning.context_state import ContextState
from agent_desktop.decisioning.decide import compile_catalogue, decide
from agent_desktop.decisioning.decisions import Inputs, answer_of
from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.policy import Policy
from agent_desktop.hub.store.tables import customers
from agent_desktop.hub.sync import lookups
from agent_desktop.hub.sync.exposing import looked_back
from agent_desktop.hub.sync.household import reach_of
from agent_desktop.hub.sync.visible import Sight

_AGENT: Final = Principal(subject="", role=Role.AGENT, team="", expires_at=0, token_id="")
_PAGE: Final = 200


class Impact(msgspec.Struct, kw_only=True):
    """Of one touchpoint. Counts are of customers."""

    touchpoint: str
    customers: int = 0
    changed: int = 0
    """Their lists differ."""
    empty_before: int = 0
    empty_after: int = 0
    before: Counter[str]
    """By action: on whose lists it is."""
    after: Counter[str]
    gained: Counter[str]
    lost: Counter[str]


class _Side:
    """One of the two catalogues, with what an agent sees of a customer under it."""

    def __init__(self, catalogue: Catalogue, at: int, policy: Policy) -> None:
        self.compiled = compile_catalogue(catalogue)
        self._at = at
        self._sight = Sight(_AGENT, policy, catalogue.roles)
        self._since = at - looked_back(catalogue)
        self._reach = reach_of(catalogue, at)

    def lists(
        self, connection: Connection, customer_id: str, touchpoints: Sequence[str]
    ) -> list[frozenset[str]]:
        """The actions on the customer's list at each touchpoint."""
        known = lookups.known(connection, customer_id, self._sight, self._since, self._reach)
        answers = tuple(answer_of(one) for one in known.responses if not one.withdrawn)
        answers += known.change.household_answers
        catalogue, at = self.compiled.catalogue, self._at
        state = _state(known.change.context)
        context = attributes(state, known.change.customer, at, answers, catalogue)
        inputs = Inputs(
            decision_id="impact",
            customer_id=customer_id,
            contact_id=f"impact:{customer_id}",
            touchpoint="",
            at=at,
            context=context,
            answers=answers,
            signals=signals.detect(catalogue, state, at, context),
            exposures=tuple(known.exposures),
        )
        found = []
        for touchpoint in touchpoints:
            here = msgspec.structs.replace(inputs, touchpoint=touchpoint)
            ranked = decide(self.compiled, here).ranked
            found.append(frozenset(entry.action_id for entry in ranked))
        return found


class Counting:
    """Decides for each customer with both catalogues. `before` None: nothing was in force."""

    def __init__(
        self,
        before: Catalogue | None,
        after: Catalogue,
        touchpoints: Sequence[str],
        at: int,
        policy: Policy | None = None,
    ) -> None:
        seen = policy or Policy()
        self._before = _Side(before, at, seen) if before is not None else None
        self._after = _Side(after, at, seen)
        self._touchpoints = list(touchpoints)
        self.impacts = [
            Impact(touchpoint=one, before=Counter(), after=Counter(), gained=Counter(),
                   lost=Counter())
            for one in touchpoints
        ]  # fmt: skip

    @property
    def failures(self) -> Counter[str]:
        """How often a rule of the new catalogue gave neither yes nor no, by action."""
        return self._after.compiled.rule_failures

    def count(
        self, connection: Connection, most: int | None, told: Callable[[int, int], None]
    ) -> list[Impact]:
        """Over all customers, or `most` of them: ids are hashes, so the first ones are a fair
        sample. `told` hears after each how many of how many are done."""
        living = customers.c.merged_into.is_(None)
        whole = connection.execute(
            select(func.count()).select_from(customers).where(living)
        ).scalar_one()
        wanted = whole if most is None else min(most, whole)
        done, last = 0, ""
        while done < wanted:
            page = select(customers.c.id).where(living, customers.c.id > last)
            page = page.order_by(customers.c.id).limit(min(_PAGE, wanted - done))
            ids = list(connection.execute(page).scalars())
            if not ids:
                break
            for id_ in ids:
                self._one(connection, id_)
                done += 1
                told(done, wanted)
            last = ids[-1]
        return self.impacts

    def _one(self, connection: Connection, customer_id: str) -> None:
        nothing = [frozenset[str]()] * len(self._touchpoints)
        old = nothing
        if self._before is not None:
            old = self._before.lists(connection, customer_id, self._touchpoints)
        new = self._after.lists(connection, customer_id, self._touchpoints)
        for impact, before, after in zip(self.impacts, old, new, strict=True):
            impact.customers += 1
            impact.changed += before != after
            impact.empty_before += not before
            impact.empty_after += not after
            impact.before.update(before)
            impact.after.update(after)
            impact.gained.update(after - before)
            impact.lost.update(before - after)


def _state(context: msgspec.Raw) -> ContextState:
    try:
        return from_builtins(msgspec.json.decode(context))
    except msgspec.MsgspecError:
        return new_state()  # of another version of this program: it is being folded again


def usual_touchpoint(catalogue: Catalogue) -> str:
    """The first one with agents, else the first one."""
    touchpoints = catalogue.touchpoints.values()
    return next((one.name for one in touchpoints if one.agent_handled),
                next(iter(catalogue.touchpoints)))  # fmt: skip
