"""The tables of the hub, for SQLite and PostgreSQL alike.

Every visible change carries the `position` of the transaction that made it. Positions come from
the one row of `meta_position`, updated inside the writing transaction, so they follow commit
order on any database; a sequence would not (its numbers commit out of order).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),  # hub_id, epoch, id_key (hex), schema notes
    Column("value", Text, nullable=False),
)

meta_position = Table(
    "meta_position",
    metadata,
    Column("only", Integer, primary_key=True),  # always 1
    Column("position", BigInteger, nullable=False),
)

# A customer is a component of linked identities; its id is the id of its oldest identity.
customers = Table(
    "customers",
    metadata,
    Column("id", Text, primary_key=True),
    Column("generation", Integer, nullable=False, default=0),
    Column("position", BigInteger, nullable=False),
    Column("merged_into", Text),  # set: this id lives on in another customer
    Column("name", Text, nullable=False, default=""),
    Column("traits", LargeBinary, nullable=False, default=b"{}"),  # JSON, folded from identities
    Column("team", Text, nullable=False, default=""),  # empty: every team may see it
    Column("since", BigInteger, nullable=False),
    Column("last_event_at", BigInteger, nullable=False),
    Column("events", Integer, nullable=False, default=0),
    Column("context_stale", Boolean, nullable=False, default=False),  # must be folded again
    # Events up to this position are in the context; 0: fold the whole journey again.
    Column("context_position", BigInteger, nullable=False, default=0, server_default="0"),
    Index("customers_position", "position"),
    Index("customers_recent", "last_event_at"),
    Index(
        "customers_stale",
        "id",
        sqlite_where=text("context_stale"),
        postgresql_where=text("context_stale"),
    ),
)

# By itself, since every event writes its customer's row and would copy this along.
contexts = Table(
    "contexts",
    metadata,
    Column("customer_id", Text, primary_key=True),
    Column("context", LargeBinary, nullable=False),  # decisioning.context state, JSON
)

# Evidence lives between identities, so that un-merging gives back exactly the former customers.
identities = Table(
    "identities",
    metadata,
    Column("id", Text, primary_key=True),  # keyed hash of namespace and value: 16 hex digits
    Column("namespace", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("customer_id", Text),  # None for contact points: they belong to nobody by themselves
    # The component over automatic links alone: stitching looks at this one, so that what a person
    # merged can be taken apart again as if it had never been.
    Column("cluster_id", Text),
    Column("shared", Boolean, nullable=False, default=False),  # on too many people: links no more
    Column("traits", LargeBinary, nullable=False, default=b"{}"),  # {key: [value, at, trusted]}
    Column("first_at", BigInteger, nullable=False),
    # Position and place within it: the oldest identity is the same however events are batched.
    Column("created", BigInteger, nullable=False),
    Index("identities_value", "namespace", "value", unique=True),
    Index("identities_customer", "customer_id"),
    Index("identities_cluster", "cluster_id"),
)

links = Table(
    "links",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("a", Text, ForeignKey("identities.id"), nullable=False),  # a < b, or owner and contact
    Column("b", Text, ForeignKey("identities.id"), nullable=False),
    # same_person, merge (a person said so), contact; kept but linking nothing: conflict, claim
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),  # see domain.customers.Evidence.reason
    Column("touchpoint", Text, nullable=False),
    Column("trusted", Boolean, nullable=False),
    Column("active", Boolean, nullable=False, default=True),
    Column("times", Integer, nullable=False, default=1),
    Column("first_at", BigInteger, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Column("event_id", LargeBinary),  # the first event that showed it
    Index("links_pair", "a", "b", "reason", "touchpoint", "trusted", unique=True),
    Index("links_b", "b"),
)

# The last seven digits of each phone contact point, for the suffix tier.
phone_suffixes = Table(
    "phone_suffixes",
    metadata,
    Column("suffix", Text, primary_key=True),
    Column("identity_id", Text, ForeignKey("identities.id"), primary_key=True),
)

# Members of a household or an account: people on one `other_identity` (namespace household).
households = Table(
    "households",
    metadata,
    Column("customer_identity", Text, ForeignKey("identities.id"), primary_key=True),
    Column("other_identity", Text, ForeignKey("identities.id"), primary_key=True),
    Column("relation", Text, nullable=False),
    Index("households_other", "other_identity"),
)

events = Table(
    "events",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", LargeBinary, nullable=False, unique=True),  # 16 bytes of (touchpoint, messageId)
    Column("position", BigInteger, nullable=False),
    Column("customer_id", Text, nullable=False),
    Column("identity_id", Text, nullable=False),  # whose it was when it came: un-merging follows it
    Column("touchpoint", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("properties", LargeBinary, nullable=False),  # JSON object
    Index("events_journey", "customer_id", "at", "seq"),
    Index("events_position", "position"),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("received_at", BigInteger, nullable=False),
    Column("touchpoint", Text, nullable=False),
    Column("source", Text, nullable=False),  # `http`, or file name and line number
    Column("reason", Text, nullable=False),  # a code of hub.ingestion.reasons
    Column("detail", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column(
        "digest", LargeBinary, nullable=False, unique=True
    ),  # a retry is counted, not kept again
    Column("times", Integer, nullable=False, default=1),
    Column("released_at", BigInteger),
    Column("released_by", Text),
    Index("quarantine_reason", "reason"),
)

responses = Table(
    "responses",
    metadata,
    Column("id", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("customer_id", Text, nullable=False),
    Column("contact_id", Text, nullable=False),
    Column("touchpoint", Text, nullable=False),
    Column("action_id", Text, nullable=False),
    Column("asset_id", Text, nullable=False),
    Column("sentiment", Text, nullable=False),
    Column("decision_id", Text, nullable=False),
    Column("rank", Integer),
    Column("at", BigInteger, nullable=False),
    Column("by", Text, nullable=False),
    Column("team", Text, nullable=False),
    Column("initiative", Boolean, nullable=False),
    Column("withdrawn", Boolean, nullable=False, default=False),
    Column("received_at", BigInteger, nullable=False),
    # The customer id that it came with, once a merge changed it: un-merging follows it.
    Column("said_of", Text),
    Index("responses_customer", "customer_id", "at"),
    Index("responses_team", "team", "received_at"),
    Index("responses_decision", "decision_id"),
    Index("responses_contact", "contact_id"),
    Index("responses_position", "position"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("customer_id", Text, nullable=False),
    Column("contact_id", Text, nullable=False),
    Column("catalogue_version", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("record", LargeBinary, nullable=False),  # JSON of DecisionRecord
    # A touchpoint's list that nobody has answered yet goes at this time; None: it stays.
    Column("kept_until", BigInteger),
    Index(
        "decisions_kept",
        "kept_until",
        sqlite_where=text("kept_until IS NOT NULL"),
        postgresql_where=text("kept_until IS NOT NULL"),
    ),
)

catalogues = Table(
    "catalogues",
    metadata,
    Column("version", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("published_at", BigInteger, nullable=False),
    Column("toml", Text, nullable=False),
)

# Impressions, and offers without an answer. The id is of (kind, conversation, action).
exposures = Table(
    "exposures",
    metadata,
    Column("id", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("customer_id", Text, nullable=False),
    Column("contact_id", Text, nullable=False),
    Column("touchpoint", Text, nullable=False),
    Column("action_id", Text, nullable=False),
    Column("asset_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("decision_id", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Column("said_of", Text),  # as with responses
    Index("exposures_customer", "customer_id", "at"),
    Index("exposures_position", "position"),
)

# Snapshots that desktops pull, and with each the learner's own state to go on from.
models = Table(
    "models",
    metadata,
    Column("version", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),  # when it was last put in force
    Column("made_at", BigInteger, nullable=False),
    Column("catalogue", Text, nullable=False),  # its name
    Column("snapshot", LargeBinary, nullable=False),
    Column("learner", LargeBinary, nullable=False),
    Column("cases", BigInteger, nullable=False),  # learnt from, in all
    Column(
        "report", Text, nullable=False, default="{}"
    ),  # JSON: how it does, without personal data
    Index("models_position", "position"),
)

# One row for each answered offer that the learner may learn from once its outcome has matured.
learning_cases = Table(
    "learning_cases",
    metadata,
    Column("response_id", Text, primary_key=True),
    Column("decision_id", Text, nullable=False),
    Column("customer_id", Text, nullable=False),
    Column("action_id", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("matures_at", BigInteger, nullable=False),
    Column("worked", Boolean),  # None until it has matured
    Column("expected", Float),  # what the list's model said before the draw
    Column("chance", Float),  # that the action was shown where it was, over many draws
    Column("control", Boolean, nullable=False, default=False),
    Column("learnt_at", BigInteger),
    Index("learning_due", "learnt_at", "matures_at"),  # what was learnt lies at its end
)

installations = Table(
    "installations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("team", Text, nullable=False),
    Column("applied", BigInteger, nullable=False, default=0),  # last outbox entry number settled
    Column("seen_at", BigInteger, nullable=False),
    # What its desk said that waits there, and since when (the workstation's clock).
    Column("waiting", BigInteger, nullable=False, default=0, server_default="0"),
    Column("oldest_at", BigInteger),
    Column("told_at", BigInteger),
)

# Which customers an installation keeps: the pull tells it of these only.
holdings = Table(
    "holdings",
    metadata,
    Column("installation", Text, ForeignKey("installations.id"), primary_key=True),
    Column("customer_id", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),  # the pull that passes it brings the whole one
    # The customer's generation when `position` was set; another one now: they must come whole.
    Column("generation", Integer, nullable=False, default=0, server_default="0"),
    Index("holdings_position", "installation", "position"),
    Index("holdings_customer", "customer_id"),  # whom to send a hint
)

# Customers that an installation has let go: what fills it up leaves them out until there is news.
released = Table(
    "released",
    metadata,
    Column("installation", Text, primary_key=True),
    Column("customer_id", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
)

# What was applied, for ever: the same id with another body is refused, never overwritten.
applied_entries = Table(
    "applied_entries",
    metadata,
    Column("id", Text, primary_key=True),
    Column("installation", Text, nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body_hash", LargeBinary, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("code", Text, nullable=False, default=""),
    Column("message", Text, nullable=False, default=""),
    Column("by", Text, nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Index("applied_order", "installation", "n"),
)

# Entries that were refused, whole, until a person has settled them. `body` is None where it could
# not be read or was erased.
refused_entries = Table(
    "refused_entries",
    metadata,
    Column("id", Text, primary_key=True),
    Column("installation", Text, nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("team", Text, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("customer_id", Text, nullable=False),
    Column("body", LargeBinary),
    Column("settled", Text),  # a SettlementVerdict
    Column("settled_by", Text, nullable=False),
    Column("settled_at", BigInteger),
    Column("note", Text, nullable=False),
    Column("position", BigInteger),  # of the settlement: the pull that passes it tells of it
    Index("refused_received", "received_at"),
    Index("refused_settlements", "by", "position"),
    Index("refused_customer", "customer_id"),
)

# Customers that were erased: every desktop hears of it, whatever it holds. Ids are keyed hashes.
erasures = Table(
    "erasures",
    metadata,
    Column("customer_id", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("erasures_position", "position"),
)

# The identities that they had, as keyed hashes only: an objection outlives the erasure.
erased_identities = Table(
    "erased_identities",
    metadata,
    Column("id", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("objected", Boolean, nullable=False),
)

# What a command asks of the hub that serves its folder.
erasure_orders = Table(
    "erasure_orders",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("customer_id", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("objected", Boolean, nullable=False),
    Column("asked_at", BigInteger, nullable=False),
    Column("done_at", BigInteger),
    Column("report", Text, nullable=False),  # JSON: how many rows of what
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", BigInteger, nullable=False),
    Column("by", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("detail", Text, nullable=False),  # JSON without personal data
    Column("chain", LargeBinary, nullable=False),  # hash over this row and the one before
)

import_progress = Table(
    "import_progress",
    metadata,
    Column("file", Text, primary_key=True),  # hash of the file's beginning and size
    Column("lines", BigInteger, nullable=False),
    Column("seconds", Float, nullable=False, default=0.0),
)
