"""python -m tests.simulation SEEDS=1..2000 [WORKERS=1] | REPLAY=17 [WITHOUT=0,3] [SHRINK=1]
                          | TRACES=1..20 | BROKEN=all

Results go to .campaign/simulation.jsonl with the commit they belong to; a run that was stopped goes
on where it stopped. The last line is `N scenarios, A lost, B doubled, C misordered, D wedged`.
"""

from __future__ import annotations

import sys

from tests.simulation.broken.catching import BUILDS, caught
from tests.simulation.campaign import campaign
from tests.simulation.playing import player, told


def main(arguments: list[str]) -> int:
    """Exit status: 0 nothing wrong, 1 something was, 2 wrong usage."""
    said = dict(one.partition("=")[::2] for one in arguments)
    try:
        if "REPLAY" in said:
            return _replay(int(said["REPLAY"]), said)
        if "BROKEN" in said:
            return _broken(said["BROKEN"])
        if "TRACES" in said:
            return _traces(*_range(said["TRACES"]))
        return campaign(*_range(said["SEEDS"]), int(said.get("WORKERS", "0")))
    except (KeyError, ValueError):
        sys.stderr.write(f"{__doc__}")
        return 2


def _range(said: str) -> tuple[int, int]:
    first, _, last = said.partition("..")
    return int(first), int(last or first)


def _traces(first: int, last: int) -> int:
    """Says what the runs were like, for comparing."""
    with player() as one:
        for seed in range(first, last + 1):
            sys.stdout.write(f"{seed} {one.play(seed).digest}\n")
    return 0


def _broken(name: str) -> int:
    """Whether the judge catches the deliberately broken builds: one of them, or all."""
    missed = 0
    with player() as one:
        for build in BUILDS:
            if name not in {"all", build.name}:
                continue
            found = caught(one, build)
            missed += found is None
            words = f"seed {found.seed}, {found.tried} tried: {found.words}" if found else "MISSED"
            sys.stdout.write(f"{build.name}: {words}\n")
            sys.stdout.flush()
    return 1 if missed else 0


def _replay(seed: int, said: dict[str, str]) -> int:
    with player() as one:
        if said.get("SHRINK"):
            outcome, left_out = one.smallest(seed)
            sys.stdout.write(f"left out: {','.join(map(str, left_out)) or 'nothing'}\n")
        else:
            without = [int(number) for number in said.get("WITHOUT", "").split(",") if number]
            outcome = one.play(seed, without)
    sys.stdout.write("\n".join(outcome.trace) + "\n" + told(outcome) + "\n")
    return 1 if outcome.verdicts else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
