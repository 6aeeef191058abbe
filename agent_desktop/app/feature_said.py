"""How one attribute of the context is worded."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """How an attribute is worded. `{window}` is 'in the last 7 days', `{ago}` '3 days ago'."""

    text: str
    """A text with '%n' is counted; elsewhere `{value}` is the value."""
    none: str = ""
    """For nothing: 0, never, no, or no text."""
    veiled: str = ""
    """Stands for a text of the journey until the caller is verified."""
    since: str = ""
    """`days` or `minutes`: the number says how long ago it was; `hour`: which hour of the day."""
    key: bool = False
    """The text is a key of the company's systems, such as `card-application`."""
