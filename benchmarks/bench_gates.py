"""How well the learner ranks: `agent-desktop hub evaluate` on real calls, scored before learnt.

The very command is run on a CSV and a TOML, as anybody would run it on theirs. Bank marketing is
scored from row 1,000 on, the loans' calls over the last 30 %. Peers get the same cases in the same
order with labels as late. Figures are no times: 'p50' holds the one figure.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np

from agent_desktop.decisioning.evaluating import measures
from agent_desktop.decisioning.evaluating.measures import Floats
from agent_desktop.decisioning.evaluating.outcomes import Outcome
from agent_desktop.hub.evaluating.description import read_description
from agent_desktop.hub.evaluating.reading import read_outcomes
from benchmarks import gates_data, gates_peers
from benchmarks.result import Peer, Result, Target, result

Limits = dict[str, Target]

LOG_LOSS: Final = "log_loss"
BLOCK_AUC: Final = "block_auc"
AUC: Final = "auc"
CALIBRATION: Final = "calibration_error"
_SAID: Final = {
    LOG_LOSS: "log-loss",
    BLOCK_AUC: "block AUC",
    AUC: "AUC",
    CALIBRATION: "calibration error",
}
_WELL: Final = Target(p50_at_most=0.02)


def run() -> list[Result]:
    if not gates_data.SHARED.is_dir():
        raise SystemExit(f"The gates need the data in {gates_data.SHARED}.")
    for name in gates_peers.absent():
        print(f"{name}: not measured, it is not installed", flush=True)
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        results += _gate(
            "bank, labels at once",
            gates_data.bank(folder, late=0),
            "1000",
            {
                LOG_LOSS: Target(p50_at_most=0.279),
                BLOCK_AUC: Target(p50_at_least=0.570),
                CALIBRATION: _WELL,
            },
        )
        results += _gate(
            "bank, labels 1,000 rows late",
            gates_data.bank(folder, late=1000),
            "1000",
            {LOG_LOSS: Target(p50_at_most=0.304), CALIBRATION: _WELL},
        )
        results += _gate(
            "loan calls, labels as they mature",
            gates_data.loans(folder),
            "0.7",
            {
                AUC: Target(p50_at_least=0.68),
                LOG_LOSS: Target(p50_at_most=0.508),
                CALIBRATION: _WELL,
            },
        )
    return results


def _gate(what: str, path: Path, begin: str, limits: Limits) -> list[Result]:
    said = _evaluated(path, begin)
    evaluation, settings = said["evaluation"], said["settings"]
    ours, *simple = evaluation["figures"]
    peers = _peers(path, settings["scored_from_case"] - 1)
    found = [
        result(
            f"{what}: {_SAID[figure]}",
            _SAID[figure],
            [ours[figure]],
            target=target,
            peers=[
                *(Peer(name=each["name"], p50=round(each[figure], 4)) for each in simple),
                *(Peer(name=name, p50=round(each[figure], 4)) for name, each in peers.items()),
            ],
        )
        for figure, target in limits.items()
    ]
    speed = evaluation["cases"] / settings["seconds"]
    found.append(result(f"{what}: cases", "a second", [speed]))
    return found


def _evaluated(path: Path, begin: str) -> dict[str, Any]:
    told = path.with_name(path.name + ".json")
    subprocess.run(
        [sys.executable, "-m", "agent_desktop", "hub", "evaluate", str(path), "--from", begin,
         "--json", str(told)],
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=600,
    )  # fmt: skip
    read: dict[str, Any] = msgspec.json.decode(told.read_bytes())
    return read


def _peers(path: Path, first: int) -> dict[str, dict[str, float]]:
    beside = path.with_name(path.name.removesuffix(".gz").removesuffix(".csv") + ".toml")
    description = read_description(beside.read_text(encoding="utf-8"), beside.name)
    outcomes = read_outcomes(path, description).outcomes
    y = np.array([float(outcome.worked) for outcome in outcomes[first:]])
    return {
        name: _measured(_tracked(outcomes, make)[first:], y)
        for name, make in gates_peers.challengers().items()
    }


def _tracked(outcomes: Sequence[Outcome], make: Any) -> Floats:
    predict, learn = make()
    return gates_peers.track(outcomes, predict, learn)


def _measured(p: Floats, y: Floats) -> dict[str, float]:
    return {
        LOG_LOSS: float(measures.losses(p, y).mean()),
        BLOCK_AUC: measures.block_auc(p, y) or 0.0,
        AUC: measures.auc(p, y) or 0.0,
        CALIBRATION: measures.calibration_error(measures.calibration(p, y)),
    }
