"""What was mended at the start, in a sentence for the agent."""

from __future__ import annotations

from agent_desktop.cache.files import Prepared


def told(prepared: Prepared) -> str:
    """Empty when everything was in order."""
    parts = [prepared.newer] if prepared.newer else []
    if prepared.customers_replaced:
        parts.append(
            "The customers saved on this device could not be read. They are being fetched from the "
            "hub again; your responses are not affected."
        )
    salvaged = prepared.salvaged
    if salvaged is None:
        return " ".join(parts)
    if not salvaged.readable:
        parts.append(
            "The file of your responses could not be read at all. It is kept in the profile's "
            "folder 'damaged': tell IT before you go on."
        )
    elif salvaged.missing:
        parts.append(
            f"The file of your responses was damaged: {salvaged.entries} were carried over, "
            f"{salvaged.missing} could not be read. The original is kept in the profile's folder "
            "'damaged': tell IT."
        )
    else:
        parts.append(
            f"The file of your responses was damaged. All {salvaged.entries} that it held were "
            "carried over."
        )
    return " ".join(parts)
