"""What is learnt of outcomes: how likely an action is to work. docs/learning.md has the formulas.

`starting` and `draws` need no numpy; whatever scores with a model or learns does, and comes late.
"""

from agent_desktop.decisioning.learning.snapshot import Snapshot, SnapshotError, read_snapshot
from agent_desktop.decisioning.learning.starting import StartingPropensities

__all__ = ["Snapshot", "SnapshotError", "StartingPropensities", "read_snapshot"]
