"""The sync centre on this desk's adapters."""

from __future__ import annotations

import asyncio
from pathlib import Path

from agent_desktop.app.ports import Clock
from agent_desktop.app.sync_centre import CentrePorts, Failed, SyncCentre
from agent_desktop.app.views import WorkspaceView
from agent_desktop.app.workspace import AgentWorkspace
from agent_desktop.bootstrap.opening import kept_policy
from agent_desktop.bootstrap.syncing import Syncing
from agent_desktop.bootstrap.system import LoopTasks
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.gui.words import QtWords


def sync_centre(
    workspace: AgentWorkspace,
    profile: OpenProfile,
    syncing: Syncing,
    clock: Clock,
    tasks: LoopTasks,
) -> SyncCentre:
    """It follows the workspace: both say the same of the line at any moment."""

    session = profile.outbox.session

    async def save(path: str) -> None:
        # Imported late: nobody needs it at the start.
        from agent_desktop.bootstrap.diagnostics import NotWritten, Profile, bundle, write

        customers_key = None if profile.sealed else profile.customers_key
        each = Profile(profile.files, profile.key, customers_key)
        target, now, sync = Path(path), clock.now(), workspace.view.sync
        try:
            content = await asyncio.to_thread(bundle, [each], now, sync)
            await asyncio.to_thread(write, target, content)
        except NotWritten as error:
            raise Failed(str(error)) from error

    centre = SyncCentre(
        CentrePorts(
            backlog=profile.outbox,
            names=profile.cache,
            upkeep=syncing,
            clock=clock,
            tasks=tasks,
            words=QtWords(clock.now),
            nudge=syncing.nudge,
            save=save,
            title=workspace.action_title,
        ),
        session.subject if session is not None else "",
    )

    def follow(view: WorkspaceView) -> None:
        centre.sync_changed(view.sync)

    follow(workspace.view)
    workspace.subscribe(follow)

    async def tell_policy() -> None:
        centre.policy_changed(await asyncio.to_thread(kept_policy, profile))

    tasks.start(tell_policy(), "policy")
    syncing.policy_told.append(centre.policy_changed)
    return centre
