"""The hub's HTTP application: routes, the gate before them, errors as JSON."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from typing import Any, Final, NamedTuple

from litestar import Litestar, Request, Response, Router, get
from litestar.datastructures import State
from litestar.handlers import HTTPRouteHandler
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme

from agent_desktop import __version__
from agent_desktop.hub.access.gate import Gate
from agent_desktop.hub.access.tokens import Tokens
from agent_desktop.hub.catalogues.following import follow
from agent_desktop.hub.contexts.keeper import Keeper
from agent_desktop.hub.deciding.playbooks import Playbooks
from agent_desktop.hub.erasing.orders import Erasures
from agent_desktop.hub.learning.worker import Teacher
from agent_desktop.hub.policy import Policy
from agent_desktop.hub.policy_following import PolicyFile
from agent_desktop.hub.refusals import Refusals
from agent_desktop.hub.review.lists import Lists
from agent_desktop.hub.review.routes import HANDLERS as REVIEW
from agent_desktop.hub.sync.routes import HANDLERS as SYNC
from agent_desktop.hub.sync.service import Shared
from agent_desktop.hub.sync.settling_routes import HANDLERS as SETTLING

BODY_BYTES: Final = 1024 * 1024
"""Of a request's body, where a route does not say otherwise."""


class Parts(NamedTuple):
    """What the application is made of."""

    shared: Shared
    tokens: Tokens
    keeper: Keeper
    teacher: Teacher
    more: Sequence[HTTPRouteHandler | Router] = ()
    """Routes of other rooms: ingestion."""
    policy_file: PolicyFile | None = None
    """To follow."""
    erasures: Erasures | None = None


@get("/healthz", sync_to_thread=False, opt={"quiet": True})
def healthz() -> dict[str, str]:
    """The process lives."""
    return {"status": "ok"}


@get("/readyz", opt={"quiet": True})
async def readyz(request: Request[Any, Any, Any]) -> Response[dict[str, Any]]:
    """It can work: the database reads and stores, and contexts are being kept up to date."""
    shared: Shared = request.app.state.shared
    checks = {
        "database": _reads(shared),
        "storing": await shared.database.stores(),
        "contexts": not any(task.done() for task in request.app.state.tasks),
        "catalogue": bool(shared.catalogues.version),
    }
    ready = all(checks.values())
    return Response(
        {"status": "ready" if ready else "not ready", "checks": checks},
        status_code=200 if ready else 503,
    )


def _reads(shared: Shared) -> bool:
    try:
        with shared.database.reading() as connection:
            connection.exec_driver_sql("SELECT position FROM meta_position").scalar_one()
    except Exception:  # whatever it is: not ready
        return False
    return True


def application(parts: Parts) -> Litestar:
    """The ASGI application. Its lifespan runs the workers."""

    @contextlib.asynccontextmanager
    async def workers(app: Litestar) -> AsyncIterator[None]:
        tasks = [
            asyncio.create_task(parts.keeper.run(), name="hub-contexts"),
            asyncio.create_task(parts.shared.hints.run(), name="hub-hints"),
            asyncio.create_task(follow(parts.shared.catalogues), name="hub-catalogues"),
            asyncio.create_task(parts.teacher.run(), name="hub-learning"),
            asyncio.create_task(parts.shared.life.keep(), name="hub-life"),
        ]
        if parts.policy_file is not None:

            def decided(policy: Policy) -> None:
                app.state.shared = app.state.shared._replace(policy=policy)

            following = parts.policy_file.follow(decided)
            tasks.append(asyncio.create_task(following, name="hub-policy"))
        if parts.erasures is not None:
            tasks.append(asyncio.create_task(parts.erasures.follow(), name="hub-erasures"))
        app.state.tasks = tasks
        try:
            yield
        finally:
            parts.shared.hints.close()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    database = parts.shared.database
    playbooks = Playbooks(parts.shared.catalogues, parts.shared.models)
    return Litestar(
        route_handlers=[healthz, readyz, *SYNC, *SETTLING, *REVIEW, *parts.more],
        guards=[Gate(parts.tokens)],
        exception_handlers=Refusals(database.hub_id, lambda: database.epoch).handlers(),
        lifespan=[workers],
        state=State({"shared": parts.shared, "tasks": [], "lists": Lists(playbooks)}),
        request_max_body_size=BODY_BYTES,
        openapi_config=_openapi(),
        logging_config=None,
    )


def _openapi() -> OpenAPIConfig:
    """At /schema as JSON. No page that would load scripts from elsewhere."""
    return OpenAPIConfig(
        title="Agent Desktop hub",
        version=__version__,
        path="/schema",
        use_handler_docstrings=True,
        render_plugins=[JsonRenderPlugin(path="/openapi.json")],
        components=Components(
            security_schemes={"token": SecurityScheme(type="http", scheme="bearer")}
        ),
        security=[{"token": []}],
    )
