from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning.catalogue import (
    Action,
    Asset,
    ContactPolicy,
    Criterion,
    Feature,
    Learning,
    Limit,
    Next,
    Outcome,
    Scope,
    SignalPattern,
    Step,
    Suppression,
    Variant,
    Weight,
)
from agent_desktop.decisioning.catalogue_reading import CatalogueErrors, parse_catalogue
from agent_desktop.domain.responses import Sentiment
from tests.unit.decisioning.catalogues import ACTIONS, HEAD, NOW, small, text


def errors_of(broken: str) -> list[tuple[int, str, str, str]]:
    with pytest.raises(CatalogueErrors) as caught:
        parse_catalogue(broken, "broken.toml")
    assert all(error.file == "broken.toml" for error in caught.value.errors)
    return [(e.line, e.key, e.message, e.suggestion) for e in caught.value.errors]


def line_of(document: str, part: str) -> int:
    return document[: document.index(part)].count("\n") + 1


def test_what_a_catalogue_says() -> None:
    catalogue = small()
    assert catalogue.region == "GB"
    assert catalogue.touchpoints["call-centre"].agent_handled
    assert catalogue.touchpoints["mailing"].write_key == "mailing"
    finish = catalogue.actions["finish"].assets["call-centre"]
    assert finish.id == "finish@call-centre"
    assert finish.responses[Sentiment.POSITIVE].next_kind is Next.ACTION
    assert set(finish.responses) == set(Sentiment)
    mailing = catalogue.actions["partner-card"].assets["mailing"]
    assert set(mailing.responses) == {Sentiment.POSITIVE, Sentiment.NEUTRAL}
    rest = catalogue.suppression("travel-insurance", Sentiment.NEGATIVE)
    assert rest is not None
    assert (rest.days, rest.scope) == (30, Scope.GROUP)
    until = catalogue.rests_until("partner-card", Sentiment.NEGATIVE, NOW)
    assert until == NOW + 14 * 86_400_000
    assert catalogue.rests_until("partner-card", Sentiment.POSITIVE, NOW) is None


def test_the_version_is_the_text_s() -> None:
    assert small().version == small().version
    assert small().version != small(extra="\n# a word\n").version


def test_defaults_hold_where_an_action_says_nothing() -> None:
    catalogue = small(extra="\n[defaults.suppress.negative]\ndays = 7\n")
    assert catalogue.rests_until("paperless", Sentiment.NEGATIVE, 0) == 7 * 86_400_000
    assert catalogue.rests_until("partner-card", Sentiment.NEGATIVE, 0) == 14 * 86_400_000


