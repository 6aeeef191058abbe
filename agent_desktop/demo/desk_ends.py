"""What a desktop of the demo can be asked about itself, at the end: is it as the hub has it?"""

from __future__ import annotations

from contextlib import closing

import msgspec

from agent_desktop.cache import mending
from agent_desktop.cache.engine import connect, only_reads
from agent_desktop.cache.files import CacheFiles
from agent_desktop.protocol.digests import PARTS
from agent_desktop.protocol.errors import HubError
from agent_desktop.protocol.sync import SyncProtocol


class Holdings(msgspec.Struct, frozen=True):
    """What a desktop holds: its cursor, and a digest a customer."""

    installation: str
    cursor: int
    digests: dict[str, str]
    sent: tuple[str, ...]
    """Ids of all responses that were recorded here and not taken back, in their order."""


def holdings(files: CacheFiles, key: bytes, customers_key: bytes, subject: str) -> Holdings:
    """Read from the files themselves, over connections of its own. Blocks."""
    with closing(connect(files.customers, customers_key, write=False)) as db:
        only_reads(db)
        db.execute("BEGIN")
        (cursor,) = db.execute("SELECT value FROM meta WHERE key = 'cursor'").fetchone()
        digests: dict[str, str] = {}
        for part in range(PARTS):
            digests |= mending.digests(db, part)
    with closing(connect(files.outbox, key, write=False)) as db:
        (installation,) = db.execute(
            "SELECT id FROM installations WHERE subject = ?", (subject,)
        ).fetchone()
        rows = db.execute(
            "SELECT id FROM entries WHERE kind = 'response' AND state <> 'withdrawn' ORDER BY seq"
        ).fetchall()
    return Holdings(installation, int(cursor), digests, tuple(row[0] for row in rows))


async def hub_holds(hub: SyncProtocol, here: Holdings) -> dict[str, str] | None:
    """The hub's digests for what that desktop should hold; None while something is on its way."""
    found: dict[str, str] = {}
    try:
        for part in range(PARTS):
            reply = await hub.digest(here.installation, here.cursor, part)
            if not reply.quiet:
                return None
            found |= reply.digests
    except HubError:
        return None
    return found
