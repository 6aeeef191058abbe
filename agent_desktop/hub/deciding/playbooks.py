"""Catalogues made ready to decide, each with a model: the ones in force, and those of the past."""

from __future__ import annotations

import threading
from typing import Final

from agent_desktop.decisioning.catalogue_reading import CatalogueErrors
from agent_desktop.decisioning.decide import Compiled, compile_catalogue
from agent_desktop.hub.catalogues.published import CURRENT, Catalogues
from agent_desktop.hub.learning.models import Models
from agent_desktop.protocol.errors import NotFound

_KEPT: Final = 8


class Missing(Exception):
    """A list cannot be made again. The message says what the hub does not have."""


class Playbooks:
    """What it gives remembers the last question, so one thread at a time may use one."""

    def __init__(self, catalogues: Catalogues, models: Models) -> None:
        self._catalogues = catalogues
        self._models = models
        self._kept: dict[tuple[str, str], Compiled] = {}
        self._guard = threading.Lock()

    def current(self) -> Compiled:
        """Catalogue and model that are in force. Raises NotFound without a catalogue."""
        catalogue = self._catalogues.parsed(CURRENT)
        return self._of(catalogue.version, self._models.current(catalogue).version)

    def of(self, catalogue_version: str, model_version: str) -> Compiled:
        """Those of a list of the past. Raises Missing."""
        return self._of(catalogue_version, model_version)

    def _of(self, version: str, model: str) -> Compiled:
        with self._guard:
            known = self._kept.get((version, model))
        if known is not None:
            return known
        made = self._make(version, model)
        with self._guard:
            while len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[version, model] = made
        return made

    def _make(self, version: str, model: str) -> Compiled:
        try:
            catalogue = self._catalogues.parsed(version)
        except NotFound:
            raise Missing(f"This hub never published the catalogue {version}.") from None
        except CatalogueErrors:
            raise Missing(f"This program can no longer read the catalogue {version}.") from None
        try:
            propensities = self._models.propensities(model, catalogue)
        except NotFound as refusal:
            raise Missing(f"The model {model} is not to be had here: {refusal}") from None
        with self._guard:
            same = next((one for key, one in self._kept.items() if key[0] == version), None)
        return same.with_model(propensities) if same else compile_catalogue(catalogue, propensities)
