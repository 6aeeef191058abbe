"""Words for attributes of the journey: channels, calls, pages, forms, feelings."""

from __future__ import annotations

from typing import Final

from agent_desktop.app.feature_said import Said
from agent_desktop.app.words import QT_TRANSLATE_N_NOOP, QT_TRANSLATE_NOOP

JOURNEY: Final[dict[str, Said]] = {
    "events": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "%n event(s) in the whole journey"),
        QT_TRANSLATE_NOOP("Learnt", "Nothing on record yet"),
    ),
    "events*": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "%n event(s) {window}"),
        QT_TRANSLATE_NOOP("Learnt", "Nothing happened {window}"),
    ),
    "web*": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "%n event(s) on the web {window}"),
        QT_TRANSLATE_NOOP("Learnt", "Nothing on the web {window}"),
    ),
    "mobile*": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "%n event(s) in the app {window}"),
        QT_TRANSLATE_NOOP("Learnt", "Nothing in the app {window}"),
    ),
    "assisted*": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "%n conversation(s) with an agent {window}"),
        QT_TRANSLATE_NOOP("Learnt", "No conversation with an agent {window}"),
    ),
    "social*": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "%n event(s) on social media and search {window}"),
        QT_TRANSLATE_NOOP("Learnt", "Nothing on social media and search {window}"),
    ),
    "physical*": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "%n event(s) in a store or by post {window}"),
        QT_TRANSLATE_NOOP("Learnt", "Nothing in a store or by post {window}"),
    ),
    "outbound*": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "We wrote or called %n time(s) {window}"),
        QT_TRANSLATE_NOOP("Learnt", "We neither wrote nor called {window}"),
    ),
    "days_known": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "Known to us for %n day(s)"),
        QT_TRANSLATE_NOOP("Learnt", "Known to us since today"),
    ),
    "days_away": Said(
        QT_TRANSLATE_NOOP("Learnt", "Last heard of {ago}"),
        QT_TRANSLATE_NOOP("Learnt", "Nothing on record yet"),
        since="days",
    ),
    "calls*": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "%n call(s) {window}"),
        QT_TRANSLATE_NOOP("Learnt", "No calls {window}"),
    ),
    "calls_abandoned*": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "Gave up waiting on %n call(s) {window}"),
        QT_TRANSLATE_NOOP("Learnt", "Gave up on no call {window}"),
    ),
    "last_call_minutes": Said(
        QT_TRANSLATE_NOOP("Learnt", "The last call was {ago}"),
        QT_TRANSLATE_NOOP("Learnt", "No finished call on record"),
        since="minutes",
    ),
    "last_call_purpose": Said(
        QT_TRANSLATE_NOOP("Learnt", "The last call was about: {value}"),
        QT_TRANSLATE_NOOP("Learnt", "It is not on record what the last call was about"),
        QT_TRANSLATE_NOOP("Learnt", "What the last call was about"),
        key=True,
    ),
    "call_due": Said(
        QT_TRANSLATE_NOOP("Learnt", "A call is planned"),
        QT_TRANSLATE_NOOP("Learnt", "No call is planned"),
    ),
    "call_due_purpose": Said(
        QT_TRANSLATE_NOOP("Learnt", "A call is planned about: {value}"),
        QT_TRANSLATE_NOOP("Learnt", "No call is planned"),
        QT_TRANSLATE_NOOP("Learnt", "What a planned call is about"),
        key=True,
    ),
    "last_page": Said(
        QT_TRANSLATE_NOOP("Learnt", "The last page was “{value}”"),
        QT_TRANSLATE_NOOP("Learnt", "No page on record"),
        QT_TRANSLATE_NOOP("Learnt", "The page that was seen last"),
    ),
    "last_page_minutes": Said(
        QT_TRANSLATE_NOOP("Learnt", "The last page or screen was {ago}"),
        QT_TRANSLATE_NOOP("Learnt", "No page on record"),
        since="minutes",
    ),
    "form_open": Said(
        QT_TRANSLATE_NOOP("Learnt", "A form was begun and not sent"),
        QT_TRANSLATE_NOOP("Learnt", "No form is open"),
    ),
    "form": Said(
        QT_TRANSLATE_NOOP("Learnt", "An open form: {value}"),
        QT_TRANSLATE_NOOP("Learnt", "No form is open"),
        QT_TRANSLATE_NOOP("Learnt", "Which form is open"),
        key=True,
    ),
    "form_name": Said(
        QT_TRANSLATE_NOOP("Learnt", "An open form: {value}"),
        QT_TRANSLATE_NOOP("Learnt", "No form is open"),
        QT_TRANSLATE_NOOP("Learnt", "Which form is open"),
    ),
    "form_step": Said(
        QT_TRANSLATE_NOOP("Learnt", "At step {value} of a form"),
        QT_TRANSLATE_NOOP("Learnt", "At no step of a form"),
    ),
    "form_steps": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "An open form with %n step(s)"),
        QT_TRANSLATE_NOOP("Learnt", "No form is open"),
    ),
    "form_step_name": Said(
        QT_TRANSLATE_NOOP("Learnt", "Left a form at “{value}”"),
        QT_TRANSLATE_NOOP("Learnt", "At no step of a form"),
        QT_TRANSLATE_NOOP("Learnt", "Where a form was left"),
    ),
    "form_minutes": Said(
        QT_TRANSLATE_NOOP("Learnt", "Was at a form {ago}"),
        QT_TRANSLATE_NOOP("Learnt", "No form is open"),
        since="minutes",
    ),
    "form_errors": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "%n error(s) in a form"),
        QT_TRANSLATE_NOOP("Learnt", "No errors in a form"),
    ),
    "days_since_web": Said(
        QT_TRANSLATE_NOOP("Learnt", "Last on the web {ago}"),
        QT_TRANSLATE_NOOP("Learnt", "Never seen on the web"),
        since="days",
    ),
    "days_since_mobile": Said(
        QT_TRANSLATE_NOOP("Learnt", "Last in the app {ago}"),
        QT_TRANSLATE_NOOP("Learnt", "Never seen in the app"),
        since="days",
    ),
    "days_since_assisted": Said(
        QT_TRANSLATE_NOOP("Learnt", "Last talked to an agent {ago}"),
        QT_TRANSLATE_NOOP("Learnt", "Has never talked to an agent"),
        since="days",
    ),
    "days_since_social": Said(
        QT_TRANSLATE_NOOP("Learnt", "Last on social media and search {ago}"),
        QT_TRANSLATE_NOOP("Learnt", "Never seen on social media and search"),
        since="days",
    ),
    "days_since_physical": Said(
        QT_TRANSLATE_NOOP("Learnt", "Last in a store or by post {ago}"),
        QT_TRANSLATE_NOOP("Learnt", "Never in a store or by post"),
        since="days",
    ),
    "days_since_outbound": Said(
        QT_TRANSLATE_NOOP("Learnt", "We last wrote or called {ago}"),
        QT_TRANSLATE_NOOP("Learnt", "We have never written or called"),
        since="days",
    ),
    "preferred_channel": Said(
        QT_TRANSLATE_NOOP("Learnt", "Uses this channel on most days: {value}"),
        QT_TRANSLATE_NOOP("Learnt", "No favourite channel yet"),
        key=True,
    ),
    "preferred_channel_days": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "Used their favourite channel on %n day(s) of 90"),
        QT_TRANSLATE_NOOP("Learnt", "No favourite channel yet"),
    ),
    "preferred_channel_share": Said(
        QT_TRANSLATE_NOOP("Learnt", "How much they keep to one channel: {value}"),
        QT_TRANSLATE_NOOP("Learnt", "No favourite channel yet"),
    ),
    "preferred_hour": Said(
        QT_TRANSLATE_NOOP("Learnt", "Most active around {ago}"),
        QT_TRANSLATE_NOOP("Learnt", "No favourite hour yet"),
        since="hour",
    ),
    "preferred_hour_events": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "%n event(s) in their favourite hours"),
        QT_TRANSLATE_NOOP("Learnt", "No favourite hour yet"),
    ),
    "preferred_hour_share": Said(
        QT_TRANSLATE_NOOP("Learnt", "How much they keep to their hours: {value}"),
        QT_TRANSLATE_NOOP("Learnt", "No favourite hour yet"),
    ),
    "sentiment_days": Said(
        QT_TRANSLATE_NOOP("Learnt", "How they felt is known from {ago}"),
        QT_TRANSLATE_NOOP("Learnt", "It is not on record how a conversation went"),
        since="days",
    ),
}
