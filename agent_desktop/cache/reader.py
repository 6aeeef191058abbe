"""Reads the cache: customers, journeys, the match of a number, with the outbox laid over it.

Blocking; each instance belongs to one thread. `app.ports.Cache` is `threads.ReadingThread` over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, Final

import msgspec

from agent_desktop.app.ports import KnownCustomer
from agent_desktop.cache import history, live_folding, seeking
from agent_desktop.cache.engine import (
    Connection,
    attach,
    connect,
    lasting,
    named_errors,
    only_reads,
)
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.finding import by_identity, by_name, by_words
from agent_desktop.cache.overlay import create_views
from agent_desktop.decisioning.decisions import Answer
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.events import Event
from agent_desktop.domain.numbers import parse, suffix, variants
from agent_desktop.protocol.messages import Match, MatchTier, Settlement, SettlementVerdict

FIRST_PAGE: Final = 50
"""Events that come with a customer: a screen and a half."""

MOST_MATCHES: Final = 20
"""A number with more owners says nothing about who is calling."""

_IN_ONE_QUESTION: Final = 500


class _Named(msgspec.Struct):
    name: str = ""


_named = msgspec.json.Decoder(_Named).decode
_customer = msgspec.json.Decoder(Customer).decode
_objects = msgspec.json.Decoder(list[dict[str, Any]]).decode
_CHANNELS: Final = {channel.value: channel for channel in Channel}
_PLACE: Final = re.compile(r"here\.(-?\d{1,18})\.(.+)", re.DOTALL)
_EVENT: Final = "id, type, touchpoint, channel, at, properties"


def _over_both(files: CacheFiles, key: bytes, customers_key: bytes) -> Connection:
    connection = connect(files.customers, customers_key, write=False)
    try:
        attach(connection, files.outbox, key, "box")
        with named_errors(files.customers):
            create_views(connection)
            only_reads(connection)
    except BaseException:
        connection.close()
        raise
    return connection


class CacheReader:
    """One connection over both files. Raises CacheError."""

    def __init__(self, files: CacheFiles, key: bytes, customers_key: bytes | None = None) -> None:
        """`key` is the outbox's; `customers_key` where customers.db has one of its own."""
        self._file = files.customers

        def open_() -> Connection:
            return _over_both(files, key, customers_key or key)

        self._db: Connection = lasting(open_(), open_, self._file)

    def close(self) -> None:
        self._db.close()

    def match(self, number: str, region: str) -> tuple[Match, ...]:
        """Who may be calling, by the best tier that knows the number."""
        with self._snapshot():
            for tier, sought in _tiers(number, region):
                found = self._owners(tier, sought) if sought else ()
                if found:
                    return found
        return ()

    def customer(self, customer_id: str, page: int = FIRST_PAGE) -> KnownCustomer | None:
        """The customer, also under an id that was merged into it."""
        with self._snapshot():
            customer_id = history.living(self._db, customer_id)
            row = self._db.execute(
                "SELECT record, context, saved_at FROM customers WHERE id = ?", (customer_id,)
            ).fetchone()
            if row is None:
                return None
            pulled_at = self._meta("pulled_at")
            events, older = self._page(customer_id, None, page)
            customer = _customer(row[0])
            return KnownCustomer(
                customer=customer,
                context=live_folding.context_of(self._db, customer_id, row[1]),
                answers=history.answers(self._db, customer_id, customer.household),
                exposures=history.exposures(self._db, customer_id),
                events=events,
                older=older,
                saved_at=max(row[2], int(pulled_at or 0)),
            )

    def names(self, customer_ids: tuple[str, ...]) -> dict[str, str]:
        """Of those who are kept here and have one."""
        found: dict[str, str] = {}
        with self._snapshot():
            for start in range(0, len(customer_ids), _IN_ONE_QUESTION):
                part = customer_ids[start : start + _IN_ONE_QUESTION]
                marks = ",".join("?" * len(part))
                rows = self._db.execute(
                    f"SELECT id, record FROM customers WHERE id IN ({marks})",  # noqa: S608 - marks
                    part,
                )
                found.update((row[0], name) for row in rows if (name := _named(row[1]).name))
        return found

    def page(
        self, customer_id: str, before: str | None, limit: int
    ) -> tuple[tuple[Event, ...], str | None]:
        """Events newest first. `before` is what an earlier page gave, None for the newest."""
        with self._snapshot():
            return self._page(history.living(self._db, customer_id), before, limit)

    def answers(self, customer_id: str) -> tuple[Answer, ...]:
        """Oldest first: what the hub sent and what waits here, taken-back ones left out."""
        with self._snapshot():
            return history.answers(self._db, history.living(self._db, customer_id))

    def overlaid(self, known: KnownCustomer) -> KnownCustomer:
        """A customer as the hub has just told of them, perhaps one who is not kept here, with what
        waits here laid over it."""
        with self._snapshot():
            return history.overlaid(self._db, known)

    def search(self, text: str, limit: int) -> tuple[Customer, ...]:
        """By name or number (parts will do), e-mail address or other identity (whole words, or
        their beginnings)."""
        wanted = " ".join(text.split())[:100]
        if not wanted:
            return ()
        with self._snapshot():
            ids: dict[str, None] = {}
            for find in (by_identity, by_name, by_words):
                ids.update(dict.fromkeys(find(self._db, wanted, limit)))
            return tuple(self._customers(list(ids)[:limit]))

    def indexed(self) -> bool:
        """Whether the index has everybody; `search` finds the others too, only more slowly."""
        with named_errors(self._file):
            return seeking.whole(self._db)

    def settlements(self) -> tuple[Settlement, ...]:
        """What was decided about refused entries, for the outbox to take."""
        with named_errors(self._file):
            rows = self._db.execute('SELECT entry_id, verdict, "by", at, note FROM settlements')
            return tuple(
                Settlement(
                    entry_id=row[0],
                    verdict=SettlementVerdict(row[1]),
                    by=row[2],
                    at=row[3],
                    note=row[4],
                )
                for row in rows
            )

    def erased(self) -> tuple[str, ...]:
        """Customers of whom nothing may stay in the outbox."""
        with named_errors(self._file):
            return tuple(row[0] for row in self._db.execute("SELECT customer_id FROM erased"))

    def catalogue(self) -> tuple[str, str] | None:
        """The one that the hub last named; until it is here, the newest that is."""
        with named_errors(self._file):
            row = self._db.execute(
                "SELECT version, toml FROM catalogues ORDER BY version = "
                "(SELECT value FROM meta WHERE key = 'catalogue') DESC, saved_at DESC LIMIT 1"
            ).fetchone()
        return None if row is None else (row[0], row[1])

    def model(self) -> tuple[str, bytes] | None:
        """The one in force here; None for the catalogue's starting values."""
        with named_errors(self._file):
            row = self._db.execute(
                "SELECT version, snapshot FROM models WHERE version = "
                "(SELECT value FROM meta WHERE key = 'model')"
            ).fetchone()
        return None if row is None else (row[0], bytes(row[1]))

    def hub(self) -> str:
        """Id of the hub that all this came from; empty before the first pull."""
        with named_errors(self._file):
            return self._meta("hub") or ""

    def recent(self, limit: int) -> tuple[str, ...]:
        """Customers last talked to here, newest first."""
        with named_errors(self._file):
            return tuple(
                row[0]
                for row in self._db.execute(
                    "SELECT customer_id FROM box.recent ORDER BY at DESC LIMIT ?", (limit,)
                )
            )

    def arrived(self) -> tuple[str, ...]:
        """Accepted entries of the outbox whose twin has come back from the hub, or never will
        (of other kinds, or of customers that are not kept here)."""
        with named_errors(self._file):
            return tuple(
                row[0]
                for row in self._db.execute(
                    """SELECT id FROM box.entries WHERE state = 'accepted' AND (
                        kind <> 'response'
                        OR EXISTS (SELECT 1 FROM main.responses r WHERE r.id = entries.id)
                        OR NOT EXISTS (
                            SELECT 1 FROM main.customers c WHERE c.id = entries.customer_id))"""
                )
            )

    # --- inside a snapshot -----------------------------------------------------------------------

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        """Every read of the block sees the same whole transactions of the hub."""
        with named_errors(self._file):
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                # A reader that stays in a transaction would hold up every checkpoint.
                self._db.execute("ROLLBACK")

    def _meta(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else row[0]

    def _page(
        self, customer_id: str, before: str | None, limit: int
    ) -> tuple[tuple[Event, ...], str | None]:
        where = ""
        values: list[str | int] = [customer_id]
        if before is not None:
            place = _PLACE.fullmatch(before)
            if place is None:
                return (), None  # the hub's own mark: it goes on there
            at = int(place[1])
            where = "AND at <= ? AND (at < ? OR id > ?)"
            values += [at, at, place[2]]
        rows = self._db.execute(
            f"SELECT {_EVENT} FROM events WHERE customer_id = ? {where} LIMIT ?",  # noqa: S608
            (*values, limit + 1),
        ).fetchall()
        shown = rows[:limit]
        # One call for all of them: half of the time of a page went into fifty.
        properties = _objects(b"[" + b",".join([row[5] for row in shown]) + b"]")
        events = tuple(
            Event(
                id=row[0],
                customer_id=customer_id,
                type=row[1],
                touchpoint=row[2],
                channel=_CHANNELS[row[3]],
                at=row[4],
                properties=details,
            )
            for row, details in zip(shown, properties, strict=True)
        )
        more = len(rows) > limit
        return events, f"here.{events[-1].at}.{events[-1].id}" if more else None

    def _owners(self, tier: MatchTier, sought: tuple[str, ...]) -> tuple[Match, ...]:
        places = ", ".join("?" * len(sought))
        source = (
            f"suffixes WHERE suffix IN ({places})"
            if tier is MatchTier.SUFFIX
            else f"identities WHERE namespace = 'phone' AND value IN ({places})"
        )
        owners = f"SELECT customer_id, max(trusted) AS trusted FROM {source} GROUP BY customer_id"  # noqa: S608 - placeholders
        return tuple(
            Match(customer=_customer(record), tier=tier, trusted=bool(trusted))
            for record, trusted in self._db.execute(
                f"SELECT record, trusted FROM ({owners}) JOIN customers ON id = customer_id "  # noqa: S608 - as above
                "ORDER BY trusted DESC, last_event_at DESC, id LIMIT ?",
                (*sought, MOST_MATCHES),
            )
        )

    def _customers(self, ids: list[str]) -> Iterator[Customer]:
        for customer_id in ids:
            with closing(
                self._db.execute("SELECT record FROM customers WHERE id = ?", (customer_id,))
            ) as cursor:
                row = cursor.fetchone()
            if row is not None:
                yield _customer(row[0])


def _tiers(number: str, region: str) -> Iterator[tuple[MatchTier, tuple[str, ...]]]:
    """What to look for, best first; the hub's look-up goes by the same tiers."""
    here = parse(number, region)
    if here.withheld:
        return
    if here.e164:
        exact = parse(number).e164 == here.e164
        yield MatchTier.EXACT if exact else MatchTier.REGION, (here.e164,)
        yield MatchTier.VARIANT, variants(here.e164)
    ending = suffix(here.e164 or here.digits)
    if ending:
        yield MatchTier.SUFFIX, (ending,)
