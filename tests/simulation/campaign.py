"""Many seeds on all cores, written down as they go."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from tests.simulation.playing import KINDS, Player, player, told

RESULTS: Final = Path(".campaign/simulation.jsonl")
CHUNK: Final = 40
_SHOWN: Final = 5
_player: list[Player] = []
_stack = ExitStack()


def campaign(first: int, last: int, workers: int = 0) -> int:
    """Plays what is not done yet at this commit. Prints progress and the last line."""
    commit, dirty = _commit()
    done = _done(commit) if not dirty else {}
    left = [seed for seed in range(first, last + 1) if seed not in done]
    totals: Counter[str] = Counter()
    for seed in range(first, last + 1):
        totals.update(done.get(seed, ()))
    if len(left) < last - first + 1:
        _say(f"{last - first + 1 - len(left)} of them were played before at {commit[:12]}")
    began, played = time.monotonic(), 0
    shown = 0
    for result in _played(left, workers or os.cpu_count() or 1):
        result.update(commit=commit, dirty=dirty)
        _write(result)
        played += result["scenarios"]
        totals.update({kind: result[kind] for kind in KINDS})
        for failure in result["failures"][: max(0, _SHOWN - shown)]:
            shown += 1
            _say(failure["told"])
        rate = played / (time.monotonic() - began) * 60
        wrong = ", ".join(f"{totals[kind]} {kind}" for kind in KINDS)
        _say(f"{played} of {len(left)}, {rate:.0f} a minute; {wrong}")
    numbers = ", ".join(f"{totals[kind]} {kind}" for kind in KINDS)
    _say(f"{last - first + 1} scenarios, {numbers}")
    return 1 if any(totals[kind] for kind in KINDS) else 0


def _played(seeds: list[int], workers: int) -> Iterator[dict[str, Any]]:
    chunks = iter([seeds[at : at + CHUNK] for at in range(0, len(seeds), CHUNK)])
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin) as pool:
        running: set[Future[dict[str, Any]]] = set()
        for chunk in chunks:
            running.add(pool.submit(_chunk, chunk))
            if len(running) >= workers * 2:
                ended, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (one.result() for one in ended)
        for one in running:
            yield one.result()


def _begin() -> None:
    _player.append(_stack.enter_context(player()))
    # Runs when the worker ends; what a killed one leaves in memory goes with the next start.
    multiprocessing.util.Finalize(None, _stack.close, exitpriority=10)  # type: ignore[attr-defined]


def _chunk(seeds: list[int]) -> dict[str, Any]:
    began = time.monotonic()
    counts: Counter[str] = Counter()
    failures = []
    for seed in seeds:
        outcome = _player[0].play(seed)
        for kind in KINDS:
            counts[kind] += outcome.count(kind)
        if outcome.verdicts:
            failures.append(
                {
                    "seed": seed,
                    "trace": outcome.digest,
                    "verdicts": [list(one) for one in outcome.verdicts],
                    "told": told(outcome),
                }
            )
    return {
        "seeds": seeds,
        "scenarios": len(seeds),
        **{kind: counts[kind] for kind in KINDS},
        "failures": failures,
        "seconds": round(time.monotonic() - began, 1),
    }


def _done(commit: str) -> dict[int, dict[str, int]]:
    """Seeds that were played at this commit, with what was wrong."""
    found: dict[int, dict[str, int]] = {}
    if not RESULTS.exists():
        return found
    for line in RESULTS.read_text("utf-8").splitlines():
        try:
            result = json.loads(line)
        except ValueError:
            continue  # a run was killed while it wrote this
        if result["commit"] != commit or result["dirty"]:
            continue
        found.update({seed: {} for seed in result["seeds"]})
        for failure in result["failures"]:
            found[failure["seed"]] = Counter(verdict[0] for verdict in failure["verdicts"])
    return found


def _write(result: dict[str, Any]) -> None:
    RESULTS.parent.mkdir(exist_ok=True)
    with RESULTS.open("a", encoding="utf-8") as file:
        file.write(json.dumps(result) + "\n")


def _commit() -> tuple[str, bool]:
    """What is tested, and whether files differ from it."""
    try:
        commit = _git("rev-parse", "HEAD").strip()
        return commit, bool(_git("status", "--porcelain", "--untracked-files=no").strip())
    except (OSError, subprocess.CalledProcessError):
        return "unknown", True


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], check=True, capture_output=True, text=True).stdout


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
