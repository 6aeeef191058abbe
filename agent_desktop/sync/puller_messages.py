"""What the desktop and its pulling process say to each other: one JSON object a line.

The first line on the process's standard input is the `Start` (so that no key or token ever shows in
a list of processes), then come `Command`s; on its standard output come `News`. When the input ends
the desktop has gone, and the process goes too.
"""

from __future__ import annotations

from typing import Final

import msgspec

from agent_desktop.protocol.messages import DesktopPolicy


class Start(msgspec.Struct, frozen=True, kw_only=True):
    folder: str
    """Where the profile's files lie."""
    key: str
    """In hexadecimal digits."""
    hub_url: str
    token: str
    installation: str
    subject: str

    def __repr__(self) -> str:
        return f"Start(folder={self.folder!r}, hub_url={self.hub_url!r})"


class Command(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Any of these at once."""

    hold: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    """Customers whom this desktop has just had on the line or opened: kept longest."""
    token: str = ""
    nudge: bool = False
    pinned: tuple[str, ...] | None = None
    """Customers who must be kept whatever the policy says; nobody is dropped before this was said
    once."""
    settled: tuple[str, ...] = ()
    """Refused entries whose settlement the outbox has taken over."""
    cleaned: tuple[str, ...] = ()
    """Erased customers of whom nothing is left in the outbox."""
    compare: bool = False
    """Compare everything with the hub now, and fetch again what differs."""

    def __repr__(self) -> str:
        return "Command()"


class News(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Any of these at once."""

    heard: bool = False
    """The hub has answered, or its stream lives."""
    lost: str = ""
    """Why there is no word from the hub, as a sentence."""
    signed_out: bool = False
    stuck: bool = False
    """With `lost`: the hub is there, but it cannot go on until somebody acts."""
    hub: str = ""
    """Which hub answers, and with it `epoch`, its present life."""
    epoch: int = 0
    changed: tuple[str, ...] = ()
    """Customers of whom there is news in the cache."""
    catalogue: str = ""
    """Version of a catalogue that is now in the cache."""
    model: str | None = None
    """Version of the model that is now in force here; empty for the starting values."""
    refused_model: str = ""
    """Version of a model that cannot be used here, and `why`; the last one stays in force."""
    why: str = ""
    settled: bool = False
    """There are settlements of refused entries in the cache (see `cache`), for the outbox."""
    erased: tuple[str, ...] = ()
    """Customers of whom nothing may stay in the outbox either; their ids stay in the cache's
    list until the outbox is clean."""
    policy: DesktopPolicy | None = None
    """What the administrator decided, when it changed."""
    repaired: int = 0
    """So many customers differed from what the hub has, and are fetched again."""
    compared: bool = False
    """All of it was compared with the hub; what differed was told as `repaired`."""
    indexed: bool | None = None
    """Whether the search in the cache finds everybody who is kept."""
    broken: str = ""
    """Why the process ends: the cache cannot be written."""
    damaged: bool = False
    """The file of the cache is damaged: recover before the process is started again."""


STARTS: Final = msgspec.json.Decoder(Start)
COMMANDS: Final = msgspec.json.Decoder(Command)
NEWS: Final = msgspec.json.Decoder(News)


def line(message: msgspec.Struct) -> bytes:
    return msgspec.json.encode(message) + b"\n"
