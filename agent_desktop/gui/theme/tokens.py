"""The facts of the look: colours, type, space and motion. Lengths are logical pixels at 100 %."""

from __future__ import annotations

from typing import Final, NamedTuple

LIGHT: Final[dict[str, str]] = {
    "canvas": "#F3F4F7",
    "surface": "#FFFFFF",
    "side": "#F8F9FB",
    "inset": "#F7F8FA",
    "hover": "#EDEFF4",
    "selected": "#EAF0FF",
    "line": "#DFE3EA",
    "control": "#7B8595",
    "text": "#161A22",
    "text2": "#454D5C",
    "text3": "#5C6575",
    "disabled": "#8A92A0",
    "accent": "#2149C1",
    "accentSolid": "#2149C1",
    "onAccent": "#FFFFFF",
    "accentTint": "#EAF0FF",
    "accentLine": "#A9BEF5",
    "focus": "#2149C1",
    "positive": "#12703D",
    "positiveTint": "#E7F5ED",
    "onPositive": "#FFFFFF",
    "neutral": "#505B6C",
    "neutralTint": "#EEF0F4",
    "onNeutral": "#FFFFFF",
    "negative": "#B3263A",
    "negativeTint": "#FCEBEE",
    "onNegative": "#FFFFFF",
    "warn": "#855000",
    "warnTint": "#FEF5E4",
    "warnLine": "#E3B04B",
    "warnSolid": "#B87503",
    "web": "#1F66B0",
    "webTint": "#E6F0FA",
    "mobile": "#6C46B5",
    "mobileTint": "#F0EBFA",
    "assisted": "#0B7069",
    "assistedTint": "#E2F3F1",
    "social": "#A83173",
    "socialTint": "#FAE9F2",
    "physical": "#85590C",
    "physicalTint": "#F8F0DF",
    "outbound": "#4A5A70",
    "outboundTint": "#E9EDF2",
    "toast": "#161A22",
    "onToast": "#FFFFFF",
    "onToast2": "#C9CED8",
    "toastBar": "#93B1FF",
}

DARK: Final[dict[str, str]] = {
    "canvas": "#111318",
    "surface": "#181B21",
    "side": "#14171C",
    "inset": "#1D2128",
    "hover": "#252A33",
    "selected": "#1E2A47",
    "line": "#2C323D",
    "control": "#6D7788",
    "text": "#EBEEF3",
    "text2": "#BAC1CD",
    "text3": "#9AA3B2",
    "disabled": "#6A7383",
    "accent": "#93B1FF",
    "accentSolid": "#3560D6",
    "onAccent": "#FFFFFF",
    "accentTint": "#1E2A47",
    "accentLine": "#3D5796",
    "focus": "#93B1FF",
    "positive": "#5CCB8E",
    "positiveTint": "#163024",
    "onPositive": "#08170F",
    "neutral": "#B3BDCC",
    "neutralTint": "#262C36",
    "onNeutral": "#111318",
    "negative": "#FF929E",
    "negativeTint": "#3A1D23",
    "onNegative": "#230A0E",
    "warn": "#F0BC5E",
    "warnTint": "#2D2414",
    "warnLine": "#7A5F27",
    "warnSolid": "#D99A2B",
    "web": "#7AB5F2",
    "webTint": "#1A2A3B",
    "mobile": "#BBA0F5",
    "mobileTint": "#282140",
    "assisted": "#5CC9BF",
    "assistedTint": "#15302E",
    "social": "#F08CC0",
    "socialTint": "#381E2D",
    "physical": "#DDB05E",
    "physicalTint": "#2F2614",
    "outbound": "#A8B6CA",
    "outboundTint": "#262D38",
    "toast": "#EBEEF3",
    "onToast": "#161A22",
    "onToast2": "#454D5C",
    "toastBar": "#3560D6",
}

HIGH_CONTRAST: Final[dict[str, str]] = {
    "canvas": "#000000",
    "surface": "#000000",
    "side": "#000000",
    "inset": "#000000",
    "hover": "#1F1F1F",
    "selected": "#00263D",
    "line": "#8C8C8C",
    "control": "#FFFFFF",
    "text": "#FFFFFF",
    "text2": "#FFFFFF",
    "text3": "#E3E3E3",
    "disabled": "#A6A6A6",
    "accent": "#5CD6FF",
    "accentSolid": "#5CD6FF",
    "onAccent": "#000000",
    "accentTint": "#00263D",
    "accentLine": "#5CD6FF",
    "focus": "#FFE600",
    "positive": "#5CFF9D",
    "positiveTint": "#000000",
    "onPositive": "#000000",
    "neutral": "#FFFFFF",
    "neutralTint": "#000000",
    "onNeutral": "#000000",
    "negative": "#FF9DA6",
    "negativeTint": "#000000",
    "onNegative": "#000000",
    "warn": "#FFD23F",
    "warnTint": "#000000",
    "warnLine": "#FFD23F",
    "warnSolid": "#FFD23F",
    "web": "#8CC8FF",
    "webTint": "#000000",
    "mobile": "#CDB5FF",
    "mobileTint": "#000000",
    "assisted": "#6BEBDD",
    "assistedTint": "#000000",
    "social": "#FFA3D4",
    "socialTint": "#000000",
    "physical": "#FFCE73",
    "physicalTint": "#000000",
    "outbound": "#D2DEEF",
    "outboundTint": "#000000",
    "toast": "#FFFFFF",
    "onToast": "#000000",
    "onToast2": "#000000",
    "toastBar": "#0B62A8",
}


class Role(NamedTuple):
    """A size of type. `line` is the height of one line."""

    size: int
    line: int
    weight: int


ROLES: Final[dict[str, Role]] = {
    "caption": Role(11, 14, 500),
    "captionPlain": Role(11, 14, 400),
    "captionStrong": Role(11, 14, 600),
    "meta": Role(12, 16, 400),
    "metaMedium": Role(12, 16, 500),
    "metaStrong": Role(12, 16, 600),
    "body": Role(13, 18, 400),
    "bodyMedium": Role(13, 18, 500),
    "bodyStrong": Role(13, 18, 600),
    "title": Role(15, 20, 600),
    "name": Role(18, 24, 600),
    "figure": Role(24, 30, 600),
}

FAMILIES: Final = ("Inter", "Segoe UI", "Noto Sans", "sans-serif")
FAMILIES_ARABIC: Final = ("Inter", "Noto Sans Arabic UI", "Noto Sans Arabic", "Segoe UI")
ARABIC_LEADING: Final = 2
"""Arabic letters reach further up and down: this much more for each line."""

RADIUS_CHIP: Final = 4
RADIUS_CONTROL: Final = 6
RADIUS_CARD: Final = 8

QUICK_MS: Final = 80
MOVE_MS: Final = 120
CLICK_GUARD_MS: Final = 600
KEY_GUARD_MS: Final = 250
SETTLE_MS: Final = 1000
UNDO_MS: Final = 8000
