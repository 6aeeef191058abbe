"""Tokens: what gets through, and what must not."""

from __future__ import annotations

import base64
import os
import stat
import time
from pathlib import Path
from typing import Any

import jwt
import msgspec
import pytest

from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.signing_key import UnsafeKey, load_or_make
from agent_desktop.hub.access.tokens import AUDIENCE, ISSUER, Tokens
from agent_desktop.protocol.errors import SignInNeeded

KEY = b"k" * 32


def claims(**changed: Any) -> dict[str, Any]:
    now = int(time.time())
    whole = {
        "sub": "dana",
        "role": "agent",
        "team": "cards",
        "iat": now,
        "exp": now + 60,
        "iss": ISSUER,
        "aud": AUDIENCE,
        "jti": "1",
    }
    whole.update(changed)
    return {key: value for key, value in whole.items() if value is not None}


def test_an_issued_token_says_who_asks() -> None:
    tokens = Tokens(KEY)
    token = tokens.issue(subject="dana", role=Role.AGENT, team="cards", lasts_s=60)
    principal = Tokens(KEY).verify(token)
    assert (principal.subject, principal.role, principal.team) == ("dana", Role.AGENT, "cards")


@pytest.mark.parametrize(
    "wrong",
    [
        {"exp": 1},
        {"exp": None},
        {"iat": None},
        {"jti": None},
        {"team": None},
        {"team": ""},
        {"team": 7},
        {"role": "root"},
        {"role": None},
        {"role": ["admin"]},
        {"aud": "somebody-else"},
        {"aud": None},
        {"iss": "somebody-else"},
        {"sub": None},
        {"sub": ""},
        {"iat": int(time.time()) + 9_999},
    ],
)
def test_a_token_with_a_wrong_claim_is_refused(wrong: dict[str, Any]) -> None:
    token = jwt.encode(claims(**wrong), KEY, algorithm="HS256")
    with pytest.raises(SignInNeeded) as refused:
        Tokens(KEY).verify(token)
    assert "dana" not in str(refused.value)


def test_another_key_another_algorithm_or_none_is_refused() -> None:
    unsigned = ".".join(
        base64.urlsafe_b64encode(msgspec.json.encode(part)).decode().rstrip("=")
        for part in ({"alg": "none", "typ": "JWT"}, claims())
    )
    for token in (
        jwt.encode(claims(), b"x" * 32, algorithm="HS256"),
        jwt.encode(claims(), b"k" * 64, algorithm="HS512"),
        unsigned + ".",
        "",
        ".",
        "a.b.c",
        "é" * 30,
        "A" * 1_000_000,
    ):
        with pytest.raises(SignInNeeded):
            Tokens(KEY).verify(token)


def test_a_remembered_token_still_expires(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = Tokens(KEY)
    token = tokens.issue(subject="dana", role=Role.AGENT, team="cards", lasts_s=60)
    tokens.verify(token)
    later = time.time() + 61
    monkeypatch.setattr(time, "time", lambda: later)
    with pytest.raises(SignInNeeded):
        tokens.verify(token)


def test_the_key_is_made_once_and_only_for_its_owner(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    key = load_or_make(folder)
    assert load_or_make(folder) == key
    assert len(key) == 32
    assert [path.name for path in folder.iterdir()] == ["signing.key"]
    assert stat.S_IMODE((folder / "signing.key").stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX file modes")
def test_a_key_that_others_may_read_is_not_used(tmp_path: Path) -> None:
    load_or_make(tmp_path)
    (tmp_path / "signing.key").chmod(0o640)
    with pytest.raises(UnsafeKey, match="chmod 600"):
        load_or_make(tmp_path)


@pytest.mark.parametrize("content", ["", "abc", "00" * 8, "\xff\xfe"])
def test_a_damaged_key_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "signing.key"
    path.write_text(content, "latin-1")
    path.chmod(0o600)
    with pytest.raises(UnsafeKey, match=r"signing\.key"):
        load_or_make(tmp_path)
