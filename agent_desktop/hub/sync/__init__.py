"""The hub's side of the sync protocol: push, pull, the stream of hints, look-ups."""
