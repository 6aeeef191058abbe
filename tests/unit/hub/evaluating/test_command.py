"""`hub evaluate` as it is typed."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import msgspec
import pytest

from agent_desktop.hub.commands import main
from tests.unit.decisioning.learning.made import cases

TOML = """
[features]
x = { kind = "number", edges = [-1, 0, 1] }
plan = "category"
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "calls.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["time", "matures_at", "action", "response", "x", "plan", "propensity"])
        for at, (action, values, worked) in enumerate(cases(1_500, actions=3)):
            response = "positive" if worked else "neutral"
            writer.writerow([at, at + 5, action, response, values["x"], values["plan"], 1 / 3])
    (tmp_path / "calls.toml").write_text(TOML)
    return path


def test_it_tells_and_writes_json_and_a_page(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told, page = data.with_name("told.json"), data.with_name("told.html")
    command = ["evaluate", str(data), "--from", "0.4", "--json", str(told), "--html", str(page)]
    assert main(command) == 0
    said = capsys.readouterr().out
    assert "900 of 1,500 cases scored" in said
    assert "decaying rate" in said
    assert "best single action" in said
    whole: Any = msgspec.json.decode(told.read_bytes())
    assert whole["settings"]["scored_from_case"] == 601
    assert whole["settings"]["features"][0]["edges"] == [-1, 0, 1]
    assert whole["evaluation"]["scored"] == 900
    assert len(whole["evaluation"]["values"]) == 2
    html = page.read_text()
    assert whole["evaluation"]["sentences"][0] in html
    assert "http" not in html
    assert "<script" not in html
    for start in range(html.count("<svg")):
        svg = "<svg" + html.split("<svg")[start + 1].split("</svg>")[0] + "</svg>"
        assert "nan" not in svg
        ET.fromstring(svg)  # noqa: S314 - our own


def test_the_same_data_give_the_same_figures(data: Path) -> None:
    found = []
    for name in ("one.json", "other.json"):
        assert main(["evaluate", str(data), "--json", str(data.with_name(name))]) == 0
        whole: Any = msgspec.json.decode(data.with_name(name).read_bytes())
        found.append(whole["evaluation"])
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "1500"], "none of the 1,500 cases is left"),
        (["--from", "-1"], "must not be negative"),
        (["--from", "soon"], "neither a share"),
        (["--from", "2026-01-01"], "these data have no dates"),
        (["--features", "nowhere.toml"], "nowhere.toml: there is no such file"),
        (["--html", "/nowhere/told.html"], "there is no folder"),
    ],
)
def test_what_is_wrong_is_said(
    data: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["evaluate", str(data), *arguments]) == 1
    assert said in capsys.readouterr().err


def test_bad_data_are_said_by_line_and_column(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data.write_text(data.read_text().replace("neutral", "neutrl", 1))
    assert main(["evaluate", str(data)]) == 1
    said = capsys.readouterr().err
    assert "calls.csv:" in said
    assert "response: 'neutrl' is no known response" in said
    assert main(["evaluate", str(data.with_name("none.csv"))]) == 1
    assert "there is no such file" in capsys.readouterr().err


def test_names_from_the_data_cannot_write_into_the_page(data: Path) -> None:
    data.write_text(data.read_text().replace("action-1", "<script>alert(1)</script>"))
    page = data.with_name("told.html")
    assert main(["evaluate", str(data), "--html", str(page)]) == 0
    assert "<script>" not in page.read_text()
    assert "&lt;script&gt;" in page.read_text()


def test_what_never_matures_teaches_nothing_and_is_still_drawn(tmp_path: Path) -> None:
    data, page = tmp_path / "calls.csv", tmp_path / "calls.html"
    rows = "".join(f"{at},{at + 10**9},a,{('positive', 'negative')[at % 2]}\n" for at in range(700))
    data.write_text("time,matures_at,action,response\n" + rows)
    data.with_suffix(".toml").write_text("")
    assert main(["evaluate", str(data), "--html", str(page)]) == 0
    assert page.read_text().count("<svg") == 3
