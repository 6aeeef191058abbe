"""The encrypted SQLite files: what the hub sent, and the outbox by itself."""
