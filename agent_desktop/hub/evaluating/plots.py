"""Plots as SVG, drawn by hand: no library, no script, colours by the page's style sheet."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

import msgspec

from agent_desktop.decisioning.evaluating.findings import Evaluation, Figures
from agent_desktop.decisioning.evaluating.intervals import Interval

WIDTH: Final = 720
HEIGHT: Final = 260
LEFT: Final = 52
RIGHT: Final = 132
TOP: Final = 14
BOTTOM: Final = 40
_LABEL_GAP: Final = 15.0


class Line(msgspec.Struct, frozen=True):
    """One line of a plot; None leaves a gap."""

    name: str
    points: tuple[tuple[float, float | None], ...]


class Frame:
    """Axes: from values to places."""

    def __init__(self, xs: Sequence[float], ys: Sequence[float], width: int, right: int) -> None:
        self.width = width
        self.right = width - right
        self.left_value, self.right_value = min(xs), max(xs)
        low, high = min(ys), max(ys)
        # What differs by a rounding alone leaves no room for a tick.
        apart = high - low if high - low > 1e-6 else 0.0
        room = apart * 0.08 or max(abs(high), 1.0) * 0.05
        self.ticks = _ticks(low - room, high + room)
        self.low = min(low - room, self.ticks[0])
        self.high = max(high + room, self.ticks[-1])

    def x(self, value: float) -> float:
        span = (self.right_value - self.left_value) or 1.0
        return LEFT + (value - self.left_value) / span * (self.right - LEFT)

    def y(self, value: float) -> float:
        return (
            HEIGHT - BOTTOM - (value - self.low) / (self.high - self.low) * (HEIGHT - BOTTOM - TOP)
        )

    def grid(self, decimals: int, below: str) -> list[str]:
        parts = []
        for tick in self.ticks:
            y = self.y(tick)
            parts.append(f'<line class="grid" x1="{LEFT}" x2="{self.right}" y1="{y:.1f}" '
                         f'y2="{y:.1f}"/>')  # fmt: skip
            parts.append(_text(LEFT - 8, y + 4, f"{tick:.{decimals}f}", "tick end"))
        middle = (LEFT + self.right) / 2
        parts.append(_text(middle, HEIGHT - 6, below, "axis middle"))
        return parts


def curves(evaluation: Evaluation) -> str:
    """Log-loss over time: of the learner and of the simple ways."""
    lines = [
        Line(figures.name, tuple((p.cases, p.log_loss[figures.name]) for p in evaluation.curve))
        for figures in evaluation.figures
    ]
    return _lines(lines, "Log-loss by stretch of time: lower is better", 3)


def block_aucs(evaluation: Evaluation) -> str:
    """AUC within blocks over time."""
    lines = [
        Line(figures.name, tuple((p.cases, p.block_auc[figures.name]) for p in evaluation.curve))
        for figures in evaluation.figures
    ]
    return _lines(lines, "AUC within blocks: 0.5 is chance, higher is better", 2, also=(0.5,))


def calibration(figures: Figures) -> str:
    """What was predicted beside what happened, with 95 % intervals."""
    highest = max((max(b.high, b.predicted) for b in figures.calibration), default=1.0)
    top = min(1.0, max(highest, 0.01))
    frame = Frame((0.0, top), (0.0, top), 420, 20)
    frame.low, frame.high = 0.0, top
    frame.ticks = [tick for tick in _ticks(0.0, top) if 0 <= tick <= top]
    decimals = 2 if top > 0.05 else 3
    parts = frame.grid(decimals, "predicted")
    for tick in frame.ticks:
        parts.append(
            _text(frame.x(tick), HEIGHT - BOTTOM + 16, f"{tick:.{decimals}f}", "tick middle")
        )
    parts.append(f'<line class="even" x1="{frame.x(0):.1f}" y1="{frame.y(0):.1f}" '
                 f'x2="{frame.x(top):.1f}" y2="{frame.y(top):.1f}"/>')  # fmt: skip
    for each in figures.calibration:
        x = frame.x(each.predicted)
        low, high = frame.y(min(each.low, top)), frame.y(min(each.high, top))
        said = f"{each.cases:,} cases: predicted {each.predicted:.4f}, worked {each.worked:.4f}"
        parts.append(f'<line class="whisker" x1="{x:.1f}" x2="{x:.1f}" y1="{low:.1f}" '
                     f'y2="{high:.1f}"/>')  # fmt: skip
        parts.append(f'<circle class="dot" cx="{x:.1f}" cy="{frame.y(min(each.worked, top)):.1f}" '
                     f'r="4"><title>{escape(said)}</title></circle>')  # fmt: skip
    return _svg(parts, "Calibration: predicted and happened", 420)


def intervals(rows: Sequence[tuple[str, Interval]], label: str) -> str:
    """Means with their intervals, one below the other."""
    ends = [value for _, each in rows for value in (each.low, each.high)]
    frame = Frame(ends, (0.0, 1.0), WIDTH, 24)
    height = 34 * len(rows) + 40
    left = 190
    room = (frame.right_value - frame.left_value) * 0.05 or 0.01
    low, high = frame.left_value - room, frame.right_value + room

    def x(value: float) -> float:
        return left + (value - low) / (high - low) * (WIDTH - 24 - left)

    parts = []
    for tick in _ticks(low, high):
        parts.append(f'<line class="grid" x1="{x(tick):.1f}" x2="{x(tick):.1f}" y1="8" '
                     f'y2="{height - 32}"/>')  # fmt: skip
        parts.append(_text(x(tick), height - 14, f"{tick:.3f}", "tick middle"))
    for place, (name, each) in enumerate(rows):
        y = 24 + 34 * place
        said = f"{name}: {each.mean:.4f}, from {each.low:.4f} to {each.high:.4f}"
        parts.append(_text(left - 14, y + 4, name, "name end"))
        parts.append(f'<line class="s{place % 4} thick" x1="{x(each.low):.1f}" '
                     f'x2="{x(each.high):.1f}" y1="{y}" y2="{y}"/>')  # fmt: skip
        parts.append(f'<circle class="f{place % 4}" cx="{x(each.mean):.1f}" cy="{y}" r="5">'
                     f"<title>{escape(said)}</title></circle>")  # fmt: skip
    return _svg(parts, label, WIDTH, height)


def _lines(lines: Sequence[Line], label: str, decimals: int, also: tuple[float, ...] = ()) -> str:
    points = [(x, y) for line in lines for x, y in line.points if y is not None]
    if not points:
        return '<p class="quiet">Too few cases for a plot.</p>'
    xs = [x for x, _ in points]
    frame = Frame((0.0, *xs), (*(y for _, y in points), *also), WIDTH, RIGHT)
    parts = frame.grid(decimals, "scored cases")
    parts += [
        _text(frame.x(x), HEIGHT - BOTTOM + 14, f"{x:,.0f}", "tick middle")
        for x in (0, max(xs) / 2, max(xs))
    ]
    ends: list[tuple[float, int, str]] = []
    for place, line in reversed(list(enumerate(lines))):
        known = [(frame.x(x), frame.y(y)) for x, y in line.points if y is not None]
        if not known:
            continue
        if len(known) == 1:
            parts.append(f'<circle class="f{place}" cx="{known[0][0]:.1f}" '
                         f'cy="{known[0][1]:.1f}" r="4"/>')  # fmt: skip
        drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in known)
        parts.append(f'<polyline class="s{place}" points="{drawn}"/>')
        ends.append((known[-1][1], place, line.name))
    parts += _names(ends, frame.right + 10)
    return _svg(parts, label, WIDTH)


def _names(ends: list[tuple[float, int, str]], x: float) -> list[str]:
    """The lines' names at their ends, pushed apart."""
    parts = []
    last = 0.0
    for y, place, name in sorted(ends):
        last = max(y + 4, last + _LABEL_GAP)
        parts.append(_text(x, last, name, f"name t{place}"))
    return parts


def _ticks(low: float, high: float) -> list[float]:
    """Four to eight round numbers."""
    span = high - low
    step = 1e-9
    for exponent in range(-9, 10):
        for digit in (1, 2, 5):
            step = digit * 10.0**exponent
            if span / step <= 7:
                first = -(-low // step)
                return [(first + k) * step for k in range(int((high - first * step) // step) + 1)]
    return [low, high]


def _text(x: float, y: float, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


def _svg(parts: Sequence[str], label: str, width: int, height: int = HEIGHT) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(label)}" '
        f'style="max-width:{width}px">{"".join(parts)}</svg>'
    )
