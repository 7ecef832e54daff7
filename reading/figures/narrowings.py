"""What makes of all there are only some: a deed (走访, 新建), a trait (女性, 分散供养).

The words are rows of `reading/language/narrowings.csv`.
"""

import re

from ..language.guarded import any_of_kind

TABLE = "narrowings.csv"
# 共有, 现有, 在册: whatever was done before, here all are meant.
ALL_MEANT = re.compile("共有|现有|在册|达到|总数|总量|增至|增加到|已有")
# 登记社会组织96家, 纳入特困供养72人, of a year; 截至年底登记社会组织1304家 are all.
ENTERED = re.compile(
    "(?<!婚姻)(?<!结婚)(?<!离婚)(?<!收养)登记(?!在册|在案|注册|管理|备案)|纳入|认定|录入"
)
UNTIL = re.compile("截[至止]|目前|[年月季]底|[年月]末|在册")


DEED = re.compile(any_of_kind(TABLE, "deed"))
# Money that was given on or left over, not paid out.
ALLOTTED = re.compile(any_of_kind(TABLE, "allotted"))
NARROWS = re.compile(any_of_kind(TABLE))


def narrows(whole: str, label: str) -> bool:
    """Whether the parts of this whole are of some only: 新登记社会组织118家，其中.

    A word that the label too has narrows nothing: it is what is counted.
    """
    since = ALL_MEANT.search(whole)
    said = whole[since.end() :] if since else whole
    return any(each[0] not in label for each in NARROWS.finditer(said))


def is_of_entered(said: str, before: str) -> bool:
    """Whether 登记 says that they were entered in that time, not that they are held."""
    if not ENTERED.search(said) or ALL_MEANT.search(said):
        return False
    return not UNTIL.search(before)