@pytest.mark.parametrize(
    ("part", "instead", "key", "said", "suggestion"),
    [
        ("propensity = 0.6", "propensty = 0.6", "actions.finish.propensty", "not known",
         "propensity"),
        ("propensity = 0.6", "propensity = 'high'", "actions.finish.propensity", "a number", ""),
        ("propensity = 0.6", "propensity = 1.5", "actions.finish.propensity", "from 0 to 1", ""),
        ("value = 2", "value = nan", "actions.partner-card.value", "number from", ""),
        ("service = true\neligible", "service = 'yes'\neligible", "actions.finish.service",
         "true or false", ""),
        ("eligible = 'form_open'", "eligible = 'form_opn'", "actions.finish.eligible",
         "no attribute", "form_open"),
        ("eligible = 'form_open'", "eligible = 'form > 2'", "actions.finish.eligible",
         "different kinds", ""),
        ('not_eligible = "No form is open"\n', "", "actions.finish.not_eligible", "is missing", ""),
        ("{form_step_name}", "{form_stepname}", "actions.finish.why", "no attribute",
         "form_step_name"),
        ("{form_minutes:ago}", "{form_minutes:agoo}", "actions.finish.why", "no format", ""),
        ("[ after", "after", "actions.finish.why", "without its counterpart", ""),
        ('next = "send-link"', 'next = "sendlink"',
         "actions.finish.assets.call-centre.responses.positive.next", "no action 'sendlink'",
         "send-link"),
        ("[actions.finish.assets.call-centre]", "[actions.finish.assets.call-center]",
         "actions.finish.assets.call-center", "no touchpoint", "call-centre"),
        ("suppress.negative = { days = 14 }", "suppress.negativ = { days = 14 }",
         "actions.partner-card.suppress.negativ", "no response", "negative"),
        ('scope = "group"', 'scope = "groups"', "actions.travel-insurance.suppress.negative.scope",
         "one of action, group", "group"),
        ('channels = ["assisted"]', 'channels = ["asisted"]',
         "actions.partner-card.suppress.neutral.channels", "is none of web", "assisted"),
        ('channel = "outbound"', 'channel = "outbond"', "touchpoints.mailing.channel", "one of",
         "outbound"),
        ('channel = "web"', 'channel = "web"\nwrite_key = "mailing"',
         "touchpoints.web-shop.write_key", "key of 'mailing'", ""),
        ("until = 2026-01-01", "until = 2026-01-01\nfrom = 2026-01-02", "actions.survey.until",
         "not after", ""),
        ("until = 2026-01-01", "until = 'soon'", "actions.survey.until", "a date", ""),
        ('region = "GB"', 'region = "gb"', "region", "two capital letters", ""),
        ('name = "small"', "", "name", "is missing", ""),
        ("within_minutes = 60", "within_mins = 60", "signals.stuck.within_mins", "not known",
         "within_minutes"),
        ("count = 2", "count = 20", "signals.stuck.steps.1.count", "from 1 to 10", ""),
        ("when = '\"stuck\" in signals'", "wen = 'true'", "actions.finish.weights.0.wen",
         "not known", "when"),
        ('title = "Travel insurance"', "", "actions.travel-insurance.title", "is missing", ""),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line_and_key(
    part: str, instead: str, key: str, said: str, suggestion: str
) -> None:
    good = text()
    assert part in good
    broken = good.replace(part, instead, 1)
    found = errors_of(broken)
    line, _, message, hint = next(error for error in found if error[1] == key)
    assert said in message
    assert hint == suggestion
    if instead and "\n" not in instead and "\n" not in part:
        assert line == line_of(broken, instead)


def test_all_mistakes_come_at_once_in_order() -> None:
    broken = text().replace("propensity = 0.6", "propensty = 0.6").replace("value = 2", "valu = 2")
    found = errors_of(broken.replace('title = "Paperless', 'titel = "Paperless'))
    assert [error[1] for error in found] == [
        "actions.finish.propensty", "actions.partner-card.valu", "actions.paperless.title",
        "actions.paperless.titel",
    ]  # fmt: skip
    assert [error[0] for error in found] == sorted(error[0] for error in found)


def test_the_message_reads_like_a_compiler_s() -> None:
    broken = text().replace("propensity = 0.6", "propensty = 0.6")
    with pytest.raises(CatalogueErrors) as caught:
        parse_catalogue(broken, "broken.toml")
    line = line_of(broken, "propensty")
    assert str(caught.value) == (
        f"broken.toml:{line}: actions.finish.propensty: is not known here "
        "(did you mean 'propensity'?)"
    )


def test_broken_toml_has_its_line() -> None:
    ((line, key, message, _),) = errors_of(HEAD + "\n[actions.x\n")
    assert (line, key) == (HEAD.count("\n") + 2, "")
    assert "no TOML" in message


@pytest.mark.parametrize(
    "broken", ["", "a = " + "[" * 5000, "actions = 3\nname = 1", "[[actions]]"]
)
def test_files_that_are_something_else(broken: str) -> None:
    assert errors_of(broken)


def test_multi_line_texts_do_not_shift_the_lines() -> None:
    talk = (
        '[actions.paperless.assets.mailing]\ntalk_track = """\nactions = 1\n[x]\n"""\nhnt = "x"\n'
    )
    broken = text(extra=talk)
    found = errors_of(broken)
    assert [(line, key) for line, key, _, _ in found] == [
        (line_of(broken, "hnt"), "actions.paperless.assets.mailing.hnt")
    ]


@settings(max_examples=60)
@given(st.integers(0, len("".join(ACTIONS))), st.text(max_size=3))
def test_any_damage_gives_errors_or_a_catalogue(place: int, junk: str) -> None:
    whole = text()
    at = len(HEAD) + place
    errors = []
    try:
        parse_catalogue(whole[:at] + junk + whole[at + 2 :], "x.toml")
    except CatalogueErrors as caught:
        errors = caught.errors
    assert all(error.line >= 1 and error.message for error in errors)


def test_the_examples_of_the_document_are_one_catalogue() -> None:
    document = Path(__file__).parents[3] / "docs" / "catalogue.md"
    blocks = re.findall(r"```toml\n(.*?)```", document.read_text(), re.DOTALL)
    catalogue = parse_catalogue("".join(blocks), "catalogue.md")
    assert set(catalogue.actions) == {"offer-partner-card", "send-the-link"}
    assert catalogue.signals["card-application-stuck"].steps[1].count == 2
    assert [len(part) for part in (catalogue.policies, catalogue.limits, catalogue.criteria)] == [
        1, 1, 1,
    ]  # fmt: skip
    # Every key that a catalogue may have is in an example or a table.
    said = document.read_text()
    for part in (Action, Asset, Variant, Weight, Outcome, Suppression, ContactPolicy, Limit,
                 Criterion, Feature, Learning, Step, SignalPattern):  # fmt: skip
        for field in msgspec.structs.fields(part):
            key = _AS_WRITTEN.get(field.name, field.name)
            assert not key or re.search(rf"[`.{{ ]{key}\b|^{key} =", said, re.MULTILINE), key


_AS_WRITTEN = {
    "id": "", "action_id": "", "effective_from": "from", "effective_until": "until",
    "window_days": "window_days", "events": "event",
}  # fmt: skip


def test_groups_have_titles_or_their_names() -> None:
    catalogue = small(extra='\n[groups.applications]\ntitle = "Applications"\n')
    assert catalogue.group_title("applications") == "Applications"
    assert catalogue.group_title("cards") == "cards"
