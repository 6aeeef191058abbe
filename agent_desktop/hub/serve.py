"""Runs the hub: one process, one event loop, granian in front."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server

from agent_desktop.decisioning.catalogue_reading import CatalogueErrors, parse_catalogue
from agent_desktop.hub.access.gate import Gate
from agent_desktop.hub.access.signing_key import load_or_make
from agent_desktop.hub.access.tokens import Tokens
from agent_desktop.hub.api import Parts, application
from agent_desktop.hub.catalogues.published import CURRENT, Catalogues
from agent_desktop.hub.contexts.keeper import Keeper
from agent_desktop.hub.deciding.code_keys import CodeKeys
from agent_desktop.hub.deciding.codes import Codes
from agent_desktop.hub.deciding.routes import deciding_router
from agent_desktop.hub.erasing.orders import Erasures
from agent_desktop.hub.front import Front
from agent_desktop.hub.ingestion.routes import ingestion_router
from agent_desktop.hub.ingestion.touchpoints import Touchpoints
from agent_desktop.hub.learning.models import Models
from agent_desktop.hub.learning.process import take_away
from agent_desktop.hub.learning.worker import Options as Learning
from agent_desktop.hub.learning.worker import Teacher
from agent_desktop.hub.policy import Policy
from agent_desktop.hub.policy_following import PolicyFile
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.life import Life
from agent_desktop.hub.sync.hints import Hints
from agent_desktop.hub.sync.service import Shared, TopUps

logger = logging.getLogger(__name__)

GRACE_S: Final = 4.0
"""After a signal: open streams are ended and requests answered within this time."""
SWITCH_S: Final = 0.0005
"""How long the writer waits for the interpreter at each statement while others calculate, at most.
Python's own 5 ms times twenty statements were most of a commit."""

GARBAGE: Final = 20_000
"""New objects before the collector looks: a batch of events makes thousands, and keeps none."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How a hub is run."""

    data: Path
    host: str = "127.0.0.1"
    port: int = 0
    """0 picks a free one; the line on stdout says which."""
    catalogue: str = ""
    """The TOML text to put in force; empty leaves the one that is."""
    catalogue_name: str = ""
    catalogue_refused: CatalogueErrors | None = None
    """Why the file that was named gave no text."""
    offline_customers: int = 2_000
    top_up_s: float = 300.0
    policy: Policy = Policy()
    policy_file: PolicyFile | None = None
    """To follow while it serves."""
    heartbeat_s: float = 15.0
    backpressure: int = 20_000
    """Requests at one time, open streams among them."""
    log_requests: bool = False
    learning: Learning = Learning()


class PortTaken(OSError):
    """The message is for the administrator."""


def serve(options: Options) -> None:
    """Until a signal ends it. Raises PortTaken, StoreError, UnsafeKey, CatalogueErrors."""
    tokens = Tokens(load_or_make(options.data))
    sys.setswitchinterval(SWITCH_S)
    gc.set_threshold(GARBAGE)
    _as_many_files_as_allowed()
    with Database.open(options.data) as database:
        asyncio.run(_until_a_signal(parts(options, database, tokens), options))


def parts(options: Options, database: Database, tokens: Tokens) -> Parts:
    """Put the hub together. Raises CatalogueErrors."""
    life = Life(database)
    life.begin()
    erasures = Erasures(database)
    erasures.again()
    catalogues = Catalogues(database)
    _put_in_force(catalogues, options)
    hints = Hints(database, options.heartbeat_s)
    erasures.told = hints.tell_all
    touchpoints = Touchpoints()

    def published(_: str, position: int) -> None:
        catalogue = catalogues.parsed(CURRENT)
        touchpoints.replace(catalogue.touchpoints.values(), catalogue.region)
        hints.tell_all(position)

    if catalogues.version:
        published(catalogues.version, database.position)
    catalogues.listen(published)
    keeper = Keeper(database)
    catalogues.listen(lambda _version, _position: keeper.look())
    shared = Shared(
        database=database,
        catalogues=catalogues,
        hints=hints,
        top_ups=TopUps(options.top_up_s),
        offline_customers=options.offline_customers,
        policy=options.policy,
        models=Models(database),
        life=life,
    )
    if catalogues.version:
        shared.models.suit(catalogues.parsed(CURRENT))
    return Parts(
        shared=shared,
        tokens=tokens,
        keeper=keeper,
        teacher=_teacher(options.learning, shared),
        policy_file=options.policy_file,
        erasures=erasures,
        more=(
            ingestion_router(database, touchpoints),
            deciding_router(shared, touchpoints, Codes(CodeKeys(options.data), database.hub_id)),
        ),
    )


