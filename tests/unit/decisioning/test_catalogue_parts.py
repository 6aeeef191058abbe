"""Policies, limits, criteria, features, variants, roles: what each says, and each mistake."""

from __future__ import annotations

import pytest

from agent_desktop.decisioning.catalogue import (
    Catalogue,
    Counted,
    FeatureKind,
    Next,
    Scope,
    Who,
)
from agent_desktop.decisioning.catalogue_reading import CatalogueErrors, parse_catalogue
from agent_desktop.decisioning.follow_ups import cycles
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.responses import Sentiment
from agent_desktop.domain.visibility import parse_overrides

WHOLE = """\
name = "whole"
region = "GB"
top = 5

[traits]
income = { default = 0, roles = ["agent", "supervisor"] }
margin = { default = 0.5, roles = ["supervisor"] }
plan = ""
vip = false

[properties.profit]
roles = ["supervisor"]

[touchpoints.calls]
channel = "assisted"
agent_handled = true
[touchpoints.mail]
channel = "outbound"
[touchpoints.web]
channel = "web"

[groups.cards]
title = "Cards"

[[policies]]
name = "Seen too often"
counts = "displayed"
threshold = 3
window_days = 7
pause_days = 14
scope = "group"
counted_on = ["assisted", "web", "web"]
holds_on = "all"
groups = ["cards", "cards"]
who = "household"

[[limits]]
name = "One a week"
touchpoint = "mail"
most = 1
days = 7

[criteria.rich]
title = "Enough income"
rule = 'traits.income >= 2000'
group = "cards"

[learning]
noise = false
control = 0.1
starting_evidence = 20
[learning.features]
calls_7d = { edges = [1, 3.5] }
form = {}
form_open = {}
form_step = { kind = "category" }
traits.income = { edges = [1000] }
"traits.plan" = {}

[actions.card]
title = "Offer a card"
group = "cards"
cost = 0.25
marketing_priority = -3
eligible = 'qualified["cards"] && response_days["notice"] < 3 && "keen" in signals'
not_eligible = "Not now"
[[actions.card.weights]]
when = 'traits.vip'
weight = 2
why = "Pays for {traits.plan}"
[actions.card.assets.calls]
talk_track = "Hello {first_name|there}, {traits.anything}"
responses.positive.next = "notice"
responses.neutral.next = "callback"
responses.negative.next = "dialler"
[actions.card.assets.web]
markup = "<b>{not a field}</b>"
link = "https://shop.example/a?b=c"
[actions.card.assets.web.variants.b]
share = 0.25
markup = "<i>B</i>"

[actions.notice]
title = "Read out the notice"
mandatory = true
transactional = true
follow_up_only = true
assets.calls.talk_track = "Word for word"

[signals.keen]
text = "Keen on {name}"
steps = [{ event = "Seen", where = { step = { min = 1 }, kind = ["a", "b"], deep = true } }]
boosts = { cards = 1.5, notice = 2 }
holds = []
"""


def whole(extra: str = "") -> Catalogue:
    return parse_catalogue(WHOLE + extra, "whole.toml")


def errors_of(broken: str) -> list[tuple[int, str, str, str]]:
    with pytest.raises(CatalogueErrors) as caught:
        parse_catalogue(broken, "broken.toml")
    return [(e.line, e.key, e.message, e.suggestion) for e in caught.value.errors]


def line_of(document: str, part: str) -> int:
    return document[: document.index(part)].count("\n") + 1


def test_what_the_whole_of_it_says() -> None:
    catalogue = whole()
    assert catalogue.top == 5
    assert catalogue.traits == {"income": 0, "margin": 0.5, "plan": "", "vip": False}
    assert catalogue.roles == {
        "traits.income": frozenset({"agent", "supervisor"}),
        "traits.margin": frozenset({"supervisor"}),
        "profit": frozenset({"supervisor"}),
    }
    (policy,) = catalogue.policies
    assert (policy.counts, policy.threshold, policy.scope) == (Counted.DISPLAYED, 3, Scope.GROUP)
    assert (policy.window_days, policy.pause_days, policy.who) == (7.0, 14.0, Who.HOUSEHOLD)
    assert policy.counted_on == (Channel.ASSISTED, Channel.WEB)
    assert (policy.holds_on, policy.groups) == ((), ("cards",))
    (limit,) = catalogue.limits
    assert (limit.channel, limit.touchpoint, limit.most) == (Channel.OUTBOUND, "mail", 1)
    (criterion,) = catalogue.criteria
    assert (criterion.id, criterion.group) == ("rich", "cards")


