"""A machine made of small scripts on a PATH of its own, for the set-up to work on."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.places import ROOT

REAL = ["sh", "cat", "cut", "dirname", "rm", "mkdir", "cp", "sha256sum", "chmod", "env", "printf"]

# Says what it was asked in $LOG, and does what the set-up rests on: a venv is a copy of itself.
PYTHON = """#!/bin/sh
echo "{name} $*" >>"$LOG"
case "$*" in
    *version_info*) {answer} ;;
    *ensurepip*) exit {ensurepip} ;;
    "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
    -V*) echo "Python 3.{minor}.1" ;;
    *"$PIP_FAILS"*) exit 1 ;;
esac
"""

DPKG_QUERY = """#!/bin/sh
for package in $INSTALLED; do
    [ "$4" = "$package" ] && echo installed && exit 0
done
exit 1
"""


@dataclass
class Machine:
    folder: Path
    installed: set[str] = field(default_factory=set)
    environment: dict[str, str] = field(default_factory=dict)
    pip_fails_on: str = "nothing"

    @classmethod
    def bare(cls, folder: Path) -> Machine:
        """Has Python 3.11 and the basic commands, and no package manager."""
        machine = cls(folder)
        machine.bin.mkdir(parents=True)
        for name in REAL:
            machine.bin.joinpath(name).symlink_to(shutil.which(name) or f"/bin/{name}")
        for part in ("tools/set-up.sh", "pyproject.toml"):
            target = machine.project / part
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / part, target)
        shutil.copytree(ROOT / "requirements", machine.project / "requirements")
        machine.command("id", 'echo "$FAKE_UID"')
        machine.python(11)
        machine.environment = {"FAKE_UID": "1000"}
        return machine

    @classmethod
    def debian(cls, folder: Path) -> Machine:
        """As `bare`, with apt and dpkg."""
        machine = cls.bare(folder)
        machine.bin.joinpath("dpkg-query").write_text(DPKG_QUERY, encoding="utf-8")
        machine.bin.joinpath("dpkg-query").chmod(0o755)
        machine.command("apt-get", 'echo "apt-get $*" >>"$LOG"')
        return machine

    @property
    def bin(self) -> Path:
        return self.folder / "bin"

    @property
    def project(self) -> Path:
        return self.folder / "project"

    @property
    def venv(self) -> Path:
        return self.project / ".venv"

    def command(self, name: str, body: str) -> None:
        path = self.bin / name
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o755)

    def python(self, minor: int, *, name: str = "", ensurepip: bool = True) -> None:
        suits = 11 <= minor <= 14
        name = name or f"python3.{minor}"
        path = self.bin / name
        path.write_text(
            PYTHON.format(
                name=name,
                minor=minor,
                answer=f"echo {minor}" if suits else "exit 1",
                ensurepip=0 if ensurepip else 1,
            ),
            encoding="utf-8",
        )
        path.chmod(0o755)

    def as_root(self) -> None:
        self.environment["FAKE_UID"] = "0"

    def set_up(self, name: str) -> subprocess.CompletedProcess[str]:
        self.log.unlink(missing_ok=True)
        return subprocess.run(
            [self.bin / "sh", "tools/set-up.sh", name],
            cwd=self.project,
            env={
                "PATH": str(self.bin),
                "LOG": str(self.log),
                "INSTALLED": " ".join(self.installed),
                "PIP_FAILS": self.pip_fails_on,
                **self.environment,
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            stdin=subprocess.DEVNULL,
        )

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def did(self, start: str) -> list[str]:
        """The commands of the last run that begin so."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        return [line for line in lines if line.startswith(start)]

    def pip_did(self) -> list[str]:
        marker = " -m pip --disable-pip-version-check -qq "
        return [line.split(marker, 1)[1] for line in self.did("python") if marker in line]
