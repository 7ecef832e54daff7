"""What a clerk types into one field: names, dates, numbers, a region, an indicator."""

import re
from datetime import date, time
from decimal import Decimal
from typing import Any
from unicodedata import normalize

from django import forms
from django.core.exceptions import ValidationError

from agencies.models import Region
from metrics.models import Indicator
from reading.documents import split_recipients
from reading.figures.figure import Qualifier
from reading.figures.tables.cells import amount_in
from reading.language.dates import find_dates, is_only_a_date
from reading.language.numerals import plain


class NamesField(forms.CharField):
    """A list of names, shown and typed as 甲、乙 or one a line."""

    widget = forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})

    def prepare_value(self, value):
        return value if isinstance(value, str) else "、".join(value or ())

    # A text to the page, a list to the row.
    def to_python(self, value) -> list[str]:  # type: ignore[override]
        if isinstance(value, list):
            return value
        return list(dict.fromkeys(self.part(super().to_python(value) or "")))

    def run_validators(self, value):
        super().run_validators("、".join(value))

    def has_changed(self, initial, data) -> bool:
        return not self.disabled and list(initial or ()) != self.to_python(data)

    def part(self, text: str) -> tuple[str, ...]:
        names = re.split(r"[、\n]", text)
        return tuple(name.strip() for name in names if name.strip())


class TextField(forms.CharField):
    """A text of many lines: browsers end them otherwise than it is kept."""

    def to_python(self, value) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class LinesField(NamesField):
    """A list of names, one a line: 命名、更名地名 is one."""

    def prepare_value(self, value):
        return value if isinstance(value, str) else "\n".join(value or ())

    def part(self, text: str) -> tuple[str, ...]:
        return tuple(line.strip() for line in text.splitlines() if line.strip())


class RecipientsField(NamesField):
    """市委办公室、各县（市、区）民政局: marks inside brackets do not part."""

    def part(self, text: str) -> tuple[str, ...]:
        return split_recipients(text.replace("\n", "、"))


# 2024。3。5, as a Chinese keyboard types it.
STOPS = str.maketrans("。、", "..")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")


class ChineseDateField(forms.DateField):
    """A day as people type it: 2024年3月5日, 二〇二四年三月五日, 20240305, 2024．3．5."""

    def to_python(self, value) -> date | None:
        if not isinstance(value, str):
            return super().to_python(value)
        typed = "".join(normalize("NFKC", value).split())
        return _day_of(typed, value.strip()) if typed else None


def _day_of(typed: str, said: str) -> date:
    compact = COMPACT.fullmatch(typed)
    written = "-".join(compact.groups()) if compact else typed.translate(STOPS)
    # 2024年3月5
    for words in (written, f"{written}日"):
        if is_only_a_date(words):
            day = next(find_dates(words)).value
            if day is None:
                raise ValidationError(f"没有“{said}”这一天，请检查年、月、日。")
            return day
    raise ValidationError(
        f"看不出“{said}”是哪一天。请连年份一起写，如 2024年3月5日、2024-3-5 或 20240305。"
    )


class ClockField(forms.TimeField):
    """9:30, 9：30, 9时30分, 9点30"""

    def to_python(self, value) -> time | None:
        if isinstance(value, str):
            typed = "".join(normalize("NFKC", value).split()).rstrip("分秒")
            value = re.sub("[时点分]", ":", typed).rstrip(":")
            value = f"{value}:00" if value.isdecimal() else value
        return super().to_python(value)


class MomentField(forms.SplitDateTimeField):
    """A day and a clock time, in two boxes."""

    def __init__(self, **kwargs):
        parts = (ChineseDateField(), ClockField())
        forms.MultiValueField.__init__(self, parts, **kwargs)
        boxes: Any = self.widget
        for box, what in zip(boxes.widgets, ("日期", "时间"), strict=True):
            box.attrs["aria-label"] = f"{self.label or ''}：{what}"


class AmountField(forms.CharField):
    """A number as one types it: 3958, 1,033.75, 12.6万."""

    def prepare_value(self, value):
        return plain(value) if isinstance(value, Decimal) else value

    def clean(self, value) -> Decimal | None:
        said = super().clean(value)
        if not said:
            return None
        found = amount_in(said)
        if found is None or found.own:
            raise ValidationError("只填数字，如 3958、1,033.75、12.6万。")
        if found.qualifier != Qualifier.EXACT:
            raise ValidationError("“约”“余”“以上”请选在“确切程度”里。")
        return found.number * (found.scale or 1)


class IndicatorField(forms.CharField):
    """An indicator by its name, its key or one of its aliases."""

    def clean(self, value) -> Indicator | None:
        name = super().clean(value)
        if not name:
            return None
        found = [
            each
            for each in Indicator.objects.all()
            if name in (each.name, each.key, *each.aliases)
        ]
        if len(found) != 1:
            how_many = "有不止一个指标叫" if found else "没有指标叫"
            raise ValidationError(f"{how_many}“{name}”，请从列出的名称里选。")
        return found[0]


class RegionField(forms.CharField):
    """A region by its code, 440203 武江区, or by a name that no other bears."""

    def prepare_value(self, value):
        return f"{value.pk} {value.name}" if isinstance(value, Region) else value

    def clean(self, value) -> Region | None:
        said = super().clean(value)
        if not said:
            return None
        code = said.split()[0]
        by = {"code": code} if code.isdecimal() else {"name": said}
        found = list(Region.objects.select_related("parent").filter(**by))
        if len(found) == 1:
            return found[0]
        if found:
            several = "、".join(f"{r.pk} {r.parent or ''}{r.name}" for r in found)
            raise ValidationError(f"叫这个名字的不止一处，请填代码：{several}。")
        raise ValidationError(f"没有“{said}”这个地区，请填区划代码或全称。")
