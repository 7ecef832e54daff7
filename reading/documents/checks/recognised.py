"""Pages that a machine has read off pictures: a person looks at each before it is public."""

from collections.abc import Iterable, Iterator, Sequence

from ...extracted import Extracted
from ...language.misread import names_one_sign_off
from ...parsed import Line, ParsedIssue, ParsedRemark, Severity


def pages_to_check(
    source: Extracted, issues: Sequence[ParsedIssue]
) -> Iterator[ParsedRemark]:
    """A blocking remark on each such page, once for every issue that it has lines of."""
    ends = [*source.pages[1:], source.text.count("\n") + 2]
    for number in source.recognised:
        first, last = source.pages[number - 1], ends[number - 1] - 1
        of_issues = [
            max(first, issue.first_line)
            for issue in issues
            if issue.first_line <= last and issue.last_line >= first
        ]
        # What no issue has taken up is the whole file's.
        for line in of_issues or [first]:
            yield _page_not_checked(number, line)


def places_misread(issue: ParsedIssue, region_code: str) -> Iterator[ParsedRemark]:
    """A proposal for each name that is one sign off a place in the bureau's city."""
    told: set[str] = set()
    for article in issue.articles:
        title = Line(article.first_line, article.title)
        blocks = (Line(e.first_line, e.text, e.starts) for e in article.blocks)
        for line in (title, *blocks):
            for at, read, meant in names_one_sign_off(line.text, near=region_code):
                if read not in told:
                    told.add(read)
                    yield _place_maybe_misread(line.line_at(at), read, meant)


def _page_not_checked(number: int, line: int) -> ParsedRemark:
    return ParsedRemark(
        code="page_not_checked",
        severity=Severity.BLOCKING,
        line=line,
        message=f"第 {number} 页是扫描识别的，请对照原图核对后再处理这一条。",
    )


def _place_maybe_misread(line: int, read: str, meant: Iterable[str]) -> ParsedRemark:
    return ParsedRemark(
        code="place_maybe_misread",
        severity=Severity.WARNING,
        line=line,
        message=f"第 {line} 行的“{read}”与地名“{'”“'.join(meant)}”只差一个字，可能是识别错了。请对照原图核对，没有改动。",
    )
