"""Who may be on the line: customers by number, and by what somebody typed into the search."""

from __future__ import annotations

from sqlalchemy import Connection

from agent_desktop.domain.customers import Customer
from agent_desktop.domain.identities import normalise
from agent_desktop.domain.numbers import Number, parse, suffix, variants
from agent_desktop.hub.stitching.customers import load_customers
from agent_desktop.hub.store.bulk import select_in
from agent_desktop.protocol.messages import Match, MatchTier

MOST = 20
"""Candidates of a look-up. A number with more owners says nothing about who is calling."""

_OWNERS = (
    "SELECT o.customer_id, max(l.trusted) AS trusted FROM links AS l"
    " JOIN identities AS o ON o.id = l.a JOIN customers AS c ON c.id = o.customer_id"
    " WHERE l.active AND l.kind = 'contact' AND l.b"
)
_RANKED = "GROUP BY o.customer_id ORDER BY trusted DESC, c.last_event_at DESC, o.customer_id"


def find_by_number(connection: Connection, raw: str, region: str) -> tuple[Match, ...]:
    """Candidates of the best tier that has any, trusted ones first. Withheld numbers find none."""
    number = parse(raw, region)
    if number.withheld:
        return ()
    for tier, contacts in _tiers(connection, number, raw):
        owners = dict(select_in(connection, _OWNERS, contacts, f"{_RANKED} LIMIT {MOST}"))
        if owners:
            customers = load_customers(connection, list(owners))
            return tuple(
                Match(customer=customer, tier=tier, trusted=bool(owners[id_]))
                for id_, customer in customers.items()
            )
    return ()


def find_by_text(connection: Connection, text: str, limit: int) -> tuple[Customer, ...]:
    """By number, e-mail, any identity in full, or a part of the name; best first."""
    sought = " ".join(text.split())[:200]
    if not sought:
        return ()
    ids = [match.customer.id for match in find_by_number(connection, sought, "")]
    values = {sought}
    mail = normalise("email", sought)
    if mail is not None:
        values.add(mail.value)
    contacts = []
    for id_, customer in select_in(
        connection, "SELECT id, customer_id FROM identities WHERE value", sorted(values)
    ):
        if customer:
            ids.append(customer)
        else:
            contacts.append(id_)
    ids += [row[0] for row in select_in(connection, _OWNERS, contacts, f"{_RANKED} LIMIT {MOST}")]
    pattern = sought.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    ids += [
        row[0]
        for row in connection.exec_driver_sql(
            "SELECT id FROM customers WHERE merged_into IS NULL AND name LIKE ? ESCAPE '\\'"
            " ORDER BY name NOT LIKE ? ESCAPE '\\', last_event_at DESC, id LIMIT ?",
            (f"%{pattern}%", f"{pattern}%", limit),
        )
    ]
    best = list(dict.fromkeys(ids))[:limit]
    return tuple(load_customers(connection, best).values())


def _tiers(connection: Connection, number: Number, raw: str) -> list[tuple[MatchTier, list[str]]]:
    tiers: list[tuple[MatchTier, list[str]]] = []
    if number.e164:
        own = MatchTier.EXACT if parse(raw).e164 == number.e164 else MatchTier.REGION
        tiers.append((own, _phones(connection, (number.e164,))))
        tiers.append((MatchTier.VARIANT, _phones(connection, variants(number.e164))))
    ending = suffix(number.e164 or number.digits)
    if ending:
        tiers.append(
            (
                MatchTier.SUFFIX,
                [
                    row[0]
                    for row in connection.exec_driver_sql(
                        "SELECT identity_id FROM phone_suffixes WHERE suffix = ?"
                        " ORDER BY identity_id LIMIT ?",
                        (ending, MOST),
                    )
                ],
            )
        )
    return tiers


def _phones(connection: Connection, values: tuple[str, ...]) -> list[str]:
    return [
        row[0]
        for row in select_in(
            connection, "SELECT id FROM identities WHERE namespace = 'phone' AND value", values
        )
    ]
