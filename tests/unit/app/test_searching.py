"""Finding people: what is held here first, what the hub knows beside it, nothing unmasked."""

from __future__ import annotations

import asyncio

from tests.support.desk_fakes import ANN, BOB, Fakes, known, person


def test_people_are_found_here_and_on_the_hub_each_once() -> None:
    async def run() -> None:
        fakes = Fakes()
        ann = fakes.add(person("ann", "Ann Lee", ANN))
        anna = person("anna", "Anna Ray", BOB)
        fakes.hub.away = False
        fakes.hub.people = {"ann": known(ann), "anna": known(anna)}
        found = await fakes.workspace.search_customers(" ann ")
        assert [hit.customer_id for hit in found] == ["ann", "anna"]
        assert all("018" in found[0].detail and ANN not in hit.detail for hit in found)
        fakes.hub.away = True
        assert len(await fakes.workspace.search_customers("ann")) == 1
        assert await fakes.workspace.search_customers("a") == ()

    asyncio.run(run())
