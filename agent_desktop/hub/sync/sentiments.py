"""Which sentiments exist at a touchpoint, in any of the catalogues that a response may mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from agent_desktop.domain.responses import Sentiment
from agent_desktop.hub.catalogues.published import CURRENT, Catalogues
from agent_desktop.protocol.errors import NotFound

TouchpointSentiments = dict[str, frozenset[Sentiment]]
Sentiments = Callable[[str], TouchpointSentiments]
"""By catalogue version, the empty one being the catalogue in force; unknown ones are empty."""

IN_FORCE: Final = ""


def may_be(sentiments: Sentiments, touchpoint: str, sentiment: Sentiment, version: str) -> bool:
    """A response is a fact about the past: the catalogue that it was made with counts as much as
    today's, and a touchpoint that neither knows any more forbids nothing."""
    known = [
        found[touchpoint]
        for found in (sentiments(version), sentiments(IN_FORCE))
        if touchpoint in found
    ]
    return not known or any(sentiment in allowed for allowed in known)


def published(catalogues: Catalogues) -> Sentiments:
    """Of the catalogues that were published here."""

    def of(version: str) -> TouchpointSentiments:
        try:
            catalogue = catalogues.parsed(CURRENT if version == IN_FORCE else version)
        except NotFound:
            return {}
        return {one.name: frozenset(one.sentiments) for one in catalogue.touchpoints.values()}

    return of
