"""python -m tests.simulation SEEDS=1..2000 | REPLAY=17 [WITHOUT=0,3] [SHRINK=1]

Results go to .campaign/simulation.jsonl with the commit they belong to; a run that was stopped goes
on where it stopped. The last line is `N scenarios, A lost, B doubled, C misordered, D wedged`.
"""

from __future__ import annotations

import sys

from tests.simulation.campaign import campaign
from tests.simulation.playing import player, told


def main(arguments: list[str]) -> int:
    """Exit status: 0 nothing wrong, 1 something was, 2 wrong usage."""
    said = dict(one.partition("=")[::2] for one in arguments)
    try:
        if "REPLAY" in said:
            return _replay(int(said["REPLAY"]), said)
        first, _, last = said["SEEDS"].partition("..")
        return campaign(int(first), int(last or first), int(said.get("WORKERS", "0")))
    except (KeyError, ValueError):
        sys.stderr.write(f"{__doc__}")
        return 2


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
