"""Compiles `translations/*.ts` with Qt's lrelease.

As hatchling's build hook it puts the compiled files into the wheel; an editable install gets them
beside their sources, where `agent_desktop.shipped` looks for them. `make i18n` runs it as a script.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parents[1]


class TranslationsHook(BuildHookInterface):  # type: ignore[type-arg] - not generic at run time
    """hatchling finds it as the only hook class of this file."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        source = Path(self.root) / "translations"
        if version == "editable":
            compile_all(source, source)
            return
        self._scratch = tempfile.TemporaryDirectory(prefix="agent-desktop-translations-")
        for compiled in compile_all(source, Path(self._scratch.name)):
            build_data["force_include"][str(compiled)] = (
                f"agent_desktop/_translations/{compiled.name}"
            )

    def finalize(self, version: str, *_: object) -> None:
        if version != "editable":
            self._scratch.cleanup()


def compile_all(source: Path, target: Path) -> list[Path]:
    """Writes one `.qm` for each `.ts`; a translation that does not compile stops the build."""
    import PySide6

    program = Path(PySide6.__file__).parent / (
        "lrelease.exe" if sys.platform == "win32" else "lrelease"
    )
    written = []
    for translation in sorted(source.glob("*.ts")):
        compiled = target / translation.with_suffix(".qm").name
        subprocess.run([program, "-silent", translation, "-qm", compiled], check=True)
        written.append(compiled)
    return written


if __name__ == "__main__":
    for path in compile_all(ROOT / "translations", ROOT / "translations"):
        print(path.relative_to(ROOT))
