"""The words for each attribute of the context that a model may have learnt from.

Keys are names of attributes; `*` stands for a window such as `_7d`. They are never shown.
"""

from __future__ import annotations

from typing import Final

from agent_desktop.app.feature_said import Said
from agent_desktop.app.feature_texts_business import BUSINESS
from agent_desktop.app.feature_texts_journey import JOURNEY
from agent_desktop.app.words import QT_TRANSLATE_N_NOOP, QT_TRANSLATE_NOOP

TEXTS: Final[dict[str, Said]] = {**JOURNEY, **BUSINESS}

TABLES: Final[dict[str, Said]] = {
    "days_since": Said(
        QT_TRANSLATE_NOOP("Learnt", "{entry}: {ago}"),
        QT_TRANSLATE_NOOP("Learnt", "Not in this journey: {entry}"),
        since="days",
    ),
    "count*": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "{entry}: %n time(s) {window}"),
        QT_TRANSLATE_NOOP("Learnt", "{entry}: not {window}"),
    ),
    "answered": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "Answered “{entry}” %n time(s) in the last 90 days"),
        QT_TRANSLATE_NOOP("Learnt", "Has not answered “{entry}” in the last 90 days"),
    ),
    "negatives": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "Declined “{entry}” %n time(s) in the last 90 days"),
        QT_TRANSLATE_NOOP("Learnt", "Has not declined “{entry}” in the last 90 days"),
    ),
    "last_response": Said(
        QT_TRANSLATE_NOOP("Learnt", "The last answer to “{entry}”: {value}"),
        QT_TRANSLATE_NOOP("Learnt", "No answer to “{entry}” on record"),
        key=True,
    ),
    "response_days": Said(
        QT_TRANSLATE_NOOP("Learnt", "Answered “{entry}” {ago}"),
        QT_TRANSLATE_NOOP("Learnt", "No answer to “{entry}” on record"),
        since="days",
    ),
    "group_answered": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "“{entry}”: %n answer(s) in the last 90 days"),
        QT_TRANSLATE_NOOP("Learnt", "“{entry}”: no answer in the last 90 days"),
    ),
    "group_negatives": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "“{entry}”: declined %n time(s) in the last 90 days"),
        QT_TRANSLATE_NOOP("Learnt", "“{entry}”: not declined in the last 90 days"),
    ),
    "qualified": Said(
        QT_TRANSLATE_NOOP("Learnt", "Meets every criterion for “{entry}”"),
        QT_TRANSLATE_NOOP("Learnt", "Does not meet every criterion for “{entry}”"),
    ),
}
"""Attributes that are asked by an entry: an event type, an action's title, a group's."""

KEYS: Final[dict[str, str]] = {
    "submitted": QT_TRANSLATE_NOOP("Learnt", "submitted"),
    "details_completed": QT_TRANSLATE_NOOP("Learnt", "details completed"),
    "preaccepted": QT_TRANSLATE_NOOP("Learnt", "accepted provisionally"),
    "accepted": QT_TRANSLATE_NOOP("Learnt", "accepted"),
    "finalised": QT_TRANSLATE_NOOP("Learnt", "finalised"),
    "declined": QT_TRANSLATE_NOOP("Learnt", "declined"),
    "cancelled": QT_TRANSLATE_NOOP("Learnt", "cancelled"),
    "active": QT_TRANSLATE_NOOP("Learnt", "active"),
    "positive": QT_TRANSLATE_NOOP("Learnt", "agreed"),
    "neutral": QT_TRANSLATE_NOOP("Learnt", "undecided"),
    "negative": QT_TRANSLATE_NOOP("Learnt", "declined"),
}

SENTIMENT: Final = (
    QT_TRANSLATE_NOOP("Learnt", "The last conversation went badly"),
    QT_TRANSLATE_NOOP("Learnt", "The last conversation went neither well nor badly"),
    QT_TRANSLATE_NOOP("Learnt", "The last conversation went well"),
)
TREND: Final = (
    QT_TRANSLATE_NOOP("Learnt", "Conversations go worse than before"),
    QT_TRANSLATE_NOOP("Learnt", "Conversations go as they did before"),
    QT_TRANSLATE_NOOP("Learnt", "Conversations go better than before"),
)
