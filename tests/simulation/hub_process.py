"""The hub of the simulation: the real database, rooms and routes; only HTTP itself is left out.

`answer` takes the bytes of a request and gives those of the answer. The gate, the decoding of
bodies, the handlers and the errors are the hub's own.
"""

from __future__ import annotations

import asyncio
import inspect
import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import msgspec
from litestar.datastructures import Headers

from agent_desktop.domain.visibility import Role
from agent_desktop.hub import serve
from agent_desktop.hub.access.gate import Gate, bearer
from agent_desktop.hub.access.tokens import Tokens
from agent_desktop.hub.policy import Policy
from agent_desktop.hub.refusals import Refusals
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.errors import StoreError
from agent_desktop.hub.store.writer import Job
from agent_desktop.hub.sync import routes
from agent_desktop.hub.sync.event_stream import EventStream
from agent_desktop.protocol.errors import HubError, SignInNeeded
from tests.simulation.disk import DISKS, Disk, Killed
from tests.simulation.owners import Owner

HEARTBEAT_S: Final = 15.0
STREAM: Final = "/v1/sync/stream"
LASTS_S: Final = 40 * 365 * 24 * 3600


class Answer(msgspec.Struct):
    status: int
    body: bytes
    headers: dict[str, str] = {}
    stream: AsyncIterator[Any] | None = None


class SimDatabase(Database):
    """Whose writer runs on the loop."""

    def write_now(self, unit: Callable[[Any], Any]) -> Any:
        said: list[tuple[Any, BaseException | None]] = []
        writer: Any = self._writer
        writer._jobs.put(Job(unit, lambda result, error: said.append((result, error))))
        writer.work_now()
        result, error = said[0]
        if error is not None:
            raise error
        return result


class Route:
    def __init__(self, handler: Any) -> None:
        (path,) = handler.paths
        self.template = re.sub(r"\{(\w+):str\}", r"{\1}", path)
        self.pattern = re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", self.template))
        (self.method,) = (m for m in handler.http_methods if m not in {"OPTIONS", "HEAD"})
        self.call = handler.fn
        self.numbers = {
            name
            for name, parameter in inspect.signature(handler.fn).parameters.items()
            if "int" in str(parameter.annotation)
        }


_ROUTES: Final = [Route(handler) for handler in routes.HANDLERS]


class HubProcess:
    """From a start to a kill, on one disk."""

    def __init__(self, folder: Path, key: bytes, clock: Callable[[], int], **options: Any) -> None:
        self.disk = DISKS[str(folder)] = Disk(folder)
        self.disk.died = lambda: None
        self.tokens = Tokens(key)
        self.database = SimDatabase.open(folder, clock)
        self.parts = serve.parts(
            serve.Options(
                data=folder, heartbeat_s=HEARTBEAT_S, policy=options.pop("policy", Policy()),
                **options,
            ),
            self.database,
            self.tokens,
        )  # fmt: skip
        self.shared = self.parts.shared
        self.gate = Gate(self.tokens)
        self.alive = True
        self.owner = Owner("hub")
        self.gone = asyncio.Event()
        self.owner.start(self.shared.hints.run())
        self.owner.start(self.shared.life.keep())
        self.speaks_another = False
        self.revoked: set[str] = set()

    async def answer(
        self, method: str, path: str, query: dict[str, str], headers: dict[str, str], body: bytes
    ) -> Answer:
        """Raises Killed where the hub dies over it."""
        request: Any = SimpleNamespace(
            headers=Headers({k.lower(): v for k, v in headers.items()}),
            scope={"method": method, "path": path},
            app=SimpleNamespace(state=SimpleNamespace(shared=self.shared)),
        )

        async def content() -> bytes:
            return body

        request.body = content
        refusals = Refusals(self.database.hub_id, self.database.epoch)
        try:
            if self.speaks_another:
                return _refusal(426, "protocol_mismatch", self.database)
            response = await self._handled(request, method, path, query)
        except HubError as error:
            response = refusals._hub_error(request, error)
        except StoreError as error:
            response = refusals._store_error(request, error)
        except Exception as error:
            response = refusals._unexpected(request, error)
        if isinstance(response, EventStream):
            return Answer(200, b"", {"content-type": "text/event-stream"}, response._hints)
        said = response.content
        return Answer(
            response.status_code or 200,
            said if isinstance(said, bytes) else msgspec.json.encode(said),
            {
                "content-type": "application/json",
                **{k: str(v) for k, v in response.headers.items()},
            },
        )

    async def _handled(self, request: Any, method: str, path: str, query: dict[str, str]) -> Any:
        for route in _ROUTES:
            found = route.pattern.fullmatch(path) if route.method == method else None
            if found is not None:
                break
        else:
            raise LookupError(f"the simulated hub has no {method} {path}")
        request.scope["path_template"] = route.template
        if bearer(request.headers.get("authorization", "")) in self.revoked:
            raise SignInNeeded("The token has expired. Sign in again.")
        self.gate(request, None)  # type: ignore[arg-type] # it looks at scope and headers only
        request.user = request.scope["user"]
        told: dict[str, Any] = {**query, **found.groupdict()}
        for name in route.numbers & set(told):
            told[name] = int(told[name])
        return await route.call(request, **told)

    def token(self, subject: str, team: str, role: Role = Role.AGENT, lasts: int = LASTS_S) -> str:
        return self.tokens.issue(subject=subject, role=role, team=team, lasts_s=lasts)

    async def write(self, unit: Callable[[Any], Any]) -> Any:
        return await self.database.write(unit)

    def end(self) -> None:
        """Killed: nothing of it runs on."""
        self.alive = False
        self.gone.set()
        self.owner.end()
        self.shared.hints.close()
        self.disk.let_go()
        DISKS.pop(str(self.disk.folder), None)
        database: Any = self.database
        for engine in ("_reading", "_writing"):
            getattr(database, engine).dispose(close=False)
            # What a cancelled task still wants to do, a dead process does not.
            setattr(database, engine, _Gone())
        self.database._lock.release()


class _Gone:
    def connect(self) -> Any:
        raise Killed

    raw_connection = connect


def _refusal(status: int, code: str, database: Database) -> Answer:
    said = {
        "code": code, "message": "The hub does not speak this.", "hub": database.hub_id,
        "epoch": database.epoch,
    }  # fmt: skip
    return Answer(status, msgspec.json.encode(said), {"content-type": "application/json"})
