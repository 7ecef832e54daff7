"""What is equal, what differs by chance or on purpose, and what differs."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

RULES = Path(__file__).with_name("rules.toml")
# Of each difference: lines shown, signs of a line, and lines that are looked through.
SHOWN, WIDTH, LOOKED_AT = 14, 240, 4000
# Pages are few and long lines; a tag a line is easier to compare by eye.
BETWEEN_TAGS = re.compile(r">(?=<)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Something that may differ: how it is taken out of the comparison, and why."""

    reason: str
    # Which addresses it is for; all, if it does not say.
    where: re.Pattern[str]
    find: re.Pattern[str]
    put: str
    # "before" where the former text is made into the new one; else "both".
    side: str

    def apply(self, before: str, after: str) -> tuple[str, str]:
        before = self.find.sub(self.put, before)
        return before, self.find.sub(self.put, after) if self.side == "both" else after


def rules() -> tuple[Rule, ...]:
    """Those of rules.toml, in its order."""
    return tuple(
        Rule(
            reason=rule["reason"],
            where=re.compile(rule.get("where", "")),
            find=re.compile(rule["find"]),
            put=rule.get("put", ""),
            side=rule.get("side", "both"),
        )
        for rule in tomllib.loads(RULES.read_text(encoding="utf-8"))["rule"]
    )


@dataclass
class Tally:
    """Counts the comparisons of one kind, and keeps what differs."""

    kind: str
    rules: Sequence[Rule]
    asked: int = 0
    equal: int = 0
    # By reason: how many became equal when this rule, the last needed, was applied.
    allowed: Counter[str] = field(default_factory=Counter)
    # The short diff, and where it was met.
    differing: dict[str, list[str]] = field(default_factory=dict)

    def compare(self, address: str, before: str, after: str) -> bool:
        """Whether both are the same, or may differ as they do."""
        self.asked += 1
        if before == after:
            self.equal += 1
            return True
        for rule in self.rules:
            if rule.where.search(address):
                before, after = rule.apply(before, after)
                if before == after:
                    self.allowed[rule.reason] += 1
                    return True
        self.differing.setdefault(_diff(before, after), []).append(address)
        return False

    def report(self) -> Iterator[str]:
        differing = sum(map(len, self.differing.values()))
        yield (
            f"{self.kind}: {self.asked:,} compared, {self.equal:,} equal byte for byte,"
            f" {self.allowed.total():,} but for what may differ, {differing:,} different"
        )
        for reason, count in self.allowed.most_common():
            yield f"  {count:,} × {reason}"
        for diff, addresses in self.differing.items():
            others = f" and {len(addresses) - 1:,} more" if addresses[1:] else ""
            yield f"\n{self.kind}: {addresses[0]}{others}"
            yield from (f"    e.g. {each}" for each in addresses[1:3])
            yield diff


def _diff(before: str, after: str) -> str:
    """What differs first, short enough to be read."""
    former, present = _lines(before), _lines(after)
    same = 0
    while former[same : same + 1] == present[same : same + 1] and same < len(former):
        same += 1
    # The line before says where one is.
    start = max(0, same - 1)
    compared = (each[start : same + LOOKED_AT] for each in (former, present))
    diff = list(unified_diff(*compared, lineterm="", n=1))[2:]
    lines = [line for line in diff if not line.startswith("@@")]
    window = _window(lines)
    shown = [_cut(line, window) for line in lines[:SHOWN]]
    if lines[SHOWN:]:
        shown.append(f"… and {len(lines) - SHOWN} lines more")
    return "\n".join(shown)


def _window(diff: Sequence[str]) -> int:
    """Where to begin to read lines that are long: before the first sign that differs."""
    changed = [
        next((line[1:] for line in diff if line.startswith(sign)), "") for sign in "-+"
    ]
    signs = enumerate(zip(*changed, strict=False))
    differs = next((n for n, (one, other) in signs if one != other), 0)
    return max(0, differs - WIDTH // 3)


def _cut(line: str, start: int) -> str:
    if len(line) <= WIDTH:
        return line
    return f"{line[0]}{'…' * bool(start)}{line[1 + start : 1 + start + WIDTH]}…"


def _lines(text: str) -> list[str]:
    return BETWEEN_TAGS.sub(">\n", text).split("\n")
