"""The tables of the two files. A released step is never edited: a change is a new step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from agent_desktop.cache.migrations import Schema

if TYPE_CHECKING:
    from sqlite_utils import Database


def _create_customers(database: Database) -> None:
    for statement in (
        # hub, epoch, installation, subject, cursor, round, catalogue, model
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        # `round` counts the complete pulls from the beginning: what the newest of them did not
        # bring again is gone. `folded` is the name as searches compare it.
        """CREATE TABLE customers (
            id TEXT PRIMARY KEY, generation INTEGER NOT NULL, round INTEGER NOT NULL,
            folded TEXT NOT NULL, last_event_at INTEGER NOT NULL, saved_at INTEGER NOT NULL,
            record BLOB NOT NULL, context BLOB NOT NULL)""",
        "CREATE INDEX customers_folded ON customers (folded, last_event_at, id)",
        """CREATE TABLE identities (
            value TEXT, namespace TEXT, customer_id TEXT, trusted INTEGER NOT NULL,
            PRIMARY KEY (value, namespace, customer_id)) WITHOUT ROWID""",
        "CREATE INDEX identities_customer ON identities (customer_id)",
        """CREATE TABLE suffixes (
            suffix TEXT, e164 TEXT, customer_id TEXT, trusted INTEGER NOT NULL,
            PRIMARY KEY (suffix, e164, customer_id)) WITHOUT ROWID""",
        "CREATE INDEX suffixes_customer ON suffixes (customer_id)",
        # Clustered: one page of a journey lies together on the disk.
        """CREATE TABLE events (
            customer_id TEXT, at INTEGER, id TEXT, touchpoint TEXT NOT NULL,
            channel TEXT NOT NULL, type TEXT NOT NULL, properties BLOB NOT NULL,
            PRIMARY KEY (customer_id, at DESC, id)) WITHOUT ROWID""",
        """CREATE TABLE responses (
            id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, contact_id TEXT NOT NULL,
            touchpoint TEXT NOT NULL, action_id TEXT NOT NULL, sentiment TEXT NOT NULL,
            at INTEGER NOT NULL, withdrawn INTEGER NOT NULL) WITHOUT ROWID""",
        "CREATE INDEX responses_customer ON responses (customer_id, at)",
        "CREATE TABLE aliases (customer_id TEXT PRIMARY KEY, merged_into TEXT) WITHOUT ROWID",
        "CREATE INDEX aliases_into ON aliases (merged_into)",
        """CREATE TABLE catalogues (
            version TEXT PRIMARY KEY, toml TEXT NOT NULL, saved_at INTEGER NOT NULL)
            WITHOUT ROWID""",
    ):
        database.execute(statement)


def _add_learning(database: Database) -> None:
    for statement in (
        """CREATE TABLE exposures (
            id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, contact_id TEXT NOT NULL,
            touchpoint TEXT NOT NULL, action_id TEXT NOT NULL, asset_id TEXT NOT NULL,
            kind TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID""",
        "CREATE INDEX exposures_customer ON exposures (customer_id, at)",
        # What the other members answered: some of them are not kept here.
        """CREATE TABLE household_answers (
            customer_id TEXT, id TEXT, member_id TEXT NOT NULL, contact_id TEXT NOT NULL,
            touchpoint TEXT NOT NULL, action_id TEXT NOT NULL, sentiment TEXT NOT NULL,
            at INTEGER NOT NULL, asset_id TEXT NOT NULL,
            PRIMARY KEY (customer_id, id)) WITHOUT ROWID""",
        "ALTER TABLE responses ADD COLUMN asset_id TEXT NOT NULL DEFAULT ''",
        """CREATE TABLE models (
            version TEXT PRIMARY KEY, snapshot BLOB NOT NULL, saved_at INTEGER NOT NULL)
            WITHOUT ROWID""",
        # Up to where the hub's context has the events; later ones are folded here.
        "ALTER TABLE customers ADD COLUMN folded_to INTEGER NOT NULL DEFAULT 0",
        """CREATE TABLE unfolded (
            customer_id TEXT, at INTEGER, id TEXT, position INTEGER NOT NULL,
            PRIMARY KEY (customer_id, at, id)) WITHOUT ROWID""",
        # An older program did not keep what these hold: pull it all once more. Rows stay meanwhile.
        "UPDATE meta SET value = '0' WHERE key IN ('cursor', 'complete')",
        """UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)
            WHERE key = 'round'""",
    ):
        database.execute(statement)


def _add_keeping(database: Database) -> None:
    for statement in (
        # Times here are the desk's own (see `desk_time`), so that a clock that is set wrong drops
        # nobody. `fresh_at`: when the customer came or last had something new.
        "ALTER TABLE customers ADD COLUMN fresh_at INTEGER NOT NULL DEFAULT 0",
        # Sums up what searches look at: another value means that it is to be indexed again.
        "ALTER TABLE customers ADD COLUMN seek INTEGER NOT NULL DEFAULT 0",
        # Not a column of customers: somebody may be used here who comes a moment later.
        "CREATE TABLE uses (customer_id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID",
        # Dropped here, and the hub has not heard it yet.
        "CREATE TABLE releases (customer_id TEXT PRIMARY KEY) WITHOUT ROWID",
        # Differed from what the hub has. `position` brings them whole again; 0: it has.
        """CREATE TABLE repairs (
            customer_id TEXT PRIMARY KEY, position INTEGER NOT NULL, at INTEGER NOT NULL,
            times INTEGER NOT NULL) WITHOUT ROWID""",
        # For the outbox to take over.
        """CREATE TABLE settlements (
            entry_id TEXT PRIMARY KEY, verdict TEXT NOT NULL, "by" TEXT NOT NULL,
            at INTEGER NOT NULL, note TEXT NOT NULL) WITHOUT ROWID""",
        # Until nothing of them is left in the outbox either.
        "CREATE TABLE erased (customer_id TEXT PRIMARY KEY) WITHOUT ROWID",
        # Whom the index of the search doesn't have as they are now.
        "CREATE TABLE unsought (customer_id TEXT PRIMARY KEY) WITHOUT ROWID",
        # Row ids are those of customers. Every ending of a word or number is a word of its own
        # (see `seeking`), so a prefix of one is any part of the other.
        """CREATE VIRTUAL TABLE sought USING fts5 (
            names, numbers, others, detail = 'column', columnsize = 0, prefix = '2 3',
            tokenize = "unicode61 remove_diacritics 2")""",
        # What is deleted must not stay in the index until a merge comes by.
        "INSERT INTO sought (sought, rank) VALUES ('secure-delete', 1)",
        "INSERT INTO unsought SELECT id FROM customers",
        # A frequent word is searched for from the newest customer on.
        "DROP INDEX customers_folded",
        "CREATE INDEX customers_lately ON customers (last_event_at DESC, id, folded)",
    ):
        database.execute(statement)


def _create_outbox(database: Database) -> None:
    for statement in (
        # `n` is given at the first send (an entry that is withdrawn before never takes a number,
        # so the hub sees no gap). `refers` is what an undo takes back, or to whom a reassignment
        # moves. The decision lies in the row of the answer, and there are few indexes: each page
        # that a commit touches is encrypted and written before the mark turns solid.
        """CREATE TABLE entries (
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
            installation TEXT, n INTEGER, kind TEXT NOT NULL, "by" TEXT NOT NULL,
            made_at INTEGER NOT NULL, customer_id TEXT NOT NULL, contact_id TEXT NOT NULL,
            refers TEXT, body TEXT NOT NULL, decision TEXT,
            state TEXT NOT NULL CHECK (state IN ('queued', 'in_flight', 'accepted',
                'quarantined', 'withdrawn', 'discarded')),
            code TEXT NOT NULL DEFAULT '', message TEXT NOT NULL DEFAULT '',
            attempts INTEGER NOT NULL DEFAULT 0, settled_at INTEGER)""",
        'CREATE INDEX entries_state ON entries (state, "by", seq)',
        "CREATE UNIQUE INDEX entries_number ON entries (installation, n) WHERE n IS NOT NULL",
        "CREATE INDEX entries_customer ON entries (customer_id, kind)",
        "CREATE INDEX entries_moved ON entries (contact_id) WHERE kind = 'reassign'",
        "CREATE INDEX entries_refers ON entries (refers, kind) WHERE refers IS NOT NULL",
        # Who is signed in; stays after the token has run out, so that entries keep their author.
        """CREATE TABLE session (
            only_row INTEGER PRIMARY KEY CHECK (only_row = 1), hub_url TEXT NOT NULL,
            token TEXT NOT NULL, subject TEXT NOT NULL, role TEXT NOT NULL, team TEXT NOT NULL)""",
        # A numbering a person: nobody's entries wait for another's session.
        """CREATE TABLE installations (
            subject TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, last_n INTEGER NOT NULL DEFAULT 0,
            hub TEXT NOT NULL DEFAULT '', epoch INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID""",
        "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE recent (customer_id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE INDEX recent_at ON recent (at)",
    ):
        database.execute(statement)


CUSTOMERS: Final = Schema("customers", (_create_customers, _add_learning, _add_keeping))
"""What the hub sent. Written by the pulling process only."""

OUTBOX: Final = Schema("outbox", (_create_outbox,))
"""What was recorded here. Written by the desktop only: no pull ever holds up a click."""
