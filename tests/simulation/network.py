"""The line between one desktop and the hub: what is said goes over as bytes, and much befalls it.

Implements what `HubClient` needs of its requests. What answers mean is decided by the desktop's own
code (`hubclient.answers`).
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import Random
from typing import Any, Final

import httpx
import msgspec

from agent_desktop.hubclient.answers import STRANGER, away, error_of, reply_of
from agent_desktop.protocol.errors import HubAway
from tests.simulation.disk import Killed
from tests.simulation.hub_process import Answer, HubProcess
from tests.simulation.owners import Owner

PATIENCE_S: Final = 30.0
_PORTAL: Final = b"<html><body>Please sign in to the network</body></html>"
_STORM: Final = (401, 403, 404, 408, 413, 426, 429, 500, 502, 503, 504, 302, 204)


@dataclass
class Weather:
    """How bad the line of one desktop is just now; each is a chance from 0 to 1."""

    down: bool = False
    lost: float = 0.0
    """The request never arrives."""
    cut: float = 0.0
    """It takes effect, the answer is lost."""
    again: float = 0.0
    """It arrives twice, the second time later."""
    late: float = 0.0
    """It arrives long after the desktop has given it up."""
    slow_s: float = 0.02
    portal: float = 0.0
    storm: float = 0.0
    """Something between answers with a status, sometimes in words like the hub's."""
    largest: int = 0
    """A proxy refuses larger bodies, with the hub's words; 0: none."""
    deaf: bool = False
    """Streams stand and bring nothing."""
    breaks: float = 0.0
    """A stream breaks at its next frame."""


class Line:
    """One desktop's. `hub` gives the process that listens there, None while none does."""

    def __init__(self, random: Random, hub: Callable[[], HubProcess | None], name: str) -> None:
        self.random = random
        self.hub = hub
        self.name = name
        self.weather = Weather()
        self.note: Callable[..., None] = lambda *_: None
        self.seen: Callable[[str, str, bytes], None] = lambda *_: None
        """Token, path and body of each request that arrived at the hub."""
        self.reached: Callable[[], None] = lambda: None
        self.network: Owner

    def _by_chance(self, chance: float) -> bool:
        return chance > 0 and self.random.random() < chance

    async def ask(self, request: tuple[str, str, dict[str, str], dict[str, str], bytes]) -> Answer:
        """Raises httpx's errors, as a connection would."""
        method, path, _, _, body = request
        weather = self.weather
        await asyncio.sleep(weather.slow_s * self.random.random())
        if weather.down:
            self.note("down", path)
            raise httpx.ConnectError("down")
        if self._by_chance(weather.portal):
            self.note("portal", path)
            return Answer(self.random.choice((200, 200, 302, 401, 403)), _PORTAL)
        if self._by_chance(weather.storm):
            return self._status(path)
        if weather.largest and len(body) > weather.largest:
            self.note("too large", path)
            return self._in_the_hubs_words(413, "too_large")
        if self._by_chance(weather.lost):
            self.note("lost", path)
            await self._until_given_up(weather, self.random.choice((0.1, 1.0, PATIENCE_S)))
            raise httpx.ReadTimeout("lost")
        if self._by_chance(weather.late):
            self.note("late", path)
            later = self.network.start(self._arrive_later(request, self.random.random() * 50))
            later.add_done_callback(_looked_at)
            raise httpx.ReadTimeout("late")
        if method == "POST" and self._by_chance(weather.again):
            self.note("twice", path)
            later = self.network.start(self._arrive_later(request, self.random.random() * 5))
            later.add_done_callback(_looked_at)
        answer = await self._arrive(request)
        if self._by_chance(weather.cut):
            self.note("cut", path)
            raise self.random.choice(
                (httpx.RemoteProtocolError("cut"), httpx.ReadError("cut"), httpx.ReadTimeout("cut"))
            )
        await asyncio.sleep(weather.slow_s * self.random.random())
        return answer

    async def _until_given_up(self, weather: Weather, seconds: float) -> None:
        """On a line that is well again TCP repeats itself, and hears that nobody knows of it."""
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while loop.time() < until and self.weather is weather:  # noqa: ASYNC110 - virtual time
            await asyncio.sleep(min(1.0, max(0.001, until - loop.time())))
        if loop.time() < until:
            await asyncio.sleep(self.random.random() * 4.0)

    async def _arrive_later(self, request: Any, seconds: float) -> None:
        await asyncio.sleep(seconds)
        with contextlib.suppress(httpx.HTTPError):
            await self._arrive(request)

    async def _arrive(self, request: Any) -> Answer:
        hub = self.hub()
        if hub is None:
            self.note("no hub", request[1])
            raise httpx.ConnectError("nobody listens")
        self.seen(request[3].get("Authorization", "")[7:], request[1], request[4])
        # A desktop that hangs up does not stop the hub.
        work = hub.owner.start(hub.answer(*request))
        work.add_done_callback(_looked_at)
        gone = asyncio.ensure_future(hub.gone.wait())
        try:
            async with asyncio.timeout(PATIENCE_S):
                await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        except TimeoutError:
            raise httpx.ReadTimeout("no answer") from None
        finally:
            gone.cancel()
        died = not work.done() or work.cancelled() or not hub.alive
        if died or isinstance(work.exception(), Killed):
            raise httpx.RemoteProtocolError("the hub died")
        self.reached()
        answer = work.result()
        self.note(answer.status, request[1])
        return answer

    def _status(self, path: str) -> Answer:
        status = self.random.choice(_STORM)
        self.note(status, path, "storm")
        if self.random.random() < 0.4:
            return self._in_the_hubs_words(status, "internal" if status >= 500 else "refused")
        return Answer(status, b"no", {"retry-after": self.random.choice(("1", "3", "soon", "-1"))})

    def _in_the_hubs_words(self, status: int, code: str) -> Answer:
        hub = self.hub()
        said = {
            "code": code, "message": "Not so.", "hub": hub.database.hub_id if hub else "nobody",
            "epoch": hub.database.epoch if hub else 1,
        }  # fmt: skip
        return Answer(status, msgspec.json.encode(said), {"retry-after": "1"})


