"""In a process of its own, as a start is: PySide searches each module once."""

import subprocess
import sys

SCRIPT = """
import inspect
import PySide6

read = []
inspect.getsource = lambda module: read.append(module) or ""
import imaplib
before = len(read)

from agent_desktop.bootstrap.quick_imports import skip_feature_search
skip_feature_search()
read.clear()
import poplib
print(before, len(read))
"""


def test_importing_reads_no_sources_any_more() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=False
    )

    assert done.returncode == 0, done.stderr
    before, after = map(int, done.stdout.split())
    assert before, "PySide searches in another way: there may be nothing to skip any more"
    assert after == 0
