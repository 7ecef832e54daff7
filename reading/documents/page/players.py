"""The buttons of a player on a page: 语音播报 00:00 / 02:47 倍速 1.0x 1.5x."""

from ...language.patterns import pattern

# 00:00 / 01:42 倍速 高清: a player's clock
PLAYER = pattern(r"^[▶►]?\s?\d{1,2}[:：]\d{2}\s?[/／]\s?\d{1,2}[:：]\d{2}(?:\s|$)")
# 语音播报 00:00 / 02:47 倍速: the clock amid a player's buttons
CLOCK_OF_PLAYER = pattern(
    r"(?<![\d:：])\d{1,2}[:：]\d{2}\s{0,2}[/／]\s{0,2}\d{1,2}[:：]\d{2}(?![\d:：])"
)
# 1.0x, 1.25倍: how fast a player plays
SPEED = pattern(r"^[0-3]\.\d{1,2}\s?[xX×倍]$")
# 倍速 1.0x 1.25x 1.5x: the speeds behind their name
SPEEDS = pattern(r"(?<!\S)[0-3](?:\.\d{1,2})?\s?[xX×倍](?!\S)")
_SPEED_SIGNS = frozenset("xX×倍")


def without_player(text: str) -> str:
    """倍速 of 倍速 1.0x 1.25x, 语音播报 and 倍速 of 语音播报 00:00 / 02:47 倍速."""
    if "/" in text or "／" in text:
        text = CLOCK_OF_PLAYER.sub(" ", text)
    return text if _SPEED_SIGNS.isdisjoint(text) else SPEEDS.sub(" ", text)
