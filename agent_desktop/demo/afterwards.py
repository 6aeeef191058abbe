"""After the hour: what the hub holds, asked as the supervisor would, against what was clicked."""

from __future__ import annotations

from agent_desktop.app.review import ReviewFilters
from agent_desktop.demo.script import Click
from agent_desktop.demo.stage import Stage
from agent_desktop.demo.telling import Teller
from agent_desktop.domain.responses import Response
from agent_desktop.domain.visibility import Role
from agent_desktop.hubclient.client import HubClient
from agent_desktop.hubclient.review import HubReview


async def judge(
    stage: Stage,
    clicked: list[Click],
    undone: list[Click],
    tell: Teller,
) -> None:
    """Raises StepFailed if a response is missing, doubled, out of order or on another customer
    on the hub."""
    tell.begin("the hub has every response once, in the order of the clicks")
    token = stage.token(Role.SUPERVISOR)
    client = HubClient(stage.hub.url, lambda: token, "demo-judge")
    try:
        page = await HubReview(client).rows(ReviewFilters(), None, 100)
    finally:
        await client.close()
    responses = sorted((row.response for row in page.rows), key=lambda response: response.at)
    standing = [_click(one) for one in responses if not one.withdrawn]
    taken_back = [_click(one) for one in responses if one.withdrawn]
    if standing != clicked:
        raise tell.failed(f"clicked {clicked}, but the hub has {standing}")
    if any(one not in undone for one in taken_back):
        raise tell.failed(f"undone {undone}, but the hub has withdrawn {taken_back}")
    tell.done(f"{len(standing)} responses, {len(taken_back)} taken back")


def _click(response: Response) -> Click:
    return Click(response.customer_id, response.action_id, response.sentiment)
