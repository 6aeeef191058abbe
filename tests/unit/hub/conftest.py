"""The hub's application, asked without a network."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.tokens import Tokens
from agent_desktop.hub.api import application
from agent_desktop.hub.serve import Options, parts
from tests.support.hub_room import CATALOGUE, Room

KEY = b"k" * 64


@pytest.fixture
def room(tmp_path: Path) -> Generator[Room, None, None]:
    """A hub in this process, with a small catalogue and no customers."""
    made = Room(tmp_path / "hub")
    made.catalogues.publish_now(CATALOGUE, "test.toml")
    yield made
    made.database.close()


@pytest.fixture
def tokens() -> Tokens:
    return Tokens(KEY)


@pytest.fixture
def client(
    room: Room, tokens: Tokens, tmp_path: Path
) -> Generator[TestClient[Litestar], None, None]:
    """Of a hub with the small catalogue; its database is `room`'s. No token is sent unless said."""
    options = Options(data=tmp_path, catalogue=CATALOGUE, catalogue_name="test.toml")
    app = application(parts(options, room.database, tokens))
    with TestClient(app, raise_server_exceptions=False) as asking:
        yield asking


@pytest.fixture
def bearer(tokens: Tokens) -> dict[str, dict[str, str]]:
    """The Authorization header of each role, of team cards."""
    return {
        role.value: {
            "Authorization": "Bearer "
            + tokens.issue(subject=f"a-{role}", role=role, team="cards", lasts_s=60)
        }
        for role in Role
    }
