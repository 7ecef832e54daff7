"""What the editor of a public text says of her change: a typo, or a correction told to readers."""

from django import forms

from briefings.corrections import CORRECT, LONGEST, MINOR, Telling
from briefings.models import Article, Correction, Issue

NATURES = [
    ("minor", f"{MINOR}：错别字、标点，意思不变；只记在历史里"),
    ("correction", f"{CORRECT}：公众在文首看到下面这句说明"),
]


class TellingForm(forms.Form):
    """Nothing is chosen beforehand: whoever changes public words has to say it."""

    nature = forms.ChoiceField(
        label="这次改动是", choices=NATURES, required=False, widget=forms.RadioSelect
    )
    correction = forms.CharField(
        label="更正说明",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 48, "maxlength": LONGEST}),
        help_text="写明原来错在哪里、现在是什么，如“第二段‘36家’应为‘38家’”。",
    )


def told_in(posted, row: Issue | Article | None = None) -> Telling:
    """What was said with the change that was sent."""
    nature = posted.get("nature", "")
    return Telling(
        is_minor=nature == "minor",
        is_correction=nature == "correction",
        words=posted.get("correction", ""),
        article=row if isinstance(row, Article) else None,
    )


def asked_of(request, issue: Issue) -> dict[str, object]:
    """What a page asks that would change public words; of what is not public, nothing."""
    if not issue.is_public:
        return {}
    form = TellingForm(request.POST if request.method == "POST" else None)
    told = Correction.objects.standing().filter(issue=issue)
    return {"telling": form, "corrections": told.select_related("article")}
