"""What the desktop and its pulling process say to each other: one JSON object a line.

The first line on the process's standard input is the `Start` (so that no key or token ever shows in
a list of processes), then come `Command`s; on its standard output come `News`. When the input ends
the desktop has gone, and the process goes too.
"""

from __future__ import annotations

from typing import Final

import msgspec


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
    token: str = ""
    nudge: bool = False

    def __repr__(self) -> str:
        return "Command()"


class News(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Any of these at once."""

    heard: bool = False
    """The hub has answered, or its stream lives."""
    lost: str = ""
    """Why there is no word from the hub, as a sentence."""
    signed_out: bool = False
    changed: tuple[str, ...] = ()
    """Customers of whom there is news in the cache."""
    catalogue: str = ""
    """Version of a catalogue that is now in the cache."""
    model: str | None = None
    """Version of the model that is now in force here; empty for the starting values."""
    refused_model: str = ""
    """Version of a model that cannot be used here, and `why`; the last one stays in force."""
    why: str = ""
    broken: str = ""
    """Why the process ends: the cache cannot be written."""
    damaged: bool = False
    """The file of the cache is damaged: recover before the process is started again."""


STARTS: Final = msgspec.json.Decoder(Start)
COMMANDS: Final = msgspec.json.Decoder(Command)
NEWS: Final = msgspec.json.Decoder(News)


def line(message: msgspec.Struct) -> bytes:
    return msgspec.json.encode(message) + b"\n"