def test_what_the_model_may_learn_from() -> None:
    learning = whole().learning
    assert (learning.noise, learning.control, learning.starting_evidence) == (False, 0.1, 20)
    assert {f.name: (f.kind, f.edges) for f in learning.features} == {
        "calls_7d": (FeatureKind.NUMBER, (1.0, 3.5)),
        "form": (FeatureKind.CATEGORY, ()),
        "form_open": (FeatureKind.FLAG, ()),
        "form_step": (FeatureKind.CATEGORY, ()),
        "traits.income": (FeatureKind.NUMBER, (1000.0,)),
        "traits.plan": (FeatureKind.CATEGORY, ()),
    }


def test_what_an_action_and_its_assets_say() -> None:
    card, notice = whole().actions["card"], whole().actions["notice"]
    assert (card.cost, card.marketing_priority, card.weights[0].why) == (
        0.25, -3.0, "Pays for {traits.plan}",
    )  # fmt: skip
    assert notice.mandatory
    assert notice.transactional
    kinds = {s: r.next_kind for s, r in card.assets["calls"].responses.items()}
    assert kinds == {
        Sentiment.POSITIVE: Next.ACTION,
        Sentiment.NEUTRAL: Next.CALLBACK,
        Sentiment.NEGATIVE: Next.DIALLER,
    }
    assert card.assets["web"].markup == "<b>{not a field}</b>"
    (variant,) = card.assets["web"].variants
    assert (variant.id, variant.share, variant.markup) == ("card@web#b", 0.25, "<i>B</i>")
    assert whole().signals["keen"].boosts == {"cards": 1.5, "notice": 2.0}


def test_nothing_of_it_needs_to_be_said() -> None:
    catalogue = parse_catalogue(
        'name = "a"\nregion = "GB"\n[touchpoints.t]\nchannel = "web"\n'
        '[actions.x]\ntitle = "X"\nassets.t = {}\n', "a",
    )  # fmt: skip
    assert catalogue.policies == catalogue.limits == catalogue.criteria == ()
    assert (catalogue.learning.noise, catalogue.learning.control, catalogue.top) == (True, 0.02, 10)
    assert catalogue.roles == {}


