"""Records that were made once and have to be replayed for ever.

`python -m tests.unit.decisioning.golden_records write` makes them anew, which is right only where
what a decision is was changed on purpose; without `write` it prints the digests of the lists that
this interpreter makes of their inputs.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import msgspec

from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.decisioning.compiled import Compiled, compile_catalogue
from agent_desktop.decisioning.decide import decide, make_record
from agent_desktop.decisioning.decisions import DecisionRecord
from agent_desktop.decisioning.learning.scoring import ModelPropensities
from agent_desktop.decisioning.learning.snapshot import read_snapshot
from tests.unit.decisioning import random_catalogues as made

FOLDER = Path(__file__).with_name("golden")
SEED = 2026


def ready() -> dict[str, Compiled]:
    """By the model's version; one is the catalogue's starting values."""
    text = (FOLDER / "catalogue.toml").read_text(encoding="utf-8")
    catalogue = parse_catalogue(text, "golden.toml")
    snapshot = read_snapshot((FOLDER / "model.bin").read_bytes(), catalogue, made.NOW)
    plain = compile_catalogue(catalogue)
    learnt = plain.with_model(ModelPropensities(snapshot, catalogue))
    return {"": plain, learnt.model_version: learnt}


def records() -> list[DecisionRecord]:
    return msgspec.json.decode((FOLDER / "records.json").read_bytes(), type=list[DecisionRecord])


def digests() -> list[str]:
    """Of the lists that are made here and now."""
    by_model = ready()
    return [decide(by_model[r.inputs.model_version], r.inputs).digest for r in records()]


def write() -> None:
    rng = random.Random(SEED)
    catalogue = made.catalogue(rng, size=14)
    (FOLDER / "catalogue.toml").write_text(catalogue.text, encoding="utf-8")
    (FOLDER / "model.bin").write_bytes(made.model(rng, catalogue))
    kept = []
    for _ in range(12):
        one = made.inputs(rng, catalogue)
        kept += [make_record(one, decide(each, one), 5, each) for each in ready().values()]
    told = msgspec.json.format(msgspec.json.encode(kept), indent=1)
    (FOLDER / "records.json").write_bytes(told + b"\n")


if __name__ == "__main__":
    if sys.argv[1:] == ["write"]:
        write()
    sys.stdout.write("\n".join(digests()) + "\n")
