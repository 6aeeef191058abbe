"""What is said about the lock, the PIN and what stays on this computer."""

from __future__ import annotations

from agent_desktop.gui.words import counted, isolate, translate


def not_opened() -> str:
    return translate("Locked", "It could not be opened. Try again.")


def wrong_pin(wait_s: float) -> str:
    """`wait_s`: seconds before the next try, 0 for at once."""
    said = translate("Locked", "This is not the PIN.")
    then = wait(wait_s) if wait_s > 0 else translate("Locked", "Type it again.")
    return f"{said} {then}"


def wait(seconds: float) -> str:
    whole = max(1, round(seconds + 0.5))
    if whole < 90:
        return counted("Locked", "Wait %n second(s), then type it again.", whole)
    return counted("Locked", "Wait %n minute(s), then type it again.", -(-whole // 60))


def online_only_note() -> str:
    """What it costs, before the work begins."""
    return translate(
        "OnlineOnly",
        "Your company keeps no customers on this computer ('online only'): without the hub nobody "
        "is found, and nothing is suggested. Your responses are saved here and sent all the same.",
    )


def lock_now() -> str:
    return translate("Locking", "Lock now (Ctrl+L)")


def pin_entry(*, has_pin: bool) -> str:
    if has_pin:
        return translate("Locking", "Change the PIN…")
    return translate("Locking", "Choose a PIN…")


def how_it_locks(after_s: int, *, system_says: bool, online_only: bool) -> tuple[str, ...]:
    """Lines for the settings."""
    if after_s <= 0:
        lines = [translate("Locking", "Does not lock by itself: your company has set it so.")]
    else:
        minutes = max(1, round(after_s / 60))
        lines = [counted("Locking", "Locks after %n minute(s) with nobody there.", minutes)]
        if not system_says:
            only_here = translate(
                "Locking",
                "This system does not tell whether somebody is there: only what is typed in this "
                "window counts.",
            )
            lines.append(only_here)
    if online_only:
        lines.append(
            translate("Locking", "Online only: customers are forgotten when the program ends.")
        )
    return tuple(lines)


def has_profile(name: str) -> str:
    said = translate(
        "WhoWorks",
        "{name} has a profile on this desk already. Start the program again and choose it there.",
    )
    return said.format(name=isolate(name))


def nameless() -> str:
    return translate("WhoWorks", "Profile without a name")
