"""What a new catalogue changes, in words that say key, old and new."""

from __future__ import annotations

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.hub.catalogues.differences import differences, summary
from tests.unit.decisioning.test_catalogue_parts import WHOLE


def changed(*parts: tuple[str, str], extra: str = "") -> Catalogue:
    text = WHOLE
    for part, instead in parts:
        assert part in text
        text = text.replace(part, instead, 1)
    return parse_catalogue(text + extra, "x")


def told(*parts: tuple[str, str], extra: str = "") -> list[str]:
    return [str(one) for one in differences(changed(), changed(*parts, extra=extra))]


def test_the_same_says_nothing() -> None:
    assert told() == []
    assert told(extra="\n# a remark\n") == []
    assert summary([]) == "nothing changes but words that nobody sees"


def test_each_key_that_changes_is_named_with_both_values() -> None:
    assert told(("cost = 0.25", "cost = 0.5\nuntil = 2026-12-24")) == [
        "~ action card: cost from 0.25 to 0.5; until is now “2026-12-24”"
    ]
    assert told(("weight = 2", "weight = 3")) == ["~ action card: weights.0.weight from 2 to 3"]
    assert told(("share = 0.25", "share = 0.5")) == [
        "~ action card: assets.web.variants.b.share from 0.25 to 0.5"
    ]
    assert told(("mandatory = true\n", "")) == ["~ action notice: mandatory is gone, was yes"]
    (line,) = told(('responses.neutral.next = "callback"', 'responses.neutral.label = "Later"'))
    assert line == (
        "~ action card: assets.calls.responses.neutral.label from “Neutral” to “Later”; "
        "assets.calls.responses.neutral.next is gone, was “callback”"
    )


def test_every_kind_of_part_is_looked_at() -> None:
    found = told(
        ("top = 5", "top = 6"),
        ('channel = "web"', 'channel = "web"\nlabel = "Shop"'),
        ("threshold = 3", "threshold = 4"),
        ("most = 1", "most = 2"),
        ('text = "Keen on {name}"', 'text = "Keen"'),
        ("'traits.income >= 2000'", "'traits.income >= 2500'"),
        ("edges = [1, 3.5]", "edges = [1, 4]"),
        ('title = "Cards"', 'title = "Our cards"'),
        ("default = 0.5", "default = 0.6"),
        ('[properties.profit]\nroles = ["supervisor"]', '[properties.profit]\nroles = ["agent"]'),
        extra='[issues.care]\nlever = 3\n[actions.new]\ntitle = "New"\nassets.web = {}\n',
    )
    assert [line.partition(":")[0] for line in found] == [
        "~ setting top", "~ touchpoint web", "+ action new", "~ policy Seen too often",
        "~ limit One a week", "~ signal keen", "~ criterion rich", "~ feature calls_7d",
        "~ group cards", "+ issue care", "~ trait margin", "~ property profit",
    ]  # fmt: skip
    assert "~ feature calls_7d: edges from 1, 3.5 to 1, 4" in found


def test_the_summary_counts() -> None:
    new = '[actions.{}]\ntitle = "New"\nassets.web = {{}}\n'
    before = changed(extra=new.format("old"))
    after = changed(("cost = 0.25", "cost = 1"), extra=new.format("a") + new.format("b"))
    found = differences(before, after)
    assert summary(found) == "2 actions added, 1 changed, 1 removed"
    assert summary(differences(before, changed())) == "1 action removed"


def test_from_nothing_everything_is_added() -> None:
    found = differences(None, changed())
    assert {one.how for one in found} == {"added"}
    assert "+ action card: “Offer a card”" in map(str, found)


def test_long_texts_are_cut() -> None:
    (line,) = told(('"Word for word"', f'"{"so " * 500}"'))
    assert len(line) < 200
