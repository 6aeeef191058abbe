"""Customers' data never goes over a network unprotected."""

from __future__ import annotations

import pytest

from agent_desktop.hubclient.address import BadAddress, checked


@pytest.mark.parametrize(
    "url",
    [
        "https://hub.example.com",
        "https://hub.example.com:8443/base/",
        "http://127.0.0.1:8000",
        "http://localhost:8000/",
        "http://[::1]:8000",
        " https://hub.example.com ",
    ],
)
def test_good(url: str) -> None:
    assert checked(url) == url.strip().rstrip("/")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://hub.example.com", "unprotected"),
        ("http://10.0.0.5:8000", "unprotected"),
        ("http://127.0.0.1.example.com", "unprotected"),
        ("http://localhost.example.com", "unprotected"),
        ("ftp://hub.example.com", "no address"),
        ("hub.example.com", "no address"),
        ("https://", "no address"),
        ("https://hub:99999999", "no address"),
        ("https://[::1", "no address"),
        ("https://dana:secret@hub.example.com", "sign in instead"),
        ("https://hub.example.com/?token=secret", "end before"),
        ("", "no address"),
        ("javascript:alert(1)", "no address"),
    ],
)
def test_bad(url: str, why: str) -> None:
    with pytest.raises(BadAddress, match=why) as caught:
        checked(url)
    assert "secret" not in str(caught.value).partition("?")[0]
