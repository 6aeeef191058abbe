"""Circles in what follows what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def cycles(arrows: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Circles of a graph, each from its first node back to it; none where there is none.

    Without recursion, since a chain may be as long as a catalogue. Each node is left once, so a
    tangle of circles gives some of them, at least one.
    """
    done: set[str] = set()
    for start in arrows:
        if start in done:
            continue
        path: list[str] = [start]
        places = {start: 0}
        waiting = [iter(arrows.get(start, ()))]
        while path:
            following = next(waiting[-1], None)
            if following is None:
                node = path.pop()
                waiting.pop()
                del places[node]
                done.add(node)
            elif following in places:
                yield (*path[places[following] :], following)
            elif following not in done:
                places[following] = len(path)
                path.append(following)
                waiting.append(iter(arrows.get(following, ())))
