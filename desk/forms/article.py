"""One article as the clerk types it: never blocks, always text."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple

from briefings.bin import bin_article
from briefings.editing import (
    choose_topics,
    cite_again,
    manuscript_of,
    put_in_places,
    rewrite,
    tag_by_words,
)
from briefings.models import Article, Issue, Topic
from reading.documents.manuscript import bare_marks

from .fields import TextField
from .issue import InOrderForm
from .seen import PartsFormSet

HOW_TO_WRITE = (
    "一段一行，空行不算。不是正文段落的，在行首写上记号："
    "【小标题】、【图】（图片文件名）、【图注】、【附件】、【联系】（联系人、电话）、"
    "【表】（一行表格，各格用｜隔开）。没有改动的段落仍对应来源文件的原行。"
)


class ArticleForm(InOrderForm):
    manuscript = TextField(
        label="正文",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "class": "manuscript"}),
        help_text=HOW_TO_WRITE,
    )
    # Not `topics`: the admin lists no many-to-many field with a model between.
    chosen_topics = forms.ModelMultipleChoiceField(
        Topic.objects.all(),
        label="主题",
        required=False,
        widget=AutocompleteSelectMultiple(
            Article._meta.get_field("topics"), admin.site, attrs={"class": "topics"}
        ),
        help_text="新文章留空则按关键词自动标注；在这里选的，自动标注不会改动。",
    )

    class Meta:
        model = Article
        fields = [
            "position",
            "section",
            "title",
            "title_is_provisional",
            "subtitle",
            "byline",
            "regions",
        ]
        help_texts = {
            "section": "如“市级动态”；原文不分栏目就留空。",
            "title_is_provisional": "原文没有标题、由我们代拟时勾选。",
            "byline": "文末的供稿单位或作者。",
            "regions": "文中写到的县（市、区）；新文章留空则按地名自动标注。",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_new = self.instance.pk is None
        if not self.is_new:
            self.initial["manuscript"] = manuscript_of(self.instance)
            self.initial["chosen_topics"] = list(
                self.instance.topics.values_list("pk", flat=True)
            )

    def clean_manuscript(self) -> str:
        manuscript = self.cleaned_data["manuscript"]
        if not manuscript.strip():
            raise forms.ValidationError("请填写正文。")
        if bare := bare_marks(manuscript):
            raise forms.ValidationError(f"第 {bare[0]} 行只有记号，没有内容。")
        return manuscript

    def save(self, commit=True):  # noqa: FBT002 (Django's signature)
        if "manuscript" in self.changed_data:
            rewrite(self.instance, self.cleaned_data["manuscript"])
        return super().save(commit)

    def _save_m2m(self):
        # A hook of Django's that its types leave out.
        super()._save_m2m()  # type: ignore[misc]
        if "manuscript" in self.changed_data:
            cite_again(self.instance)
        if "chosen_topics" in self.changed_data:
            choose_topics(self.instance, self.cleaned_data["chosen_topics"])
        if self.is_new:
            tag_by_words(self.instance)


class ArticleAloneForm(ArticleForm):
    """The same on a page of its own: a new one goes to the end, and is moved from there."""

    position = None  # type: ignore[assignment]
    # The issue that a new one is for; set by its page.
    issue: Issue | None = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_new and self.issue:
            self.instance.issue = self.issue


class ArticlesFormSet(PartsFormSet):
    """The articles on their issue's page; those whose box is ticked go into the bin."""

    # Who has ticked it.
    by = None

    def delete_existing(self, obj, commit=True):  # noqa: FBT002 (Django's signature)
        if commit:
            bin_article(obj, self.by)

    def save(self, commit=True):  # noqa: FBT002 (Django's signature)
        """Who gives one a number wants it at that place, and the others around it."""
        saved = super().save(commit)
        places = {
            form.instance.pk: form.cleaned_data["position"]
            for form in self.forms
            if form.instance.pk and "position" in form.changed_data
        }
        if typed := {pk: at for pk, at in places.items() if at is not None}:
            put_in_places(self.instance, typed)
        return saved
