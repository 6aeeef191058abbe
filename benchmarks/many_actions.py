"""A catalogue of many actions with a rule each, for what hub and desktop decide in benchmarks."""

from __future__ import annotations

from typing import Final

_HEAD: Final = """
name = "bench-{count}"
region = "GB"

[traits]
income = 0
plan = ""

[defaults.suppress.negative]
days = 30

[touchpoints.shop]
channel = "web"
trust = "trusted"
write_key = "shop-key"

[touchpoints.call-centre]
channel = "assisted"
trust = "trusted"
agent_handled = true
write_key = "call-key"

[[policies]]
name = "offered-often"
counts = "offered"
threshold = 3
window_days = 7
pause_days = 7
"""
_ACTION: Final = """
[actions.action-{n:04d}]
title = "Action {n}"
group = "group-{group}"
why = "Because they called {{calls_7d}} times"
eligible = "traits.income >= {income} && calls_7d <= {calls} && !(traits.plan == 'p{plan}')"
not_eligible = "Not for them"
value = {value}
propensity = 0.{propensity:02d}
[[actions.action-{n:04d}.weights]]
when = "traits.income > {more}"
weight = 1.5
[actions.action-{n:04d}.assets.shop]
talk_track = "Good day. {{first_name}}, something for you."
link = "https://shop.example/{n}"
[actions.action-{n:04d}.assets.call-centre]
talk_track = "“Good day. {{first_name}}, something for you.”"
"""


def catalogue(count: int) -> str:
    """Its TOML."""
    groups = "".join(f"\n[groups.group-{n}]\nlever = {n}\n" for n in range(10))
    actions = "".join(
        _ACTION.format(
            n=n,
            group=n % 10,
            income=n % 20 * 1_000,
            calls=3 + n % 40,
            plan=n % 7,
            value=1 + n % 90,
            propensity=1 + n * 7 % 98,
            more=n % 30 * 1_000,
        )
        for n in range(count)
    )
    return _HEAD.format(count=count) + groups + actions
