"""How far evidence carries."""

from __future__ import annotations

MOST_OF_A_KIND = 5
"""Identities of one namespace on a customer, contact points too; of user_id one."""

MOST_OWNERS = 10
"""People on one contact point: a switchboard's number says nothing about who is calling."""


def room_for(counts: dict[str, int], more: dict[str, int]) -> bool:
    """Whether two clusters stay within the limits as one."""
    return all(
        counts.get(namespace, 0) + count <= (1 if namespace == "user_id" else MOST_OF_A_KIND)
        for namespace, count in more.items()
    )
