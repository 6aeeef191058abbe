"""What waits in the outbox, laid over what the hub sent.

SQLite refuses stored views across files, so each reading connection makes these as TEMP views:
`main` is customers.db, `box` is outbox.db.

Which entries still count here: everything but what was withdrawn before it left or discarded by a
person. A refused response counts too until somebody settles it (the customer did answer); a refused
undo or reassignment doesn't, since the hub goes on counting what it was to take back.
Impressions count like responses, and go with them.
"""

from __future__ import annotations

from typing import Final

from agent_desktop.cache.engine import Connection

_VIEWS: Final = (
    """CREATE TEMP VIEW undone AS
    SELECT refers AS id FROM box.entries
    WHERE kind = 'undo' AND state IN ('queued', 'in_flight', 'accepted')""",
    # The entry's number tells answers given before the reassignment from those given after it.
    """CREATE TEMP VIEW moved AS
    SELECT seq, contact_id, customer_id AS from_id, refers AS to_id FROM box.entries
    WHERE kind = 'reassign' AND state IN ('queued', 'in_flight', 'accepted')""",
    """CREATE TEMP VIEW waiting AS
    SELECT seq, id, customer_id, contact_id, body ->> '$.response.touchpoint' AS touchpoint,
        body ->> '$.response.action_id' AS action_id, body ->> '$.response.sentiment' AS sentiment,
        body ->> '$.response.at' AS at, body ->> '$.response.asset_id' AS asset_id
    FROM box.entries
    WHERE kind = 'response' AND state NOT IN ('withdrawn', 'discarded')
        AND NOT EXISTS (SELECT 1 FROM main.responses twin WHERE twin.id = entries.id)""",
    """CREATE TEMP VIEW known AS
    SELECT coalesce((SELECT seq FROM box.entries own WHERE own.id = pulled.id), 0) AS seq,
        id, customer_id, contact_id, touchpoint, action_id, sentiment, at, asset_id
    FROM main.responses pulled WHERE NOT withdrawn
    UNION ALL
    SELECT seq, id, customer_id, contact_id, touchpoint, action_id, sentiment, at, asset_id
    FROM waiting""",
    """CREATE TEMP VIEW answers AS
    SELECT id, customer_id, contact_id, touchpoint, action_id, sentiment, at, asset_id FROM known
    WHERE NOT EXISTS (SELECT 1 FROM undone WHERE undone.id = known.id)
        AND NOT EXISTS (SELECT 1 FROM moved WHERE moved.contact_id = known.contact_id
            AND moved.from_id = known.customer_id AND moved.seq > known.seq)
    UNION ALL
    SELECT known.id, moved.to_id, known.contact_id, known.touchpoint, known.action_id,
        known.sentiment, known.at, known.asset_id
    FROM moved JOIN known ON known.contact_id = moved.contact_id
        AND known.customer_id = moved.from_id AND known.seq < moved.seq
    WHERE moved.to_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.id = known.id)""",
    # What members of the household answered; those who are kept here have rows of their own too.
    """CREATE TEMP VIEW household AS
    SELECT customer_id, id, member_id, contact_id, touchpoint, action_id, sentiment, at, asset_id
    FROM main.household_answers told
    WHERE NOT EXISTS (SELECT 1 FROM main.responses own WHERE own.id = told.id AND own.withdrawn)
        AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.id = told.id)
        AND NOT EXISTS (SELECT 1 FROM moved WHERE moved.contact_id = told.contact_id
            AND moved.from_id = told.member_id AND moved.seq > coalesce(
                (SELECT seq FROM box.entries own WHERE own.id = told.id), 0))""",
    # Of what was pulled nobody knows which entry it came in: it is older than any move.
    """CREATE TEMP VIEW exposed AS
    SELECT 0 AS seq, id, customer_id, contact_id, touchpoint, action_id, asset_id, kind, at
    FROM main.exposures
    UNION ALL
    SELECT entry.seq, one.value ->> 0, entry.customer_id, entry.contact_id, one.value ->> 5,
        one.value ->> 1, one.value ->> 2, one.value ->> 3, one.value ->> 4
    FROM box.entries entry, json_each(entry.body, '$.exposures') one
    WHERE entry.kind = 'exposures' AND entry.state NOT IN ('withdrawn', 'discarded')""",
    """CREATE TEMP VIEW shown AS
    SELECT id, customer_id, contact_id, touchpoint, action_id, asset_id, kind, at FROM exposed
    WHERE NOT EXISTS (SELECT 1 FROM moved WHERE moved.contact_id = exposed.contact_id
        AND moved.from_id = exposed.customer_id AND moved.seq > exposed.seq)
    UNION ALL
    SELECT e.id, moved.to_id, e.contact_id, e.touchpoint, e.action_id, e.asset_id, e.kind, e.at
    FROM moved JOIN main.exposures e ON e.customer_id = moved.from_id
        AND e.contact_id = moved.contact_id
    WHERE moved.to_id IS NOT NULL
    UNION ALL
    SELECT one.value ->> 0, moved.to_id, entry.contact_id, one.value ->> 5, one.value ->> 1,
        one.value ->> 2, one.value ->> 3, one.value ->> 4
    FROM moved JOIN box.entries entry ON entry.customer_id = moved.from_id
        AND entry.kind = 'exposures' AND entry.contact_id = moved.contact_id
        AND entry.seq < moved.seq AND entry.state NOT IN ('withdrawn', 'discarded'),
        json_each(entry.body, '$.exposures') one
    WHERE moved.to_id IS NOT NULL""",
)


def create_views(connection: Connection) -> None:
    """On a connection that has outbox.db attached as `box`."""
    for view in _VIEWS:
        connection.execute(view)
