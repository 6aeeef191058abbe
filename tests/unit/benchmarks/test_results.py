"""Figures that are summed up wrongly are worse than none."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import run
from benchmarks.result import Peer, Target, percentile, result


def test_percentiles_are_samples() -> None:
    samples = [float(n) for n in range(1, 101)]
    assert percentile(samples, 50) == 50
    assert percentile(samples, 99) == 99
    assert percentile([7.0], 99) == 7.0


@given(st.lists(st.floats(0, 1e6), min_size=1), st.integers(1, 100))
def test_that_share_of_the_samples_is_not_above_a_percentile(
    samples: list[float], percent: int
) -> None:
    value = percentile(samples, percent)
    assert value in samples
    assert sum(1 for each in samples if each <= value) >= len(samples) * percent / 100


def test_nothing_measured_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        percentile([], 50)


def test_a_ratio_is_to_the_floor_of_the_same_run() -> None:
    target = Target(ratio_at_most=3, p99_at_most=8)
    good = result("click", "ms", [1.0] * 99 + [7.0], floor=[0.5, 0.5], target=target)
    assert (good.p50, good.floor_p50, good.ratio, good.met) == (1.0, 0.5, 2.0, True)
    assert good.must_reach == "<= 3 x floor, p99 <= 8 ms"


@pytest.mark.parametrize(
    ("samples", "floor"),
    [([2.0] * 100, [0.5]), ([1.0] * 98 + [9.0] * 2, [0.5]), ([1.0] * 100, None)],
    ids=["too slow at the median", "too slow at the end", "no floor was taken"],
)
def test_every_limit_has_to_hold(samples: list[float], floor: list[float] | None) -> None:
    target = Target(ratio_at_most=3, p99_at_most=8)
    assert result("click", "ms", samples, floor=floor, target=target).met is False


def test_of_a_rate_more_is_better() -> None:
    target = Target(p50_at_least=40_000)
    assert result("ingest", "/s", [39_999.0], target=target).met is False
    met = result("ingest", "/s", [51_234.0], target=target)
    assert (met.met, met.p99, met.must_reach) == (True, None, ">= 40,000 /s")


def test_without_a_target_nothing_is_claimed() -> None:
    assert result("memory", "MiB", [80.0]).met is None


def test_kept_results_have_the_agreed_fields(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "RESULTS", tmp_path)
    peer = Peer(name="PouchDB", p50=3.8, p99=13.0, note="no fsync")
    run.keep("click", [result("click", "ms", [1.0], peers=[peer])])
    (written,) = msgspec.json.decode((tmp_path / "click.json").read_bytes())
    assert list(written) == [
        "operation", "unit", "p50", "p99", "floor_p50", "ratio", "must_reach", "met", "peers",
    ]  # fmt: skip
    assert written["peers"] == [{"name": "PouchDB", "p50": 3.8, "p99": 13.0, "note": "no fsync"}]


def test_the_table_says_no_loudly() -> None:
    missed = result("click", "ms", [9.0], target=Target(p50_at_most=1))
    header, line, row = run.table([missed]).splitlines()
    assert len(header) == len(line) == len(row)
    assert "| NO " in row


def test_the_paper_keeps_what_people_wrote_and_what_was_not_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "performance.md"
    paper.write_text(f"# Speed\n\nOur words.\n{run.BEGIN}\n", encoding="utf-8")
    monkeypatch.setattr(run, "PAPER", paper)
    monkeypatch.setattr(run, "RESULTS", tmp_path)
    for name, day in (("click", 1), ("hub", 2), ("click", 3)):
        run.keep(name, [result(f"{name} operation", "ms", [float(day)])])
        run.write_paper([name], datetime(2026, 11, day, tzinfo=UTC))
    text = paper.read_text(encoding="utf-8")
    assert text.startswith("# Speed\n\nOur words.\n")
    assert text.count("\n## click, 2026-11-03\n") == text.count("\n## ") - 1 == 1
    assert "\n## hub, 2026-11-02\n" in text
    assert "| click operation | 3 ms" in text
