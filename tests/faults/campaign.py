"""Runs scenarios one after the other, and keeps what came of each.

A line a scenario in `.campaign/<kind>.jsonl`: the commit, the seed and the counts. A campaign that
is started again goes on after the last seed that this commit has done.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

import msgspec

from tests.faults.figures import spread

ROOT: Final = Path(__file__).resolve().parents[2]
KEPT: Final = ROOT / ".campaign"
_MOST_SAID: Final = 10


class Outcome(msgspec.Struct, kw_only=True):
    """What came of one scenario."""

    lost: int = 0
    doubled: int = 0
    misordered: int = 0
    wedged: int = 0
    wrong: list[str] = []
    """What was found, in words, without personal data (there is none here)."""
    figures: dict[str, float] = {}
    """What was measured; names end in their unit."""
    counts: dict[str, int] = {}
    """How often something happened, such as a step that was met."""

    @property
    def clean(self) -> bool:
        return not (self.lost or self.doubled or self.misordered or self.wedged or self.wrong)


class Line(Outcome, kw_only=True):
    """As it is kept."""

    kind: str
    commit: str
    seed: int


Run = Callable[[int], Outcome]
Scene = Callable[[Path], AbstractContextManager[Run]]
"""Given a folder of its own: what runs one scenario from its seed."""

_lines = msgspec.json.Decoder(Line)


def commit() -> str:
    """The commit that is tried; a `+` says that the program differs from it."""
    head = _git("rev-parse", "--short=12", "HEAD")
    return (head or "unknown") + ("+" if _git("status", "--porcelain", "agent_desktop") else "")


def _git(*arguments: str) -> str:
    asked = ("git", "-C", str(ROOT), *arguments)
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()


def done(file: Path, of: str) -> dict[int, Line]:
    """What is kept of that commit, by seed. A line that was cut off is left out."""
    kept: dict[int, Line] = {}
    with contextlib.suppress(FileNotFoundError):
        for raw in file.read_bytes().splitlines():
            with contextlib.suppress(msgspec.MsgspecError):
                line = _lines.decode(raw)
                if line.commit == of:
                    kept[line.seed] = line
    return kept


def run(kind: str, scene: Scene, seeds: Iterable[int], folder: Path) -> dict[int, Line]:
    """Runs the seeds that this commit has not done yet. Returns those of `seeds`, old and new."""
    KEPT.mkdir(exist_ok=True)
    file, of = KEPT / f"{kind}.jsonl", commit()
    wanted = list(seeds)
    known = done(file, of)
    left = [seed for seed in wanted if seed not in known]
    if left:
        _say(f"{kind} at {of}: {len(left)} to run, {len(wanted) - len(left)} done before")
        started = said = time.monotonic()
        with file.open("ab") as kept, scene(folder) as one:
            for number, seed in enumerate(left, 1):
                outcome = _short(one(seed))
                line = Line(kind=kind, commit=of, seed=seed, **msgspec.structs.asdict(outcome))
                known[seed] = line
                kept.write(msgspec.json.encode(line) + b"\n")
                kept.flush()
                if not outcome.clean:
                    _say(f"  seed {seed}: {'; '.join(outcome.wrong) or 'see the file'}")
                if time.monotonic() - said > 30:
                    said = time.monotonic()
                    _say(f"  {number} of {len(left)} in {said - started:.0f} s")
    return {seed: known[seed] for seed in wanted if seed in known}


def _short(outcome: Outcome) -> Outcome:
    """What was said often is said once."""
    often = Counter(outcome.wrong)
    outcome.wrong = [f"{what} ({times} times)" if times > 1 else what
                     for what, times in often.most_common(_MOST_SAID)]  # fmt: skip
    return outcome


def summary(lines: Iterable[Line]) -> list[str]:
    """What is said at the end; the last line has always the same shape."""
    every = list(lines)
    said = []
    counts: dict[str, int] = {}
    figures: dict[str, list[float]] = {}
    for line in every:
        for name, count in line.counts.items():
            counts[name] = counts.get(name, 0) + count
        for name, value in line.figures.items():
            figures.setdefault(name, []).append(value)
    if counts:
        said.append(", ".join(f"{count} {name}" for name, count in sorted(counts.items())))
    said += [f"{name}: {spread(values)}" for name, values in sorted(figures.items())]
    wrong = sum(1 for line in every if line.wrong)
    if wrong:
        said.append(f"{wrong} scenarios where something was not as it has to be")
    said.append(last_line(every))
    return said


def last_line(lines: list[Line]) -> str:
    return (
        f"{len(lines)} scenarios, {sum(one.lost for one in lines)} lost, "
        f"{sum(one.doubled for one in lines)} doubled, "
        f"{sum(one.misordered for one in lines)} misordered, "
        f"{sum(one.wedged for one in lines)} wedged"
    )


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
