"""Words for attributes of the business: applications, offers, campaigns, products, answers."""

from __future__ import annotations

from typing import Final

from agent_desktop.app.feature_said import Said
from agent_desktop.app.words import QT_TRANSLATE_N_NOOP, QT_TRANSLATE_NOOP

BUSINESS: Final[dict[str, Said]] = {
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
    "applications_open": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "%n application(s) open"),
        QT_TRANSLATE_NOOP("Learnt", "No application is open"),
    ),
    "application_oldest_days": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "The oldest open application is %n day(s) old"),
        QT_TRANSLATE_NOOP("Learnt", "No open application from before today"),
    ),
    "application_newest_days": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "The newest open application is %n day(s) old"),
        QT_TRANSLATE_NOOP("Learnt", "No open application from before today"),
    ),
    "offers_open": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "%n offer(s) open"),
        QT_TRANSLATE_NOOP("Learnt", "No offer is open"),
    ),
    "offer_oldest_days": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "The oldest open offer is %n day(s) old"),
        QT_TRANSLATE_NOOP("Learnt", "No open offer from before today"),
    ),
    "offer_newest_days": Said(
        QT_TRANSLATE_N_NOOP("Learnt", "The newest open offer is %n day(s) old"),
        QT_TRANSLATE_NOOP("Learnt", "No open offer from before today"),
    ),
    "offer_amount": Said(
        QT_TRANSLATE_NOOP("Learnt", "Was offered {value}"),
        QT_TRANSLATE_NOOP("Learnt", "No amount was offered"),
        QT_TRANSLATE_NOOP("Learnt", "The amount that was offered"),
    ),
}
