"""What the programs behind a page leave in its text: scripts, variables, marks of a store."""

import re

from ...language.marks import bare
from ...language.patterns import pattern

# views: {{article.views}}, channelId: 117: what a program exports beside a text; A类: 12 is no key
KEY = pattern(r"^[A-Za-z_][\w.]{0,30}\s*[:=]\s*[^\u4e00-\u9fff]{0,200}$", re.ASCII)
# --> 2023-11-15 … /enpproperty-->: what a newspaper's program keeps behind its text
CODE_LEFT = pattern(r"^\s*(?:<!--|-->)|(?:-->|enpproperty)\s*$")
# (function(){ var bp = document.createElement('script'); …: a script that calls itself; what
# else begins as a statement was taken out with the tags around it
CALLS_ITSELF = pattern(r"^[!;(]{1,3}function\s?\w{0,40}\s?\(")
# .news-text img { max-width: 100% }: how a browser is to draw it
STYLE = pattern(r"^[.#@\w][\w\s.#,:>@()-]{0,120}\{[^{}]{0,400}:[^{}]{0,400}\}")
HAN_SIGN = pattern("[\u4e00-\u9fff]")
# Words of a reader may stand in a script, as alert("加载失败"); a text about one is words.
MOST_WORDS = 0.2


def is_program_code(text: str) -> bool:
    """Whether the line was written for a browser, and none of it for a reader."""
    stripped = text.strip()
    if CODE_LEFT.search(stripped) or KEY.match(text):
        return True
    if not (CALLS_ITSELF.match(stripped) or STYLE.match(stripped)):
        return False
    signs = bare(stripped)
    return len(HAN_SIGN.findall(signs)) <= MOST_WORDS * len(signs)
