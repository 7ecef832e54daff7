"""What is to be said of pages whose signs are not all there, or not all certain."""

from dataclasses import dataclass

from reading.parsed import Severity

from .signs import PageDoubt

HIDDEN = PageDoubt(
    code="hidden_text_left_out",
    severity=Severity.WARNING,
    told="有看不见的文字（白色、极小、透明或在页面之外），没有导入。请打开原件核对。",
)
RECOGNISED = PageDoubt(
    code="recognised_text",
    severity=Severity.BLOCKING,
    told="是扫描图片，文字是扫描软件识别的，可能有错字、错数。请对照原件逐字核对。",
)
NO_TEXT = PageDoubt(
    code="page_without_text",
    severity=Severity.BLOCKING,
    told="是图片，没有文字，这一页的内容没有导入。请对照原件补录。",
)
NOT_READ = PageDoubt(
    code="page_not_read",
    severity=Severity.BLOCKING,
    told="打不开，这一页的内容没有导入。请对照原件补录。",
)
NOTES = PageDoubt(
    code="annotation_left_out",
    severity=Severity.WARNING,
    told="有批注、印章或表单里填写的内容，没有导入。请打开原件核对。",
)
UNMAPPED = PageDoubt(
    code="unmapped_characters",
    severity=Severity.BLOCKING,
    told="有的字没有文字对应，取不出来或取错了。请对照原件更正。",
)


@dataclass(slots=True)
class FoundSigns:
    """What was counted over all pages."""

    signs: int = 0
    unmapped: int = 0
    pictures: int = 0