def _looked_at(task: asyncio.Future[Any]) -> None:
    if not task.cancelled():
        task.exception()


class LineRequests:
    """In the place of `hubclient.requests.Requests`: the same methods, over a `Line`."""

    def __init__(self, line: Line, token: Callable[[], str], installation: str) -> None:
        self._line = line
        self._token = token
        self._installation = installation

    async def close(self) -> None:
        """No connection stands."""

    async def get(self, path: str, reply: Any, params: Any = None, patience: Any = None) -> Any:
        return reply_of(await self._send("GET", path, params or {}, b""), reply)

    async def post(self, path: str, body: Any, reply: Any) -> Any:
        return reply_of(await self._send("POST", path, {}, msgspec.json.encode(body)), reply)

    async def _send(
        self, method: str, path: str, params: Mapping[str, str | int], body: bytes
    ) -> httpx.Response:
        try:
            answer = await self._line.ask((method, path, _text(params), self._headers(), body))
        except httpx.HTTPError as error:
            raise away(error) from error
        return httpx.Response(answer.status, content=answer.body, headers=answer.headers)

    @asynccontextmanager
    async def stream(
        self, path: str, params: Mapping[str, str | int]
    ) -> AsyncIterator[_Frames | httpx.Response]:
        try:
            answer = await self._line.ask(("GET", path, _text(params), self._headers(), b""))
            if answer.status != 200:
                raise error_of(httpx.Response(answer.status, content=answer.body))
            if answer.stream is None:
                raise HubAway(STRANGER)
            frames = _Frames(self._line, answer.stream)
            try:
                yield frames
            finally:
                await frames.close()
        except httpx.HTTPError as error:
            raise away(error) from error

    def _headers(self) -> dict[str, str]:
        return {
            "Authorization": f"Bearer {self._token()}",
            "Agent-Desktop-Installation": self._installation,
            "Agent-Desktop-Protocol": "1",
        }


def _text(params: Mapping[str, str | int]) -> dict[str, str]:
    return {key: str(value) for key, value in params.items()}


class _Frames:
    """What comes of a stream through the line, in lines."""

    def __init__(self, line: Line, hints: AsyncIterator[Any]) -> None:
        self._line = line
        self._hints = hints
        self._hub = line.hub()

    async def close(self) -> None:
        close = getattr(self._hints, "aclose", None)
        if close is not None:
            with contextlib.suppress(RuntimeError):
                await close()

    async def aiter_lines(self) -> AsyncIterator[str]:
        deaf = False
        while True:
            hint = await self._next()
            weather = self._line.weather
            # Half open: once it has gone quiet it stays so, whatever the weather.
            deaf = deaf or weather.deaf
            if deaf or (hint is not None and self._line._by_chance(weather.lost)):
                continue
            if weather.down or self._line._by_chance(weather.breaks):
                raise httpx.ReadError("broken")
            times = 2 if self._line._by_chance(weather.again) else 1
            await asyncio.sleep(weather.slow_s * self._line.random.random())
            for _ in range(times):
                if hint is None:
                    yield ":"
                else:
                    yield "event: hint"
                    yield f"data: {msgspec.json.encode(hint).decode()}"

    async def _next(self) -> Any:
        if self._hub is None:
            raise httpx.ReadError("the hub died")
        coming = asyncio.ensure_future(anext(self._hints))  # type: ignore[arg-type]
        gone = asyncio.ensure_future(self._hub.gone.wait())
        try:
            await asyncio.wait({coming, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not coming.done():
                raise httpx.ReadError("the hub died")
            try:
                return None if coming.cancelled() else coming.result()
            except StopAsyncIteration:
                raise httpx.RemoteProtocolError("ended") from None
        finally:
            gone.cancel()
            if not coming.done():
                coming.cancel()
