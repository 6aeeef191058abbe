"""The person on the line as the window shows them: masked until the caller is verified."""

from __future__ import annotations

from agent_desktop.app import evidence
from agent_desktop.app.conversation import Conversation
from agent_desktop.app.identity_rows import identity_rows
from agent_desktop.app.playbook import Playbook
from agent_desktop.app.profile import plain_label, profile
from agent_desktop.app.views import CallerView, CandidateView, FactView
from agent_desktop.app.words import Words
from agent_desktop.domain import numbers
from agent_desktop.domain.customers import Consent, Customer
from agent_desktop.domain.visibility import present_customer
from agent_desktop.protocol.messages import Match, MatchTier


def initials(name: str) -> str:
    """At most two letters; none where nobody has said the name."""
    parts = [part for part in name.split() if part[0].isalpha()]
    chosen = parts[:1] + parts[-1:] if len(parts) > 1 else parts
    return "".join(part[0].upper() for part in chosen)


def ringing_view(conversation: Conversation) -> CallerView | None:
    """While the phone only rings: the name of the one person it can be, and nothing else."""
    known, match = conversation.known, conversation.match
    customer = known.customer if known else match.customer if match else None
    if customer is None or not customer.name:
        return None
    return CallerView(
        customer_id="",
        name=customer.name,
        initials=initials(customer.name),
        verified=False,
        number="",
        match="",
        likely=True,
        facts=(),
        identities=(),
        traits=(),
        consents=(),
        household=(),
    )


def caller_view(
    conversation: Conversation, role: str, playbook: Playbook | None, words: Words
) -> CallerView | None:
    known = conversation.known
    if known is None:
        return None
    verified = conversation.verified
    customer = present_customer(known.customer, role, verified=verified)
    contact = conversation.contact
    return CallerView(
        customer_id=customer.id,
        name=customer.name,
        initials=initials(customer.name),
        verified=verified,
        number=numbers.display(contact.e164) if contact.e164 else contact.number,
        match=_match(conversation, words),
        likely=not (verified or conversation.chosen),
        facts=_facts(customer, words),
        identities=identity_rows(customer.identities, playbook, words),
        traits=profile(customer.traits, words),
        consents=tuple(_consent(consent, words) for consent in customer.consents),
        household=tuple(f"{member.name} · {member.relation}" for member in customer.household),
    )


def candidate_view(match: Match, e164: str | None, words: Words) -> CandidateView:
    """One person of the chooser: a name and why, no personal facts."""
    customer = match.customer
    why = [evidence.match_words(match, e164, words)]
    if not match.trusted and match.tier is not MatchTier.SUFFIX:
        why.append(words.translate("Caller", "The number was only claimed, nobody checked it"))
    if customer.household:
        why.append(words.translate("Caller", "Lives in a household with others on record"))
    if customer.last_event_at:
        why.append(
            words.translate("Caller", "Last seen on {day}").format(
                day=words.day(customer.last_event_at)
            )
        )
    return CandidateView(
        customer_id=customer.id,
        name=customer.name or words.translate("Caller", "No name on record"),
        initials=initials(customer.name),
        why=tuple(why),
        last_seen=(),
    )


def _match(conversation: Conversation, words: Words) -> str:
    if conversation.verified:
        return words.translate("Caller", "Verified")
    if conversation.chosen:
        return words.translate("Caller", "Chosen by you")
    return evidence.match_words(conversation.match, conversation.contact.e164, words)


def _facts(customer: Customer, words: Words) -> tuple[str, ...]:
    since = words.translate("Caller", "Customer since {day}").format(day=words.day(customer.since))
    return (since,)


def _consent(consent: Consent, words: Words) -> FactView:
    allowed = (
        words.translate("Caller", "Allowed")
        if consent.given
        else words.translate("Caller", "Not allowed since {day}").format(day=words.day(consent.at))
    )
    return FactView(
        key=f"{plain_label(consent.channel)} · {plain_label(consent.purpose)}",
        value=allowed,
        kind="text" if consent.given else "warning",
    )
