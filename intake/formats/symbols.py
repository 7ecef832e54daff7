"""Signs of the fonts of signs, as characters that any font has: ☑ of Wingdings F0FE."""

from xml.etree.ElementTree import Element

SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "·", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
    0xBC: "…", 0xD6: "√", 0xDE: "⇒", 0xE5: "∑", 0x57: "Ω", 0x61: "α", 0x62: "β",
    0x6D: "μ", 0x25: "%", 0x2B: "+", 0x2D: "−", 0x3D: "=",
}  # fmt: skip
WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□",
    0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA7: "■",
    0xA8: "□", 0xAB: "★", 0xB6: "☆", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE1: "↑",
    0xE2: "↓", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x81 + i: chr(ord("①") + i) for i in range(9)}, 0x8A: "⑩",
    **{0x8C + i: chr(ord("❶") + i) for i in range(9)}, 0x95: "❿",
}  # fmt: skip
WINGDINGS_2 = {
    0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x2A: "□", 0xA3: "□",
    0x97: "●", 0xA2: "■",
    **{0x6A + i: chr(ord("①") + i) for i in range(10)},
}  # fmt: skip
FONTS = {"symbol": SYMBOL, "wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2}
# What nobody can read; reading remarks on it.
UNREADABLE = "\ufffd"
PRIVATE = 0xF000


def sign_of(element: Element) -> str:
    """☑ of <w:sym w:font="Wingdings" w:char="F0FE"/>."""
    font, written = element.get("w:font", "").lower(), element.get("w:char", "")
    try:
        code = int(written, 16)
    except ValueError:
        return UNREADABLE
    if font in FONTS:
        return FONTS[font].get(code & 0xFF if code >= PRIVATE else code, UNREADABLE)
    is_character = 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE
    return chr(code) if is_character else UNREADABLE


def bullet_of(sign: str) -> str:
    """● of F06C, whose font is not told: bullets are of Wingdings, or else of Symbol."""
    code = ord(sign) & 0xFF
    return WINGDINGS.get(code) or SYMBOL.get(code, sign)
