"""What is mostly doubted of a text, mended in its row of the upload's page."""

from typing import Any

from django import forms
from django.contrib.auth.models import User

from agencies.models import Agency
from briefings.answering import ASKED_FOR, BUREAU
from briefings.models import Article, Issue
from briefings.rights import EDITORS

from .issue import IssueForm


class RepairForm(IssueForm):
    """Title, year, number and date of a draft; a tick settles what was only doubted."""

    title = forms.CharField(label="标题", max_length=500)
    looked = forms.BooleanField(
        label="已对照原文核对，其余批注也算处理", required=False
    )

    class Meta(IssueForm.Meta):
        fields = ["year", "number", "issued_on"]

    def __init__(self, by: User, article: Article | None, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.article = article
        self.initial["title"] = article.title if article else ""
        self.fields["title"].required = article is not None
        agency: Any = self.fields.get("agency")
        if agency:
            agency.queryset = Agency.objects.within_reach_of(by, *EDITORS)
            agency.help_text = ""
            if self.instance.agency_id:
                self._let_the_bureau_stay(agency)

    def _post_clean(self):
        """The number may be another issue's: of those fields, too, that are not here."""
        # A hook of Django's that its types leave out.
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        try:
            self.instance.validate_constraints()
        except forms.ValidationError as clash:
            self.add_error(None, clash.messages)

    @property
    def mended(self) -> list[str]:
        """The facts that were typed over."""
        return [name for name in self.changed_data if name != "looked"]


class RepairWithBureau(RepairForm):
    """The bureau, too, where that is what is doubted."""

    class Meta(IssueForm.Meta):
        fields = ["agency", *RepairForm.Meta.fields]


def form_for(issue: Issue, codes: set[str]) -> type[RepairForm]:
    """With the bureau where there is none, or a remark of these codes asks for it."""
    asks = codes & {code for code, asked in ASKED_FOR.items() if asked == BUREAU}
    return RepairWithBureau if asks or issue.agency_id is None else RepairForm
