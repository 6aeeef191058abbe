"""What `hub evaluate` says: on the terminal, as JSON and as a page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from agent_desktop.decisioning.evaluating.findings import Evaluation
from agent_desktop.hub.evaluating.page import More, page

FORMAT = 1


def summary(evaluation: Evaluation) -> str:
    """A table and the findings, for a terminal."""
    rows = [("", "log-loss", "block AUC", "AUC", "calibration error")]
    rows += [
        (
            each.name,
            f"{each.log_loss:.4f}",
            _short(each.block_auc),
            _short(each.auc),
            f"{each.calibration_error:.4f}",
        )
        for each in evaluation.figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    scored = f"{evaluation.scored:,} of {evaluation.cases:,} cases scored"
    lines = [f"{scored}, {100 * evaluation.worked:.1f} % worked.", ""]
    for row in rows:
        cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join([row[0].ljust(widths[0]), *cells]))
    for value in evaluation.values:
        robust = value.doubly_robust
        lines.append(
            f"{value.policy}: works with {100 * robust.mean:.2f} % "
            f"({100 * robust.low:.2f} to {100 * robust.high:.2f}, doubly robust)"
        )
    return "\n".join([*lines, "", *evaluation.sentences])


def write_json(path: Path, evaluation: Evaluation, settings: Mapping[str, Any]) -> None:
    """Every figure and every setting."""
    whole = {"format": FORMAT, "settings": settings, "evaluation": evaluation}
    path.write_bytes(msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n")


def write_page(
    path: Path, evaluation: Evaluation, about: Mapping[str, Any], more: More | None = None
) -> None:
    path.write_text(page(evaluation, about, more), encoding="utf-8")


def _short(value: float | None) -> str:
    return "none" if value is None else f"{value:.4f}"
