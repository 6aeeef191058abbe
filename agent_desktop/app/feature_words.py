"""What the model noticed about a customer, as a sentence: 'Opened 2 e-mails in the last 7 days'."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Final

from agent_desktop.app.feature_said import Said
from agent_desktop.app.feature_texts import KEYS, SENTIMENT, TABLES, TEXTS, TREND
from agent_desktop.app.lead_facts import channel_name
from agent_desktop.app.profile import label_of, plain_label, value_of
from agent_desktop.app.words import Words
from agent_desktop.decisioning.attribute_table import ATTRIBUTES, NEVER
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.domain.wording import plain

Value = str | int | float | bool

_WINDOWED: Final = re.compile(r"(?P<stem>.+)_(?P<count>\d{1,6})(?P<unit>[dhm])")
_ENTRY: Final = re.compile(r"(?P<table>[a-z_0-9]+)(?:\[[\"'](?P<quoted>.+)[\"']\]|\.(?P<plain>.+))")
_MINUTES_A_DAY: Final = 1440
_FEELING: Final = 0.2
"""Below it a conversation went neither well nor badly."""


def sentence(
    feature: str, value: Value, catalogue: Catalogue, words: Words, *, verified: bool = True
) -> str:
    """`feature` is a name of the context or of a trait. Never empty, and never that name.

    Before the caller is `verified`, what the profile and the journey say in words stays masked.
    """
    entry = _ENTRY.fullmatch(feature)
    if entry is not None:
        table, name = entry["table"], entry["quoted"] or entry["plain"]
        if table == "traits":
            return _trait(name, value, words, verified=verified)
        said, window = _found(table, TABLES, words)
        if said is not None:
            about = {"window": window, "entry": _entry(table, name, catalogue)}
            return _said(said, value, about, words, verified=verified)
    if feature == "sentiment":
        return words.translate("Learnt", SENTIMENT[_third(value)])
    if feature == "sentiment_trend":
        return words.translate("Learnt", TREND[_third(value)])
    said, window = _found(feature, TEXTS, words)
    if said is None:
        return _neutral(feature, value, words)
    return _said(said, value, {"window": window}, words, verified=verified)


def _found(name: str, texts: Mapping[str, Said], words: Words) -> tuple[Said | None, str]:
    """The words of an attribute, and 'in the last 7 days' where its name has a window."""
    if name in texts:
        return texts[name], ""
    windowed = _WINDOWED.fullmatch(name)
    if windowed is None:
        return None, ""
    count = int(windowed["count"])
    if windowed["unit"] == "d":
        window = words.counted("Learnt", "in the last %n day(s)", count)
    elif windowed["unit"] == "h":
        window = words.counted("Learnt", "in the last %n hour(s)", count)
    else:
        window = words.counted("Learnt", "in the last %n minute(s)", count)
    return texts.get(f"{windowed['stem']}*"), window


def _entry(table: str, name: str, catalogue: Catalogue) -> str:
    """What an entry of a table is called: titles of the catalogue, names of events as they are."""
    if table.startswith(("days_since", "count_")):
        return plain(name)
    if table in {"group_answered", "group_negatives", "qualified"}:
        return plain(catalogue.group_titles.get(name) or plain_label(name))
    action = catalogue.actions.get(name)
    return plain(action.title if action is not None else plain_label(name))


def _said(said: Said, value: Value, about: dict[str, str], words: Words, *, verified: bool) -> str:
    # Values are put in by one `format`, so that braces in them stay what they are.
    if _nothing(said, value):
        return words.translate("Learnt", said.none).format(**about)
    if said.veiled and not verified:
        return words.translate("Learnt", said.veiled)
    if said.since:
        about["ago"] = _ago(said.since, value, words)
        return words.translate("Learnt", said.text).format(**about)
    if "%n" in said.text:
        return words.counted("Learnt", said.text, _whole(value)).format(**about)
    about["value"] = _shown(value, words, key=said.key)
    return words.translate("Learnt", said.text).format(**about)


def _nothing(said: Said, value: Value) -> bool:
    if isinstance(value, str):
        return not value.strip()
    if said.since == "hour":
        return not 0 <= _number(value) < 24
    if said.since:
        never = NEVER if said.since == "days" else NEVER * _MINUTES_A_DAY
        return _number(value) >= never
    return not value


def _ago(unit: str, value: Value, words: Words) -> str:
    if unit == "hour":
        return f"{int(_number(value)):02}:00"
    minutes = _number(value) * (_MINUTES_A_DAY if unit == "days" else 1)
    if unit == "days" and minutes < _MINUTES_A_DAY:
        return words.translate("Learnt", "today")
    if minutes < 1:
        return words.translate("Learnt", "just now")
    if minutes < 60:
        return words.counted("Learnt", "%n minute(s) ago", int(minutes))
    if minutes < _MINUTES_A_DAY:
        return words.counted("Learnt", "%n hour(s) ago", int(minutes // 60))
    return words.counted("Learnt", "%n day(s) ago", int(minutes // _MINUTES_A_DAY))


def _trait(name: str, value: Value, words: Words, *, verified: bool) -> str:
    label = label_of(name, words)
    if not verified:
        return words.translate("Learnt", "{label}: shown once the caller is verified").format(
            label=label
        )
    shown = value_of(value, words)
    if not shown:
        return words.translate("Learnt", "{label}: not known").format(label=label)
    return words.translate("Learnt", "{label}: {value}").format(label=label, value=plain(shown))


def _neutral(feature: str, value: Value, words: Words) -> str:
    """An attribute that came after these words: what its own description says."""
    attribute = ATTRIBUTES.get(feature)
    about = attribute.text.rstrip(".") if attribute is not None else ""
    if not about or "`" in about:
        return words.translate("Learnt", "Something in the customer’s history")
    shown = _shown(value, words, key=False)
    return words.translate("Learnt", "{label}: {value}").format(label=about, value=shown)


def _shown(value: Value, words: Words, *, key: bool) -> str:
    if isinstance(value, str):
        channel = channel_name(value, words) if key else ""
        if channel:
            return channel
        if key and value in KEYS:
            return words.translate("Learnt", KEYS[value])
        return plain(plain_label(value) if key else value)
    return value_of(value, words)


def _third(value: Value) -> int:
    number = _number(value)
    return 0 if number <= -_FEELING else 2 if number >= _FEELING else 1


def _number(value: Value) -> float:
    usable = isinstance(value, int | float) and math.isfinite(value)
    return float(value) if usable else 0.0


def _whole(value: Value) -> int:
    return max(0, min(round(_number(value)), 10**9))
