"""What the puller reads out of what the hub published, before it is kept. Blocks."""

from __future__ import annotations


def check_model(version: str, snapshot: bytes, catalogue: str, now: int) -> None:
    """Raises ValueError for a model that cannot be used here: truncated, of a newer program, of
    another catalogue, or not what its version says. The message holds no personal data."""
    # Imported late: most pulls bring no model.
    from agent_desktop.decisioning.catalogue_reading import parse_catalogue
    from agent_desktop.decisioning.learning import read_snapshot

    read = read_snapshot(snapshot, parse_catalogue(catalogue, "catalogue"), now)
    if read.version != version:
        raise ValueError("it is not the one that was asked for")


def looks_back(catalogue: str) -> int | None:
    """How many days back a decision by this catalogue counts impressions; None for a catalogue
    that this program cannot read."""
    from agent_desktop.decisioning import contact_policy
    from agent_desktop.decisioning.catalogue import DAY_MS
    from agent_desktop.decisioning.catalogue_reading import parse_catalogue

    try:
        read = parse_catalogue(catalogue, "catalogue")
    except ValueError:
        return None
    return 1 + contact_policy.looks_back(read) // DAY_MS
