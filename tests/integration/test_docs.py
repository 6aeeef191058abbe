"""A command in the documents is run by a test.

The `$` lines of `console` blocks run in order, a folder a document. A line that ends in ` &` starts
a server, which the following lines may use. `make` is asked what it would do: to do it all from
here would never end.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.support.places import ROOT

BLOCK = re.compile(r"^ *```console\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])


def commands(document: Path) -> list[str]:
    """The `$` lines; a backslash at the end of one joins the next."""
    text = document.read_text(encoding="utf-8")
    lines = "\n".join(BLOCK.findall(text)).replace("\\\n", " ").splitlines()
    return [" ".join(line.strip()[2:].split()) for line in lines if line.strip().startswith("$ ")]


WITH_COMMANDS = [document for document in DOCUMENTS if commands(document)]


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "document", WITH_COMMANDS, ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_the_commands_of(document: Path, tmp_path: Path, free_port: int) -> None:
    with ExitStack() as servers:
        for command in commands(document):
            line = re.sub(r"(--port |127\.0\.0\.1:|localhost:)\d+", rf"\g<1>{free_port}", command)
            words = shlex.split(line)
            if words[0] == "make":
                run(["make", "--dry-run", *words[1:]], ROOT, command)
            elif words[0] == ".venv/bin/pytest":
                paths = [word for word in words[1:] if not word.startswith("-")]
                assert all((ROOT / path).exists() for path in paths), command
            elif words[-1] == "&":
                servers.enter_context(server(words[:-1], tmp_path, free_port, command))
            else:
                run(["sh", "-c", line], tmp_path, command)


def test_every_make_target_has_its_line_in_help() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony is not None
    answer = run(["make", "help"], ROOT, "make help")
    listed = set(re.findall(r"^  make (\S+)", answer, re.MULTILINE))
    assert listed == set(phony[1].split()) - {"translations"}


def test_pictures_and_links_of_the_documents_are_there() -> None:
    documents = [*DOCUMENTS, ROOT / "ARCHITECTURE.md", ROOT / "SECURITY.md"]
    for document in documents:
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", document.read_text(encoding="utf-8")):
            if not re.match(r"[a-z]+:", target):
                assert (document.parent / target).exists(), f"{document.name}: {target}"


def environment() -> dict[str, str]:
    # This may run below `make test`, whose flags are not meant for the commands here.
    ours = {n: v for n, v in os.environ.items() if n not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
    return {**ours, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{ours['PATH']}"}


def run(command: list[str], folder: Path, shown: str) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=120,
    )
    assert done.returncode == 0, f"{shown}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout


@contextmanager
def server(command: list[str], folder: Path, port: int, shown: str) -> Iterator[None]:
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 30
        while not answers(port):
            assert process.poll() is None, f"{shown}: ended with {process.returncode}"
            assert time.monotonic() < until, f"{shown}: is not ready after 30 seconds"
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(20)


def answers(port: int) -> bool:
    """The servers of the documents are hubs, which say when they are ready."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2) as reply:
            return bool(reply.status == 200)
    except OSError:
        return False
