"""What makes of all there are only some: a deed (走访, 新建), a trait (女性, 分散供养).

The words are rows of `reading/language/narrowings.csv`.
"""

import re

from ..language.word_rows import word_rows, words_of

TABLE = "narrowings.csv"
# 共有, 现有, 在册: whatever was done before, here all are meant.
ALL_MEANT = re.compile("共有|现有|在册|达到|总数|总量|增至|增加到|已有")
# 社会组织登记112家: entered in that time; 登记在册 are all.
ENTERED = re.compile(r"登记(?=[\d\s])")


def _guarded(row: dict[str, str]) -> str:
    return "".join(f"(?<!{word})" for word in row["not_behind"].split()) + row["word"]


def _pattern(words: str) -> re.Pattern[str]:
    rows = [row for row in word_rows(TABLE) if row["class"] == words]
    return re.compile("|".join(map(_guarded, rows)))


DEED = _pattern("deed")
# Money that was given on or left over, not paid out.
ALLOTTED = _pattern("allotted")


def narrows(whole: str, label: str) -> bool:
    """Whether the parts of this whole are of some only: 新登记社会组织118家，其中.

    A word that the label too has narrows nothing: it is what is counted.
    """
    since = ALL_MEANT.search(whole)
    said = whole[since.end() :] if since else whole
    if not since and ENTERED.search(said):
        return True
    return any(word in said and word not in label for word in words_of(TABLE, "trait")) or (
        any(each[0] not in label for each in DEED.finditer(said))
    )
