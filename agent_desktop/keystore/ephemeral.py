"""A key that lives as long as this process: for the demo's throw-away profile."""

from __future__ import annotations

from agent_desktop.keystore.keys import already_there, new_key


class EphemeralKeyStore:
    """Nothing is kept: when the process ends, what its keys sealed is unreadable."""

    def __init__(self) -> None:
        self._keys: dict[str, bytes] = {}

    def load(self, profile: str) -> bytes | None:
        return self._keys.get(profile)

    def create(self, profile: str) -> bytes:
        if profile in self._keys:
            raise already_there(profile)
        self._keys[profile] = new_key()
        return self._keys[profile]

    def forget(self, profile: str) -> None:
        self._keys.pop(profile, None)
