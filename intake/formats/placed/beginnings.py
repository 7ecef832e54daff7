"""Lines whose words tell that they begin anew, however full the line above is."""

from reading.documents.official import is_addressees, is_title
from reading.language.marks import ENUMERATION, form_of_enumeration
from reading.language.numerals import read_number
from reading.language.patterns import pattern

# 附件：1.…: an item of a list behind what it is called.
CALLED = pattern(r"附\s?件\s?[:：]\s?")
SIGNS_AROUND = "（(）)、.．第章节条部"
# 第十条（一）、 above （二）项: numbers that a sentence lists.
LISTS = tuple("、和及与或至到第")
# 一、 and no 一、二级残疾人
FIRST = pattern("一、(?!二)")
# 三、四级智力残疾人, 一、三季度, 二、三产业: grades side by side, and no 三、 of a list.
GRADES = pattern(
    "(?:一、[二三四]|二、[三四]|三、[四五]|四、五|五、六)(?:、|级|类|档|季度|产业)"
)


def begins_anew(first: str, line: str, following: str) -> bool:
    """Whether the line below is none of the paragraph, whose first and last lines are told.

    A title of a whole line ends with it, if no longer one does not (…意见 above 的公告);
    2. is no rest of 1., though nothing closes that.
    """
    if first == line and is_title(line):
        return not is_title(line + following)
    if is_title(first) and is_addressees(following):
        return True
    item = CALLED.sub("", first, count=1)
    if not ENUMERATION.match(item) or line.endswith(LISTS) or GRADES.match(following):
        return False
    return _is_next(item, following) or bool(first == line and FIRST.match(following))


def _is_next(item: str, following: str) -> bool:
    """Whether the one is numbered as the other is, and one higher."""
    if form_of_enumeration(item) != form_of_enumeration(following):
        return False
    number, next_number = _number_of(item), _number_of(following)
    return number is not None and next_number == number + 1


def _number_of(item: str) -> int | None:
    found = ENUMERATION.match(item)
    return read_number(found[0].strip(SIGNS_AROUND)) if found else None
