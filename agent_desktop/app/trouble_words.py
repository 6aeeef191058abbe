"""What other rooms say is wrong with the line or the disk, in the agent's language. They word it in
English, once and whole; a sentence that is not listed here is shown as it is."""

from __future__ import annotations

from typing import Final

from agent_desktop.app.words import QT_TRANSLATE_NOOP, Words

KNOWN: Final = (
    QT_TRANSLATE_NOOP("Trouble", "The hub does not answer"),
    QT_TRANSLATE_NOOP("Trouble", "The hub took too long to answer"),
    QT_TRANSLATE_NOOP("Trouble", "The hub cannot be reached"),
    QT_TRANSLATE_NOOP("Trouble", "The line to the hub broke off"),
    QT_TRANSLATE_NOOP("Trouble", "The hub is not available just now"),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "The hub's certificate is not trusted on this computer. Tell IT; nothing was sent",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "Something else answered in the hub's place (a sign-in page of the network, perhaps). "
        "Open a web page to see whether the network wants you to sign in",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "The hub's answer does not fit this version of Agent Desktop. Update the older of the two",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "This address now answers as another hub than before. Nothing was sent to it; ask IT "
        "which of the two is right",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "This address now answers as another hub than before. Nothing was taken from it; ask IT "
        "which of the two is right",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble", "The disk is full, so nothing more can be saved. Free some space on the disk."
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "The disk did not take or give the data. Check that it has space and is still connected.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "Another program holds the file of recorded answers (a backup or a virus scanner, "
        "perhaps), so the answer was not saved. Answer again.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble", "The answer could not be saved. Answer again; if it goes on, tell IT."
    ),
    QT_TRANSLATE_NOOP("Trouble", "Nobody is signed in, so nothing can be recorded. Sign in first."),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "The customers saved on this device could not be read. They are being fetched from the "
        "hub again; your responses are not affected.",
    ),
    QT_TRANSLATE_NOOP("Trouble", "Then answer again."),
)
_AND_THEN: Final = " Then answer again."


def trouble_words(text: str, words: Words) -> str:
    if text.endswith(_AND_THEN):
        first = trouble_words(text.removesuffix(_AND_THEN), words)
        return f"{first} {words.translate('Trouble', _AND_THEN.strip())}"
    return words.translate("Trouble", text) if text else ""
