"""The learner as turns use it: it meets a case when it comes up, and learns when it has matured."""

from __future__ import annotations

from collections.abc import Sequence

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.learning.learner import Learner, LearnerError
from agent_desktop.hub.learning.gate import Lesson


class Pupil:
    """A learner of one catalogue."""

    def __init__(self, catalogue: Catalogue, learner: Learner) -> None:
        self._catalogue = catalogue.name
        self._learner = learner

    @classmethod
    def begin(cls, catalogue: Catalogue) -> Pupil:
        """One that has learnt nothing yet."""
        return cls(catalogue, Learner(catalogue.learning.features))

    @classmethod
    def resume(cls, state: bytes, catalogue: Catalogue) -> Pupil | None:
        """As it was; None for a state that nobody can read, or of other features."""
        try:
            return cls(catalogue, Learner.restored(state, catalogue.learning.features))
        except LearnerError:
            return None

    @property
    def cases(self) -> int:
        """Learnt from, in all."""
        return self._learner.cases

    def meet(self, lesson: Lesson) -> None:
        """Note what it says now: by this, and not by what it says in hindsight, its experts are
        weighed once the outcome is known."""
        self._learner.meet(lesson.key, lesson.action_id, lesson.values)

    def learn(self, lessons: Sequence[Lesson]) -> None:
        """Matured ones, in the order of their maturity."""
        for one in lessons:
            said = self._learner.met(one.key)
            self._learner.learn(one.action_id, one.values, one.worked, said=said)

    def state(self) -> bytes:
        return self._learner.state()

    def snapshot(self, now: int) -> bytes:
        return self._learner.snapshot(self._catalogue, now)
