"""Forms that save over nothing which their page has not shown."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from hashlib import blake2b
from typing import Any

from django import forms


class SeenField(forms.CharField):
    """What a page showed, as the browser sends it back; nobody types it."""

    widget = forms.HiddenInput

    def __init__(self):
        super().__init__(required=False, label="")

    def has_changed(self, initial, data) -> bool:
        return False


class SeenForm(forms.ModelForm):
    """Whatever of it somebody else has changed since its page was shown is not undone.

    The page carries a digest of each value it showed. What she has left as it was
    follows the newer text. Where she has typed into the same row, nothing is saved: both
    texts are shown, and the form then says what she typed, and what is new elsewhere.
    """

    # Of a page that was sent, a QueryDict.
    data: Any
    seen = SeenField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The fields in which her words meet others, and those that she left alone.
        self.overtaken: list[str] = []
        self.taken_over: list[str] = []
        # Whether somebody has meanwhile deleted the row.
        self.is_gone = False

    def beside_it(self) -> dict[str, object]:
        """What she saw of the row besides the form, by name."""
        return {}

    def get_initial_for_field(self, field, field_name):
        if field_name == "seen":
            return json.dumps(self._now)
        return super().get_initial_for_field(field, field_name)

    def clean(self):
        cleaned = super().clean()
        self._look_at_what_is_new(_read(self.cleaned_data.get("seen")))
        return cleaned

    def _look_at_what_is_new(self, shown: dict[str, str]) -> None:
        now = self._now
        theirs = {name for name in now if shown.get(name) != now[name]}
        is_news = theirs and (self.instance.pk or shown)
        if not (is_news or self.is_gone):
            return
        typed = self._digests(self.cleaned_data)
        own = {name for name in typed if typed[name] != shown.get(name)}
        if not own:
            self._follow()
        elif self.is_gone:
            self._refuse([], [], "打开以后，别人删除了它；再保存就作为新的加入。")
        elif theirs - typed.keys() or any(typed[n] != now[n] for n in own | theirs):
            met = [n for n in typed if n in own and n in now and typed[n] != now[n]]
            left_alone = [n for n in typed if n in theirs and n not in own]
            self._refuse(met, left_alone, "打开以后，别人改过这里；这次没有保存。")

    @cached_property
    def _now(self) -> dict[str, str]:
        """The digests of what the row says; asked before anything is set on it."""
        said = {
            name: self.get_initial_for_field(field, name)
            for name, field in self.base_fields.items()
            if self.instance.pk and name != "seen"
        }
        return {**self._digests(said), **_digests(self.beside_it())}

    def _digests(self, values: Mapping[str, Any]) -> dict[str, str]:
        """Of each field by itself; of those that will not do, there is no value."""
        return _digests(
            {
                name: _in_no_order(values.get(name))
                if _is_set(field)
                else values.get(name)
                for name, field in self.base_fields.items()
                if name != "seen"
            }
        )

    def _follow(self) -> None:
        """Say what the row now says: she has left all of it as it was."""
        self.__dict__["changed_data"] = []
        model = self._meta.model._meta
        for field in [] if self.is_gone else [*model.fields, *model.many_to_many]:
            if field.name in self.cleaned_data:
                value = getattr(self.instance, field.name)
                self.cleaned_data[field.name] = (
                    value.all() if field.many_to_many else value
                )

    def _refuse(self, met: list[str], left_alone: list[str], why: str) -> None:
        self.overtaken, self.taken_over = met, left_alone
        # Sent again, it is saved: by then both texts have been before her.
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = json.dumps(self._now)
        for name in left_alone:
            self._show_instead(name)
        self.add_error(None, why)

    def _show_instead(self, name: str) -> None:
        """Put what the row says into a field that she has not touched."""
        field, at = self.fields[name], self.add_prefix(name)
        value = field.prepare_value(self.get_initial_for_field(field, name))
        widget: Any = field.widget
        if isinstance(widget, forms.MultiWidget):
            parts = zip(widget.widgets, widget.decompress(value) or (), strict=True)
            for n, (part, each) in enumerate(parts):
                self.data[f"{at}_{n}"] = part.format_value(each) or ""
        elif _is_set(field):
            self.data.setlist(at, _in_no_order(value))
        elif isinstance(value, bool):
            self.data.setlist(at, ["on"] if value else [])
        else:
            self.data[at] = widget.format_value(value) or ""


class PartsFormSet(forms.BaseInlineFormSet):
    """The parts of an issue on its page; what was typed into one now gone is kept.

    Django knows no form whose row is gone. Here it becomes one more new part.
    """

    data: Any

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.gone = range(0)
        if self.is_bound and self.management_form.is_valid():
            self._put_the_gone_behind_the_held()

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.instance.issue = self.instance
        form.is_gone = index in self.gone

    def _put_the_gone_behind_the_held(self) -> None:
        total = self.total_form_count()
        initial = min(self.initial_form_count(), total)
        held = {str(pk) for pk in self.get_queryset().values_list("pk", flat=True)}
        is_gone = [self._sent(n, "id") not in held for n in range(initial)]
        if not any(is_gone):
            return
        order = sorted(range(initial), key=lambda n: is_gone[n])
        first = initial - sum(is_gone)
        self._renumber([*order, *range(initial, total)])
        self.gone = range(first, initial)
        for n in self.gone:
            self.data[f"{self.prefix}-{n}-id"] = ""
        self.data[f"{self.prefix}-INITIAL_FORMS"] = str(first)
        del self.management_form

    def _sent(self, n: int, name: str) -> str:
        return self.data.get(f"{self.prefix}-{n}-{name}", "")

    def _renumber(self, order: list[int]) -> None:
        """Let the form at each of these places stand where the place does."""
        stands_at = {str(old): new for new, old in enumerate(order)}
        sent, self.data = self.data, self.data.copy()
        for name in sent:
            match = re.fullmatch(rf"{self.prefix}-(\d+)-(\w+)", name)
            if match and match[1] in stands_at:
                at = f"{self.prefix}-{stands_at[match[1]]}-{match[2]}"
                self.data.setlist(at, sent.getlist(name))


def _read(sent: str | None) -> dict[str, str]:
    """The digests a page carried; none where it carried none that we made."""
    try:
        shown = json.loads(sent or "{}")
    except ValueError:
        return {}
    return shown if isinstance(shown, dict) else {}


def _digests(values: Mapping[str, object]) -> dict[str, str]:
    return {
        name: blake2b(repr(_plain(value)).encode(), digest_size=6).hexdigest()
        for name, value in values.items()
    }


def _plain(value: object) -> object:
    """The same for what a form was filled with and for what it made of that."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(microsecond=0).isoformat()
    if isinstance(value, list):
        return [*map(str, value)]
    return str(getattr(value, "pk", value) or "")


def _is_set(field: forms.Field) -> bool:
    return isinstance(field, forms.ModelMultipleChoiceField)


def _in_no_order(rows: Iterable | None) -> list[str]:
    return sorted(str(getattr(each, "pk", each)) for each in rows or ())
