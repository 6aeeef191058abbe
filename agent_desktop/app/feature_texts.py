"""The words for each attribute of the context that a model may have learnt from.

Keys are names of attributes; `*` stands for a window such as `_7d`. They are never shown.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from agent_desktop.app.words import QT_TRANSLATE_N_NOOP, QT_TRANSLATE_NOOP


class Said(NamedTuple):
    """How an attribute is worded. `{window}` is 'in the last 7 days', `{ago}` '3 days ago'."""

    text: str
    """A text with '%n' is counted; elsewhere `{value}` is the value."""
    none: str = ""
    """For nothing: 0, never, no, or no text."""
    veiled: str = ""
    """Stands for a text of the journey until the caller is verified."""
    since: str = ""
    """`days` or `minutes`: the number says how long ago it was."""
    key: bool = False
    """The text is a key of the company's systems, such as `card-application`."""


TEXTS: Final[dict[str, Said]] = {
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
    "application_open": Said(
        QT_TRANSLATE_NOOP("Learnt", "An application is open"),
        QT_TRANSLATE_NOOP("Learnt", "No application is open"),
    ),
    "application_stage": Said(
        QT_TRANSLATE_NOOP("Learnt", "The application is at: {value}"),
        QT_TRANSLATE_NOOP("Learnt", "No application on record"),
        QT_TRANSLATE_NOOP("Learnt", "The stage of the application"),
        key=True,
    ),
    "application_days": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "Applied %n day(s) ago"),
        QT_TRANSLATE_NOOP("Learnt", "Applied today, or not at all"),
    ),
    "application_stage_days": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "The application has stood still for %n day(s)"),
        QT_TRANSLATE_NOOP("Learnt", "The application moved today, or there is none"),
    ),
    "application_amount": Said(
        QT_TRANSLATE_NOOP("Learnt", "Applied for {value}"),
        QT_TRANSLATE_NOOP("Learnt", "No amount was applied for"),
        QT_TRANSLATE_NOOP("Learnt", "The amount that was applied for"),
    ),
    "offer_open": Said(
        QT_TRANSLATE_NOOP("Learnt", "An offer is open"),
        QT_TRANSLATE_NOOP("Learnt", "No offer is open"),
    ),
    "offer_returned": Said(
        QT_TRANSLATE_NOOP("Learnt", "The offer came back signed"),
        QT_TRANSLATE_NOOP("Learnt", "No offer has come back signed"),
    ),
    "offer_days": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "The offer was sent %n day(s) ago"),
        QT_TRANSLATE_NOOP("Learnt", "An offer was sent today, or none at all"),
    ),
    "offer_name": Said(
        QT_TRANSLATE_NOOP("Learnt", "Was offered: {value}"),
        QT_TRANSLATE_NOOP("Learnt", "No offer on record"),
        QT_TRANSLATE_NOOP("Learnt", "What was offered"),
    ),
    "has_product": Said(
        QT_TRANSLATE_NOOP("Learnt", "Has a contract, a card or a loan with us"),
        QT_TRANSLATE_NOOP("Learnt", "Has no contract, card or loan with us yet"),
    ),
    "product_days": Said(
        QT_TRANSLATE_NOOP("Learnt", "Signed or bought something {ago}"),
        QT_TRANSLATE_NOOP("Learnt", "Has signed or bought nothing yet"),
        since="days",
    ),
    "product_name": Said(
        QT_TRANSLATE_NOOP("Learnt", "Has: {value}"),
        QT_TRANSLATE_NOOP("Learnt", "Has signed or bought nothing yet"),
        QT_TRANSLATE_NOOP("Learnt", "What was signed or bought"),
    ),
    "documents_missing": Said(
        QT_TRANSLATE_NOOP("Learnt", "Documents are missing"),
        QT_TRANSLATE_NOOP("Learnt", "No documents are missing"),
    ),
    "campaign": Said(
        QT_TRANSLATE_NOOP("Learnt", "Last reached by the campaign “{value}”"),
        QT_TRANSLATE_NOOP("Learnt", "Reached by no campaign"),
        QT_TRANSLATE_NOOP("Learnt", "The campaign that reached them last"),
    ),
    "campaign_offer": Said(
        QT_TRANSLATE_NOOP("Learnt", "The campaign offered: {value}"),
        QT_TRANSLATE_NOOP("Learnt", "Reached by no campaign"),
        QT_TRANSLATE_NOOP("Learnt", "What the campaign offered"),
    ),
    "campaign_days": Said(
        QT_TRANSLATE_NOOP("Learnt", "Reached by a campaign {ago}"),
        QT_TRANSLATE_NOOP("Learnt", "Reached by no campaign"),
        since="days",
    ),
    "emails_opened*": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "Opened %n e-mail(s) {window}"),
        QT_TRANSLATE_NOOP("Learnt", "Opened no e-mail {window}"),
    ),
    "emails_clicked*": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "Clicked %n link(s) in e-mails {window}"),
        QT_TRANSLATE_NOOP("Learnt", "Clicked no link in an e-mail {window}"),
    ),
    "product_viewed": Said(
        QT_TRANSLATE_NOOP("Learnt", "Looked at: {value}"),
        QT_TRANSLATE_NOOP("Learnt", "Has looked at no product"),
        QT_TRANSLATE_NOOP("Learnt", "The product that was looked at last"),
    ),
    "product_viewed_days": Said(
        QT_TRANSLATE_NOOP("Learnt", "Looked at a product {ago}"),
        QT_TRANSLATE_NOOP("Learnt", "Has looked at no product"),
        since="days",
    ),
    "complaint_open": Said(
        QT_TRANSLATE_NOOP("Learnt", "A complaint is open"),
        QT_TRANSLATE_NOOP("Learnt", "No complaint is open"),
    ),
    "payment_failed": Said(
        QT_TRANSLATE_NOOP("Learnt", "A payment failed"),
        QT_TRANSLATE_NOOP("Learnt", "No payment has failed"),
    ),
    "responses*": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "Answered %n suggestion(s) {window}"),
        QT_TRANSLATE_NOOP("Learnt", "Answered no suggestion {window}"),
    ),
    "positives*": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "Agreed to %n suggestion(s) {window}"),
        QT_TRANSLATE_NOOP("Learnt", "Agreed to no suggestion {window}"),
    ),
    "neutrals*": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "Undecided about %n suggestion(s) {window}"),
        QT_TRANSLATE_NOOP("Learnt", "Undecided about no suggestion {window}"),
    ),
    "negatives*": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "Declined %n suggestion(s) {window}"),
        QT_TRANSLATE_NOOP("Learnt", "Declined no suggestion {window}"),
    ),
    "last_response_days": Said(
        QT_TRANSLATE_NOOP("Learnt", "Answered a suggestion {ago}"),
        QT_TRANSLATE_NOOP("Learnt", "Has answered no suggestion yet"),
        since="days",
    ),
    "criteria_met": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "Meets %n criteria"),
        QT_TRANSLATE_NOOP("Learnt", "Meets no criteria"),
    ),
    "criteria_missed": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "%n criteria are not met"),
        QT_TRANSLATE_NOOP("Learnt", "No criterion is missed"),
    ),
}

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
