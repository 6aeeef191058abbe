"""Names that vulture cannot see in use, each with who uses it.

Add a line here only for what is reached by name from outside the code; what nothing reaches is to
be removed.
"""

from agent_desktop.decisioning import attribute_table
from agent_desktop.hub.deciding import described
from agent_desktop.hub.store import tables
from agent_desktop.sync.queue import EntryState

# Written to and read from the outbox by value.
EntryState.QUEUED
EntryState.IN_FLIGHT
EntryState.WITHDRAWN
EntryState.DISCARDED

# A test writes docs/context.md with it, and fails when the document is behind.
attribute_table.markdown

# Made with the other tables of its metadata; its rows are read and written in plain SQL.
tables.phone_suffixes

# Litestar writes the description of the routes with it.
described.Asked.request_body
