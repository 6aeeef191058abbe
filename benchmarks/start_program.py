"""A cold start of the program, as a program: prints `painted` at the first frame, and ends.

    python benchmarks/start_program.py PROFILE

Only the key is not the keyring's: that would measure the keyring's daemon.
"""

import os
import sys
from pathlib import Path

from agent_desktop.bootstrap.launch import Surroundings, run
from agent_desktop.bootstrap.options import Options


class KeyAtHand:
    def load(self, _: str) -> bytes | None:
        return bytes(range(32))

    def create(self, _: str) -> bytes:
        return bytes(range(32))

    def forget(self, _: str) -> None:
        pass


def painted(_: object) -> None:
    print("painted", flush=True)
    # Measured so far; an orderly end is not what is asked for.
    os._exit(0)


run(Options(profile=Path(sys.argv[1])), Surroundings(keystore=KeyAtHand(), painted=painted))
