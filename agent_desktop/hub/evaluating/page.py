"""The report as one HTML page: no script, nothing from elsewhere, light and dark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final, NamedTuple

from agent_desktop.decisioning.evaluating.findings import Evaluation
from agent_desktop.hub.evaluating import plots

_STYLE: Final = """
:root{color-scheme:light dark;--canvas:#F3F4F7;--surface:#FFF;--line:#DFE3EA;--text:#161A22;
--text2:#454D5C;--text3:#5C6575;--c0:#2149C1;--c1:#85590C;--c2:#0B7069;--c3:#A83173;
--tint:#EAF0FF;--edge:#A9BEF5}
@media (prefers-color-scheme:dark){:root{--canvas:#111318;--surface:#181B21;--line:#2C323D;
--text:#EBEEF3;--text2:#BAC1CD;--text3:#9AA3B2;--c0:#93B1FF;--c1:#E3B04B;--c2:#5CC8BE;
--c3:#F09AC6;--tint:#1E2A47;--edge:#3D5796}}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--text);font:14px/20px Inter,"Segoe UI",
system-ui,sans-serif;-webkit-font-smoothing:antialiased}
main{max-width:800px;margin:0 auto;padding:32px 20px 64px}
h1{font-size:22px;line-height:28px;font-weight:600;margin:0 0 4px}
h2{font-size:15px;line-height:20px;font-weight:600;margin:0 0 2px}
p{margin:0 0 8px}.quiet{color:var(--text3)}
section{background:var(--surface);border:1px solid var(--line);border-radius:8px;
padding:16px 18px;margin:16px 0 0}
.finding{background:var(--tint);border-color:var(--edge)}
.finding p:first-child{font-size:16px;line-height:22px;font-weight:600}
.finding p:last-child{margin:0}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;margin-top:8px}
th,td{text-align:right;padding:6px 8px;border-top:1px solid var(--line);white-space:nowrap}
th{color:var(--text3);font-weight:500;border-top:0}th:first-child,td:first-child{text-align:left;
white-space:normal;overflow-wrap:anywhere}
svg{display:block;width:100%;height:auto;margin-top:10px}
svg text{font:11px/14px Inter,"Segoe UI",system-ui,sans-serif;fill:var(--text3)}
svg .end{text-anchor:end}svg .middle{text-anchor:middle}svg .name{font-size:12px;fill:var(--text2)}
svg .grid{stroke:var(--line);stroke-width:1}svg .even{stroke:var(--text3);stroke-dasharray:4 4}
svg polyline{fill:none;stroke-width:2;stroke-linejoin:round}svg .thick{stroke-width:3;
stroke-linecap:round}
svg .whisker{stroke:var(--edge);stroke-width:3;stroke-linecap:round}svg .dot{fill:var(--c0)}
svg .s0{stroke:var(--c0)}svg .s1{stroke:var(--c1)}svg .s2{stroke:var(--c2)}svg .s3{stroke:var(--c3)}
svg .f0{fill:var(--c0)}svg .f1{fill:var(--c1)}svg .f2{fill:var(--c2)}svg .f3{fill:var(--c3)}
svg .t0{fill:var(--c0)}svg .t1{fill:var(--c1)}svg .t2{fill:var(--c2)}svg .t3{fill:var(--c3)}
"""


class More(NamedTuple):
    """A table of its own, after the plots."""

    title: str
    said: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


def page(evaluation: Evaluation, about: Mapping[str, Any], more: More | None = None) -> str:
    """`about`: what was evaluated, as name and value, put at the foot of the page."""
    title = f"How well it would have ranked: {about.get('data', '')}"
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>",
        f"<h1>{escape(title)}</h1>",
        f'<p class="quiet">{escape(_counts(evaluation))}</p>',
        f'<section class="finding">{_paragraphs(evaluation.sentences)}</section>',
        _section(
            "Beside the simple ways",
            "Each case was predicted with what had matured by then, and learnt afterwards.",
            _figures(evaluation),
        ),
        _section(
            "Log-loss over time",
            "Lower is better. A line that falls has learnt; one that rises met a change.",
            plots.curves(evaluation),
        ),
        _section(
            "Order within blocks",
            "AUC among neighbours in time, free of the base rate's drift. 0.5 is chance.",
            plots.block_aucs(evaluation),
        ),
        _section(
            "Calibration",
            f"Ten bins of equally many cases, with 95 % intervals; on average "
            f"{evaluation.figures[0].calibration_error:.4f} from the diagonal.",
            plots.calibration(evaluation.figures[0]),
        ),
        _section(more.title, more.said, _table(more.head, more.rows)) if more else "",
        _policies(evaluation),
        _actions(evaluation),
        _section("What was evaluated", "", _facts(about)),
        "</main></body></html>\n",
    ]
    return "".join(parts)


def _counts(evaluation: Evaluation) -> str:
    return (
        f"{evaluation.scored:,} of {evaluation.cases:,} cases scored, {evaluation.actions:,} "
        f"action{'s' * (evaluation.actions != 1)}, {evaluation.features} features; "
        f"{100 * evaluation.worked:.1f} % worked."
    )


def _paragraphs(sentences: Sequence[str]) -> str:
    return "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)


def _section(title: str, said: str, body: str) -> str:
    quiet = f'<p class="quiet">{escape(said)}</p>' if said else ""
    return f'<section><h2>{escape(title)}</h2>{quiet}<div class="wide">{body}</div></section>'


def _figures(evaluation: Evaluation) -> str:
    rows = [
        (
            each.name,
            f"{each.log_loss:.4f}",
            _or_none(each.block_auc),
            _or_none(each.auc),
            f"{each.calibration_error:.4f}",
            _lower(evaluation, each.name),
        )
        for each in evaluation.figures
    ]
    head = ("", "Log-loss", "Block AUC", "AUC", "Calibration error", "Learner lower by")
    return _table(head, rows)


def _lower(evaluation: Evaluation, name: str) -> str:
    """How much lower the learner's log-loss is, with its interval."""
    each = evaluation.lower.get(name)
    if each is None:
        return ""
    if each.low <= -1e8:
        return f"{each.mean:+.4f} (too few cases)"
    return f"{each.mean:+.4f} ({each.low:+.4f} to {each.high:+.4f})"


def _policies(evaluation: Evaluation) -> str:
    if not evaluation.values or evaluation.gain is None:
        return ""
    rows = [
        (
            value.policy,
            f"{value.agreed:,}",
            *(
                f"{each.mean:.4f} ({each.low:.4f} to {each.high:.4f})"
                for each in (value.doubly_robust, value.self_normalised)
            ),
        )
        for value in evaluation.values
    ]
    head = ("Choice", "Cases that agree", "Doubly robust", "Self-normalised")
    drawn = plots.intervals(
        [(value.policy, value.doubly_robust) for value in evaluation.values],
        "Share of customers with whom the choice works",
    )
    return _section(
        "What choosing would have brought",
        "Share of customers with whom the chosen action works, from the logged propensities.",
        drawn + _table(head, rows),
    )


def _actions(evaluation: Evaluation) -> str:
    if evaluation.actions < 2:
        return ""
    rows = [
        (each.action, f"{each.cases:,}", f"{each.worked:.4f}", f"{each.predicted:.4f}")
        for each in evaluation.by_action
    ]
    said = "The most frequent ones." if evaluation.actions > len(rows) else ""
    return _section("Actions", said, _table(("", "Cases", "Worked", "Predicted"), rows))


def _facts(about: Mapping[str, Any]) -> str:
    return _table(("", ""), [(name.capitalize(), str(said)) for name, said in about.items()])


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "".join(f"<th>{escape(name)}</th>" for name in head) if any(head) else ""
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _or_none(value: float | None) -> str:
    return "none" if value is None else f"{value:.4f}"
