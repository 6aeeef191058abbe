"""Signing in with a token: checked against the hub, then kept sealed in the profile.

agent-desktop sign-in --hub URL [--profile DIR]      (the token comes from standard input)
"""

from __future__ import annotations

import asyncio
import base64
import getpass
import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from agent_desktop.bootstrap.kept import POLICY
from agent_desktop.bootstrap.opening import RunsAlready, StartFailed, open_profile
from agent_desktop.bootstrap.options import Options, UsageError, parse
from agent_desktop.bootstrap.people import Card, new_folder, people, write_card
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.cache.session import Session
from agent_desktop.keystore.keys import KeyStore
from agent_desktop.protocol.errors import HubAway, HubError, NotAllowed, SignInNeeded
from agent_desktop.protocol.messages import DesktopPolicy

LONGEST_TOKEN = 4096
POLICY_WAITS_S = 5.0


class NotSignedIn(Exception):
    """The message is for the person who signs in."""


def claims_of(token: str) -> dict[str, Any]:
    """What a token says of its owner. The hub checks it; here it only says whose window this is.

    Raises NotSignedIn.
    """
    try:
        payload = token.split(".")[1]
        found = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        claims = {key: found[key] for key in ("sub", "role", "team")}
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise NotSignedIn(
            "This is not a token of the hub. Copy the whole text that you were given."
        ) from error
    if not all(isinstance(value, str) and value for value in claims.values()):
        raise NotSignedIn("The token does not say whose it is. Ask for a new one.")
    return claims


async def check(hub: str, token: str) -> Session:
    """The session, once the hub has accepted the token. Raises NotSignedIn."""
    from agent_desktop.hubclient.address import BadAddress, checked
    from agent_desktop.hubclient.client import HubClient

    token = token.strip()
    if not token or len(token) > LONGEST_TOKEN:
        raise NotSignedIn("Paste the token that you were given.")
    claims = claims_of(token)
    try:
        address = checked(hub)
        client = HubClient(address, lambda: token, "")
    except BadAddress as error:
        raise NotSignedIn(str(error)) from error
    try:
        # Any question that every role may ask: the answer proves hub and token.
        await client.look_up("+442079460000", "")
    except NotAllowed:
        pass  # Known to the hub, if not allowed to look people up.
    except SignInNeeded as error:
        raise NotSignedIn(f"The hub does not accept this token. {error}") from error
    except HubAway as error:
        raise NotSignedIn(f"{error}. Check the address '{address}' and try again.") from error
    except HubError as error:
        raise NotSignedIn(f"The hub refused: {error}") from error
    finally:
        await client.close()
    return Session(
        hub_url=address,
        token=token,
        subject=claims["sub"],
        role=claims["role"],
        team=claims["team"],
    )


async def policy_of_hub(session: Session) -> DesktopPolicy | None:
    """What the administrator decided for desktops; None where the hub does not say."""
    from agent_desktop.hubclient.client import HubClient

    client = HubClient(session.hub_url, lambda: session.token, "")
    try:
        async with asyncio.timeout(POLICY_WAITS_S):
            return (await client.desktop_policy()).policy
    except (HubError, TimeoutError):
        return None
    finally:
        await client.close()


def main(arguments: list[str], keystore: KeyStore | None = None) -> int:
    """Exit status: 0 signed in, 1 not (a sentence on stderr), 2 wrong usage."""
    try:
        options = parse(arguments)
    except UsageError as error:
        sys.stderr.write(f"{error} See agent-desktop --help.\n")
        return 2
    if not options.hub:
        sys.stderr.write("sign-in needs --hub URL. See agent-desktop --help.\n")
        return 2
    try:
        session = asyncio.run(check(options.hub, _token()))
        policy = asyncio.run(policy_of_hub(session))
        folder = _keep(options, session, policy, keystore)
    except (NotSignedIn, StartFailed) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(
        f"Signed in at {session.hub_url} as {session.subject} ({session.role}, team "
        f"{session.team}). Start the desktop with: agent-desktop --profile '{folder}'\n"
    )
    return 0


def _token() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Token: ")
    return sys.stdin.read(LONGEST_TOKEN + 1)


def _keep(
    options: Options, session: Session, policy: DesktopPolicy | None, keystore: KeyStore | None
) -> Path:
    """The folder of the profile that it went to."""
    from agent_desktop.bootstrap.system import SystemClock

    if keystore is None:
        from agent_desktop.keystore.os_keyring import OsKeyring

        keystore = OsKeyring()
    folder = _folder(options, session, keystore)
    try:
        profile = open_profile(folder, keystore, SystemClock())
    except RunsAlready as error:
        raise NotSignedIn(
            f"Agent Desktop runs with the profile '{folder}'. Close its window first, then sign in."
        ) from error
    try:
        asyncio.run(_save(profile, session, policy))
    finally:
        profile.close()
    return folder


async def _save(profile: OpenProfile, session: Session, policy: DesktopPolicy | None) -> None:
    await profile.outbox.sign_in(session)
    if policy is not None:
        await profile.outbox.save_setting(POLICY, msgspec.json.encode(policy).decode())
    write_card(profile.files.folder, profile.key, session)


def _folder(options: Options, session: Session, keystore: KeyStore) -> Path:
    """The profile that was named, else that person's at this desk, else a new one."""
    if not options.desk:
        return options.profile
    mine = Card(session.subject, session.hub_url)
    found = people(options.profile, keystore)
    return next((one.folder for one in found if one.card == mine), new_folder(options.profile))