@pytest.mark.parametrize(
    ("part", "instead", "key", "said", "suggestion"),
    [
        ("top = 5", "top = 0", "top", "from 1 to 100", ""),
        ('counts = "displayed"', 'counts = "shown"', "policies.0.counts", "one of displayed", ""),
        ("threshold = 3", "threshold = 0", "policies.0.threshold", "from 1", ""),
        ("threshold = 3\n", "", "policies.0.threshold", "is missing", ""),
        ("window_days = 7", "windows_days = 7", "policies.0.windows_days", "not known",
         "window_days"),
        ("pause_days = 14", "pause_days = inf", "policies.0.pause_days", "number from", ""),
        ('groups = ["cards", "cards"]', 'groups = ["card"]', "policies.0.groups",
         "no group 'card'", "cards"),
        ('groups = ["cards", "cards"]', 'actions = ["crd"]', "policies.0.actions",
         "no action 'crd'", "card"),
        ('holds_on = "all"', 'holds_on = ["e-mail"]', "policies.0.holds_on", "none of web", ""),
        ('touchpoint = "mail"', 'touchpoint = "mails"', "limits.0.touchpoint", "no touchpoint",
         "mail"),
        ('touchpoint = "mail"', 'touchpoint = "mail"\nchannel = "web"', "limits.0.channel",
         "is not that of 'mail'", ""),
        ('touchpoint = "mail"\n', "", "limits.0.channel", "is missing", ""),
        ('touchpoint = "mail"', 'touchpoint = "web"', "limits.0.touchpoint", "has no limit", ""),
        ('touchpoint = "mail"', 'channel = "assisted"', "limits.0.channel", "has no limit", ""),
        ("when = 'traits.vip'", "when = 'touchpoint == \"call\"'", "actions.card.weights.0.when",
         "the touchpoint 'call'", "calls"),
        ("when = 'traits.vip'", "when = 'channel in [\"web\", \"assist\"]'",
         "actions.card.weights.0.when", "the channel 'assist'", "assisted"),
        ("when = 'traits.vip'", "when = 'channel != \"webb\"'",
         "actions.card.weights.0.when", "the channel 'webb'", "web"),
        ("most = 1", "most = -1", "limits.0.most", "from 0", ""),
        ("rule = 'traits.income >= 2000'\n", "", "criteria.rich.rule", "is missing", ""),
        ("rule = 'traits.income >= 2000'", "rule = 'qualified[\"cards\"]'", "criteria.rich.rule",
         "customer alone", ""),
        ("rule = 'traits.income >= 2000'", "rule = 'channel == \"web\"'", "criteria.rich.rule",
         "customer alone", ""),
        ('rule = \'traits.income >= 2000\'\ngroup = "cards"',
         'rule = \'traits.income >= 2000\'\ngroup = "crads"', "criteria.rich.group", "no group",
         "cards"),
        ("control = 0.1", "control = 1.5", "learning.control", "from 0 to 1", ""),
        ("edges = [1, 3.5]", "edges = [3.5, 1]", "learning.features.calls_7d.edges",
         "must ascend", ""),
        ("edges = [1, 3.5]", "edges = [1, 1]", "learning.features.calls_7d.edges", "must ascend",
         ""),
        ("edges = [1, 3.5]", "edges = [1, nan]", "learning.features.calls_7d.edges", "numbers", ""),
        ("calls_7d = {", "calls_8d = {", "learning.features.calls_8d", "no attribute", "calls_7d"),
        ("form = {}", "days_since = {}", "learning.features.days_since", "is a table", ""),
        ("form = {}", "form = { edges = [1] }", "learning.features.form.edges", "numbers only", ""),
        ("form_open = {}", 'form_open = { kind = "number" }', "learning.features.form_open.kind",
         "can't be number", ""),
        ('"traits.plan" = {}', '"traits.plam" = {}', "learning.features.traits.plam",
         "no attribute", "traits.plan"),
        ('"traits.plan" = {}', '"traits.margin" = {}', "learning.features.traits.margin",
         "agents do not see", ""),
        ("cost = 0.25", "cost = -1", "actions.card.cost", "number from 0", ""),
        ("cost = 0.25", "waits_for_service = true\nmandatory = true",
         "actions.card.waits_for_service", "mandatory", ""),
        ('qualified["cards"]', 'qualified["crds"]', "actions.card.eligible", "the group 'crds'",
         "cards"),
        ('response_days["notice"]', 'response_days["notise"]', "actions.card.eligible",
         "the action 'notise'", "notice"),
        ('"keen" in signals', '"kean" in signals', "actions.card.eligible", "signal 'kean'",
         "keen"),
        ("when = 'traits.vip'", "when = 'traits.margin > 0.1'", "actions.card.weights.0.when",
         "agents do not see", ""),
        ("Pays for {traits.plan}", "Pays {traits.margin}", "actions.card.weights.0.why",
         "agents do not see", ""),
        ("Pays for {traits.plan}", "{traits.other}", "actions.card.weights.0.why",
         "declare it under [traits]", "traits.income"),
        ("{traits.anything}", "{traits.margin}", "actions.card.assets.calls.talk_track",
         "agents do not see", ""),
        ("{traits.anything}", "{traits.iban}", "actions.card.assets.calls.talk_track",
         "agents do not see", ""),
        ("{first_name|there}", "{frist_name|there}", "actions.card.assets.calls.talk_track",
         "no attribute", "first_name"),
        ("{first_name|there}", "{plan}", "actions.card.assets.calls.talk_track", "no attribute",
         "traits.plan"),
        ("{first_name|there}", "{count_7d}", "actions.card.assets.calls.talk_track", "is a table",
         ""),
        ('next = "dialler"', 'next = "shop.example/now"',
         "actions.card.assets.calls.responses.negative.next", "no address",
         "https://shop.example/now"),
        ('link = "https://shop.example/a?b=c"', 'link = "file:///etc/passwd"',
         "actions.card.assets.web.link", "can't be opened", ""),
        ('link = "https://shop.example/a?b=c"', 'link = "JavaScript:alert(1)"',
         "actions.card.assets.web.link", "can't be opened", ""),
        ('link = "https://shop.example/a?b=c"', 'link = "https://shop.example/{name}"',
         "actions.card.assets.web.link", "no address", ""),
        ("share = 0.25", "share = 1.25", "actions.card.assets.web.variants.b.share", "from 0 to 1",
         ""),
        ("share = 0.25\n", "", "actions.card.assets.web.variants.b.share", "is missing", ""),
        ('markup = "<i>B</i>"', "", "actions.card.assets.web.variants.b", "differs in nothing", ""),
        ("assets.calls.talk_track", "assets.mail.talk_track",
         "actions.card.assets.calls.responses.positive.next", "has no asset at 'calls'", ""),
        ('responses.positive.next = "notice"', 'responses.positive.next = "card"',
         "actions.card.assets.calls.responses.positive.next", "circle: card → card", ""),
        ('responses.positive.next = "notice"\n', "", "actions.notice.follow_up_only",
         "nothing leads to it", ""),
        ("kind = [", "profit = [", "signals.keen.steps.0.where.profit", "agents do not see", ""),
        ("kind = [", "pin = [", "signals.keen.steps.0.where.pin", "agents do not see", ""),
        ("Keen on {name}", "Keen on {profit}", "signals.keen.text", "agents do not see", ""),
        ("{ min = 1 }", "{ min = 'a' }", "signals.keen.steps.0.where.step", "min and max", ""),
        ("{ min = 1 }", "{}", "signals.keen.steps.0.where.step", "min and max", ""),
        ("{ min = 1 }", "[[1]]", "signals.keen.steps.0.where.step", "one to a hundred", ""),
        ("{ min = 1 }", "nan", "signals.keen.steps.0.where.step", "must be a text", ""),
        ("boosts = { cards = 1.5", "boosts = { crds = 1.5", "signals.keen.boosts.crds",
         "no action or group", "cards"),
        ("boosts = { cards = 1.5", "boosts = { cards = 0", "signals.keen.boosts.cards",
         "number from", ""),
        ("holds = []", 'holds = ["card", "notice"]', "signals.keen.holds", "boosted as well", ""),
        ("holds = []", 'holds = ["cart"]', "signals.keen.holds", "no action or group", "card"),
        ("holds = []", "after_minutes = 1440", "signals.keen.expires_minutes", "never be open", ""),
        ('roles = ["supervisor"]\n\n[touch', 'roles = ["agents"]\n\n[touch',
         "properties.profit.roles", "none of agent", "agent"),
        ("[properties.profit]", "[properties.action]", "properties.action.roles",
         "agents must see it", ""),
        ('plan = ""', "plan = nan", "traits.plan", "exactly", ""),
        ('plan = ""', "plan = {}", "traits.plan.default", "is missing", ""),
        ('plan = ""', "plan = []", "traits.plan", "must be the text", ""),
        ("[properties.profit]", "[properties.name]", "signals.keen.text", "'name'", ""),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line_and_key(
    part: str, instead: str, key: str, said: str, suggestion: str
) -> None:
    assert part in WHOLE
    broken = WHOLE.replace(part, instead, 1)
    found = errors_of(broken)
    line, _, message, hint = next(error for error in found if error[1] == key)
    assert said in message
    assert hint == suggestion
    if instead and "\n" not in instead and "\n" not in part and part.endswith(tuple("0123456789")):
        assert line == line_of(broken, instead)


def test_what_is_made_of_a_hidden_property_is_hidden_too() -> None:
    hidden = '[properties.amount]\nroles = ["supervisor"]\n'
    ask = '[actions.big]\ntitle = "Big"\neligible = "application_amount > 1"\nnot_eligible = "No"\n'
    found = errors_of(WHOLE + hidden + ask + "assets.calls = {}\n")
    (only,) = found
    assert only[1] == "actions.big.eligible"
    assert "'amount', from which 'application_amount' is made" in only[2]


def test_the_administrator_may_hide_more() -> None:
    overrides = parse_overrides({"traits.finance": {"agent": ["hidden", "masked"]}})
    assert parse_catalogue(WHOLE, "x")
    with pytest.raises(CatalogueErrors) as caught:
        parse_catalogue(WHOLE, "x", overrides)
    assert {error.key for error in caught.value.errors} == {
        "criteria.rich.rule", "learning.features.traits.income",
    }  # fmt: skip


def test_a_circle_is_named_whole() -> None:
    chain = "".join(
        f'[actions.c{i}]\ntitle = "C{i}"\nassets.calls.responses.neutral.next = "c{(i + 1) % 4}"\n'
        for i in range(4)
    )
    (only,) = errors_of(WHOLE + chain)
    assert only[1] == "actions.c0.assets.calls.responses.neutral.next"
    assert only[2] == "goes round in a circle: c0 → c1 → c2 → c3 → c0"


def test_a_long_chain_is_no_circle_and_a_tangle_ends() -> None:
    assert not list(cycles({str(i): [str(i + 1)] for i in range(50_000)}))
    tangle = {str(i): [str(j) for j in range(60)] for i in range(60)}
    assert list(cycles(tangle))
    assert list(cycles({"a": ["b", "b"], "b": ["a"]})) == [("a", "b", "a")]
    assert list(cycles({"a": ["c"], "b": ["c"], "c": []})) == []


def test_two_of_a_name_are_refused() -> None:
    again = WHOLE[WHOLE.index("[[policies]]") : WHOLE.index("[criteria.rich]")]
    found = errors_of(WHOLE + again)
    assert [(key, message) for _, key, message, _ in found] == [
        ("policies.1.name", "there is another 'Seen too often'"),
        ("limits.1.name", "there is another 'One a week'"),
    ]