def _put_in_force(catalogues: Catalogues, options: Options) -> None:
    """The catalogue that was named. A bad one leaves the last good one in force, and says so.

    Raises CatalogueErrors where there is no good one.
    """
    refused = options.catalogue_refused
    try:
        if options.catalogue:
            catalogues.publish_now(options.catalogue, options.catalogue_name, "hub serve")
    except CatalogueErrors as errors:
        refused = errors
    if refused is not None:
        if not catalogues.version:
            raise refused
        logger.error("this catalogue can't be used; version %s stays in force: %s",
                     catalogues.version, refused)  # fmt: skip
    if catalogues.version and options.policy.visibility:
        name = f"catalogue {catalogues.version}"
        try:
            parse_catalogue(catalogues.parsed(CURRENT).text, name, options.policy.visibility)
        except CatalogueErrors as errors:
            logger.warning("the policy hides from agents what the catalogue asks for: %s", errors)


def _teacher(options: Learning, shared: Shared) -> Teacher:
    teacher = Teacher(
        shared.database,
        shared.catalogues,
        shared.models,
        options,
        partial(take_away, shared.database.folder),
    )
    teacher.told = shared.hints.tell_all
    return teacher


async def run(
    parts: Parts, options: Options, stopping: asyncio.Event, started: Callable[[str], None]
) -> None:
    """Answer requests until `stopping`; `started` hears the address once they are taken."""
    app = Front(application(parts), Gate(parts.tokens), log_requests=options.log_requests)
    with _reserved(options.host, options.port) as place:
        port = int(place.getsockname()[1])
        server = Server(
            app,
            address=options.host,
            port=port,
            interface=Interfaces.ASGI,
            backlog=2_048,
            backpressure=options.backpressure,
            http1_settings=HTTP1Settings(header_read_timeout=10_000),
            websockets=False,
            log_enabled=False,
        )
        serving = asyncio.create_task(server.serve(), name="hub-server")
        stopped = asyncio.create_task(stopping.wait())
        await _answers(options.host, port, serving)
        started(f"http://{_shown(options.host)}:{port}")
        await asyncio.wait({serving, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if serving.done():
            stopped.cancel()
            await serving
            return
        parts.shared.hints.close()
        stop: Callable[[], None] = server.stop
        stop()
        _, late = await asyncio.wait({serving}, timeout=GRACE_S)
        if late:
            logger.warning("requests were still open after %.0f s and are cut", GRACE_S)
            serving.cancel()


async def _until_a_signal(parts: Parts, options: Options) -> None:
    stopping = asyncio.Event()
    _on_signals(stopping)

    def started(address: str) -> None:
        print(f"listening on {address}", flush=True)  # noqa: T201 - for whoever started us
        fields = {"address": address, "data": str(options.data)}
        logger.info("listening", extra={"fields": fields})

    await run(parts, options, stopping, started)
    logger.info("stopped")


def _on_signals(stopping: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGINT"):
        number = getattr(signal, name)
        if sys.platform == "win32":
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stopping.set))
        else:
            loop.add_signal_handler(number, stopping.set)


def _as_many_files_as_allowed() -> None:
    """A stream is an open file: many systems start programs with room for a thousand."""
    if sys.platform == "win32":
        return
    import resource  # there is none on Windows

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):  # then it stays as it is
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    if most != resource.RLIM_INFINITY and most < 4_096:
        logger.warning("only %d files may be open: %d desktops' streams, no more", most, most // 2)


def _reserved(host: str, port: int) -> socket.socket:
    """Holds the port until granian listens on it. granian shares ports between processes, so a
    second hub on the same one would answer half of the requests: this refuses it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    place = socket.socket(family, socket.SOCK_STREAM)
    try:
        if port:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                if os.name == "posix":
                    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((host, port))
        if hasattr(socket, "SO_REUSEPORT"):
            place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        place.bind((host, port))
    except OSError as error:
        place.close()
        raise PortTaken(
            f"Port {port} of {host} can't be used ({error.strerror}). Stop the program that has "
            "it, or choose another with --port."
        ) from error
    return place


async def _answers(host: str, port: int, serving: asyncio.Task[None]) -> None:
    """Wait until connections are taken, so that the printed line is true."""
    for _ in range(500):
        if serving.done():
            await serving
        try:
            _, writer = await asyncio.open_connection(host, port)
        except OSError:
            await asyncio.sleep(0.01)
            continue
        writer.close()
        return


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
