"""Whether a model that came from the hub can be used here, before it is kept or used."""

from __future__ import annotations


def check(version: str, snapshot: bytes, catalogue: str, now: int) -> None:
    """Blocks; in the pulling process only. Raises ValueError: truncated, of a newer program, of
    another catalogue, or not what its version says. The message holds no personal data."""
    # Imported late: most pulls bring no model.
    from agent_desktop.decisioning.catalogue_reading import parse_catalogue
    from agent_desktop.decisioning.learning import read_snapshot

    read = read_snapshot(snapshot, parse_catalogue(catalogue, "catalogue"), now)
    if read.version != version:
        raise ValueError("it is not the one that was asked for")
