"""Files of outcomes, good and bad."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from agent_desktop.hub.evaluating.description import DataErrors, read_description
from agent_desktop.hub.evaluating.reading import Read, read_outcomes

GOOD = """time,matures_at,action,response,age,plan,open
2026-01-02T10:00:00Z,2026-01-03,call,positive,44,gold,yes
2026-01-01,2026-01-05T00:00:00+01:00,call,neutral,,basic,no
"""
FEATURES = """[features]
age = { kind = "number", edges = [30, 50] }
plan = "category"
open = "flag"
"""


def read(tmp_path: Path, text: str | bytes, toml: str = FEATURES) -> Read:
    path = tmp_path / "outcomes.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_outcomes(path, read_description(toml, "outcomes.toml"))


def refused(tmp_path: Path, text: str | bytes, toml: str = FEATURES) -> str:
    with pytest.raises(DataErrors) as found:
        read(tmp_path, text, toml)
    return str(found.value).replace(str(tmp_path) + "/", "")


def test_rows_come_in_the_order_of_time(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD)
    first, second = found.outcomes
    assert first.at < second.at
    assert (first.worked, second.worked) == (False, True)
    assert first.matures_at - first.at == (4 * 24 - 1) * 3_600_000
    assert first.values == {"age": None, "plan": "basic", "open": False}
    assert second.values == {"age": 44.0, "plan": "gold", "open": True}
    assert found.dates


def test_gzip_bom_tabs_and_quotes(tmp_path: Path) -> None:
    text = "\ufeff" + GOOD.replace(",", "\t").replace("gold", '"go\tld"')
    found = read(tmp_path, gzip.compress(text.encode()))
    assert found.outcomes[1].values["plan"] == "go\tld"


def test_a_public_data_set_can_be_described(tmp_path: Path) -> None:
    toml = """
    separator = ";"
    decimal = ","
    success = ["yes"]
    failure = ["no"]
    skip = ["unreachable"]
    matures_after_rows = 2
    missing = ["unknown"]
    [columns]
    response = "y"
    [constants]
    action = "offer"
    [features]
    "emp.var.rate" = { kind = "number", missing = ["999"] }
    work = { kind = "category", column = "job" }
    """
    text = 'job;emp.var.rate;y\n"clerk";1,5;yes\nunknown;999;no\nx;1;unreachable\nx;-2;no\n'
    found = read(tmp_path, text, toml)
    assert [o.worked for o in found.outcomes] == [True, False, False]
    assert [o.values["emp.var.rate"] for o in found.outcomes] == [1.5, None, -2.0]
    assert [o.values["work"] for o in found.outcomes] == ["clerk", None, "x"]
    assert [(o.at, o.matures_at, o.action) for o in found.outcomes] == [
        (0, 2, "offer"), (1, 3, "offer"), (2, 4, "offer")
    ]  # fmt: skip
    assert found.skipped == 1


def test_rows_late_go_by_the_order_of_time(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD, "matures_after_rows = 1\n[columns]\ntime = 'time'\n" + FEATURES)
    assert [(o.at, o.matures_at, o.worked) for o in found.outcomes] == [(0, 1, False), (1, 2, True)]


def test_numbers_are_times_too(tmp_path: Path) -> None:
    text = "time,matures_at,action,response\n2,2.5,a,positive\n1,9,a,negative\n"
    assert [(o.at, o.matures_at) for o in read(tmp_path, text, "").outcomes] == [
        (1_000, 9_000), (2_000, 2_500)
    ]  # fmt: skip


def test_days_late(tmp_path: Path) -> None:
    text = "when,action,response\n30.11.2026 09:15,a,positive\n"
    toml = "matures_after_days = 7\ntime_format = '%d.%m.%Y %H:%M'\n[columns]\ntime = 'when'\n"
    (one,) = read(tmp_path, text, toml).outcomes
    assert one.at == 1_796_030_100_000
    assert one.matures_at - one.at == 7 * 86_400_000


def test_cells_that_are_no_numbers_are_missing_and_counted(tmp_path: Path) -> None:
    rows = GOOD + "2026-01-02,2026-01-03,call,negative,young,gold,maybe\n"
    found = read(tmp_path, rows)
    assert [(b.feature, b.cells, b.line, b.text) for b in found.bad] == [
        ("age", 1, 4, "young"), ("open", 1, 4, "maybe")
    ]  # fmt: skip


HEAD = "time,matures_at,action,response\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "outcomes.csv:1: is empty"),
        ("\n\n", "outcomes.csv:1: is empty"),
        (HEAD, "outcomes.csv:1: holds no rows"),
        (HEAD + "2026-13-01,2026-01-03,a,positive\n", "outcomes.csv:2: time: '2026-13-01' is no"),
        (HEAD + ",2026-01-03,a,positive\n", "outcomes.csv:2: time: is empty"),
        (HEAD + "2026-01-02,2026-01-01,a,positive\n",
         "outcomes.csv:2: matures_at: '2026-01-01' is before"),
        (HEAD + "2026-01-02,2026-01-03,a,postive\n", "(did you mean 'positive'?)"),
        (HEAD + "2026-01-02,2026-01-03,a,\n", 'outcomes.csv:2: response: is empty: skip = [""]'),
        (HEAD + "2026-01-02,2026-01-03,,positive\n", "outcomes.csv:2: action: is empty"),
        (HEAD + "2026-01-02,2026-01-03,a\n", "outcomes.csv:2: has 3 cells"),
        (HEAD + "2026-01-02,2026-01-03,a,positive\n5,2026-01-03,a,positive\n",
         "outcomes.csv:3: time: '5': some times are dates"),
        ("time,mature_at,action,response\n", "matures_at: there is no such column"),
        ("time,time,matures_at,action,response\n", "outcomes.csv:1: time: is the name of two"),
        (HEAD + '2026-01-02,2026-01-03,"a,positive\n', "is no table"),
        (b"\x00\xff\xfe\x80" * 50, "is no text in utf-8"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is no text in utf-8"),
        (HEAD.encode() + b"2026-01-02,2026-01-03,a\x00,positive\n", "NUL"),
        (gzip.compress(GOOD.encode())[:-12], "is no whole gzip file"),
        (b"\x1f\x8b" + b"rubbish" * 9, "is no whole gzip file"),
        (HEAD + "2026-01-02,2026-01-03,a,positive\n" + "x" * 200_000, "is no table"),
        (HEAD.replace("action", "propensity,action")
         + "2026-01-02,2026-01-03,1.5,a,positive\n", "propensity: '1.5' is no probability"),
    ],
)  # fmt: skip
def test_bad_files_are_refused_with_their_place(
    tmp_path: Path, text: str | bytes, said: str
) -> None:
    assert said in refused(tmp_path, text, "")


def test_what_has_no_outcome_yet_can_be_left_out(tmp_path: Path) -> None:
    text = HEAD + "2026-01-02,,a,\n2026-01-02,2026-01-03,a,positive\n"
    found = read(tmp_path, text, 'skip = [""]\n')
    assert (len(found.outcomes), found.skipped) == (1, 1)


def test_a_missing_feature_column_gets_a_suggestion(tmp_path: Path) -> None:
    said = refused(tmp_path, GOOD.replace("plan", "plann"))
    assert "outcomes.csv:1: plan: there is no such column" in said
    assert "(did you mean 'plann'?)" in said


def test_what_is_known_afterwards_is_no_feature(tmp_path: Path) -> None:
    for column in ("response", "matures_at"):
        said = refused(tmp_path, GOOD, f'[features]\n{column} = "category"\n')
        assert f"outcomes.csv:1: {column}: is known afterwards only" in said


def test_a_text_declared_a_number_is_refused(tmp_path: Path) -> None:
    toml = '[features]\nplan = "number"\n'
    assert "is it a category?" in refused(tmp_path, GOOD, toml)


def test_success_that_never_occurs_is_refused(tmp_path: Path) -> None:
    assert "there are: 'neutral', 'positive'" in refused(tmp_path, GOOD, 'success = ["won"]')


def test_errors_come_together_and_not_by_the_million(tmp_path: Path) -> None:
    said = refused(tmp_path, HEAD + "x,y,a,positive\n" * 5_000, "")
    assert len(said.splitlines()) == 21
    assert said.splitlines()[-1].endswith("mend these first")


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("succes = ['x']", "outcomes.toml:1: succes: is not known here (did you mean 'success'?)"),
        ("[features]\nage = 'numbr'", "outcomes.toml:2: features.age: must be one of number"),
        ("[features]\nage = { kind = 'number', edges = [3, 1] }", "edges: must ascend"),
        ("[features]\nage = { kind = 'number', edges = [1e999] }", "must be a list of numbers"),
        ("[features]\nage = { kind = 'flag', edges = [1] }", "are for numbers only"),
        ("[features]\nage = { kind = 'number', edge = [1] }", "(did you mean 'edges'?)"),
        ("[features]\nage = 5", "must be 'number', 'category', 'flag' or a table"),
        ("[features]\nemp.var.rate = 'number'", "write it in quotes"),
        ("[columns]\ntimes = 'x'", "(did you mean 'time'?)"),
        ("success = ['a']\nfailure = ['a']", "and so does success"),
        ("success = []", "names no response"),
        ("matures_after_rows = -1", "must be a whole number"),
        ("matures_after_rows = 1\nmatures_after_days = 1", "can't go with"),
        ("separator = 'x'", "must be one of"),
        ("= 3", "is no TOML"),
        ("[features\n", "is no TOML"),
        ("a = " + "[" * 5_000, "is nested too deep"),
    ],
)
def test_bad_descriptions_are_refused_with_their_place(toml: str, said: str) -> None:
    with pytest.raises(DataErrors) as found:
        read_description(toml, "outcomes.toml")
    assert said in str(found.value)
