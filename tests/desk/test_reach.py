"""Each role at each bureau against every page of the desk: nothing foreign shows or changes.

The pages are those that the admin knows: a new one is looked at by itself.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.test import Client
from django.urls import reverse

from agencies.models import Agency, Membership
from briefings.models import (
    Article,
    Binned,
    Correction,
    ForbiddenWording,
    Issue,
    Remark,
    SourceFile,
    Upload,
)
from desk.models import FailedSignIn, SignIn
from intake.formats import extract
from metrics.models import Figure
from readers.models import ErrorReport
from reuse.models import TextPair

from ..factories import make_member
from .world import MARKS, SOUGHT, World, make_world

pytestmark = pytest.mark.django_db
ROLES = ["enter", "review", "figures", "manage"]
# Whose role reaches the places below is asked of one who sends and one who manages.
PEOPLE = [*((role, False) for role in ROLES), ("enter", True), ("manage", True)]
# Who sees the list: everyone, but of these only who manages.
READ_BY_ALL = [
    *(Agency, Issue, Article, SourceFile, Remark, Figure, Correction),
    *(ErrorReport, TextPair),
]
READ_BY_MANAGERS = [Membership, SignIn, FailedSignIn, ForbiddenWording]
READ_BY_EDITORS = [Binned]
NO_WAY_IN = {302, 400, 403, 404, 405}


@pytest.fixture
def world() -> World:
    return make_world()


class Person:
    """Someone at her own bureau, with all that is hers and all that is not."""

    def __init__(self, world: World, *roles: str, wide: bool):
        self.world, self.roles = world, roles
        self.hers = {"own", "county"} if wide else {"own"}
        self.others = set(MARKS) - self.hers
        self.user = make_member(*roles, agency=world.agencies["own"], wide=wide)
        self.client = Client()
        self.client.force_login(self.user)

    def get(self, address: str, query: object = None):
        answer = self.client.get(address, query)
        self.must_not_read(answer, f"{address} {query or ''}")
        return answer

    def must_not_read(self, answer, where: str) -> None:
        read = words_of(answer) + answer.get("Location", "")
        for whose in self.others:
            assert MARKS[whose] not in read, f"{where} tells of {whose} rows"

    def foreign(self, model) -> list:
        return self.world.of(model, self.others)


def words_of(answer) -> str:
    """What a page says, or a file of Word or Excel that is saved."""
    kind = answer.get("Content-Type", "")
    if "openxmlformats" not in kind:
        return answer.content.decode()
    name = "paper.docx" if "wordprocessingml" in kind else "table.xlsx"
    return extract(answer.content, name).text


@pytest.fixture(params=PEOPLE, ids=lambda told: told[0] + " with counties" * told[1])
def person(request, world) -> Person:
    role, wide = request.param
    return Person(world, role, wide=wide)


def pages_of(model, page, rows) -> Iterator[tuple[str, object]]:
    """Every address that the admin has for the model, and the row that it is of."""
    for pattern in page.get_urls():
        if pattern.name is None:
            continue
        if not pattern.pattern.converters:
            yield reverse(f"admin:{pattern.name}"), None
        else:
            # Of several the first names the row: the first page of a file.
            further = [1] * (len(pattern.pattern.converters) - 1)
            for row in rows:
                yield reverse(f"admin:{pattern.name}", args=[row.pk, *further]), row


def queries_for(rows: World, whose: set[str]) -> Iterator[dict]:
    """What pages are asked for by the numbers of rows in their addresses."""
    for each in sorted(whose):
        for name, model in (("article", Article), ("figure", Figure), ("last", Figure)):
            yield {name: rows.of(model, {each})[0].pk, "raw": "36家"}
        yield {"agency": rows.of(Agency, {each})[0].pk, "state": "all"}


def look_at_every_page(person) -> None:
    for model, page in admin.site._registry.items():
        for address, row in pages_of(model, page, person.world.one_of_each(model)):
            answer = person.get(address)
            if row in person.foreign(model):
                assert answer.status_code in NO_WAY_IN, address


def look_at_pages_whose_address_names_others_rows(person) -> None:
    for model in (Figure, Article, Issue):
        for address, _ in pages_of(model, admin.site._registry[model], []):
            for query in queries_for(person.world, person.others):
                person.get(address, query)


def look_at_front_pages(person) -> None:
    labels = {model._meta.app_label for model in admin.site._registry}
    for each in admin.site.get_urls():
        is_one_page = getattr(each, "name", None) and not each.pattern.converters
        if is_one_page and not each.pattern.regex.groups:
            person.get(f"/admin/{each.pattern}")
    assert person.client.get("/admin/missing-numbers/").status_code == 200
    for label in labels:
        person.get(f"/admin/{label}/")


def look_at_links_to_the_site(person) -> None:
    for model in person.world.rows:
        kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
        for row in person.world.one_of_each(model):
            answer = person.get(f"/admin/r/{kind.pk}/{row.pk}/")
            if row in person.foreign(model):
                assert answer.status_code == 404


def look_at_counts(person) -> None:
    lists = READ_BY_ALL + READ_BY_MANAGERS * ("manage" in person.roles)
    lists += READ_BY_EDITORS * bool({"enter", "review"} & {*person.roles})
    for model in lists:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
        # With how many rows each choice of a filter would leave.
        asked = {"_facets": "True"} | ({"state": "all"} if model is Figure else {})
        page = person.get(reverse(name), asked)
        own = person.world.of(model, person.hers)
        if model is Agency and "county" in person.hers:
            known = Agency.objects.filter(region__parent=own[0].region)
            own = {*own, *known}
        if model in (Membership, SignIn):
            own = [*own, person.user]
        listed = page.context["cl"]
        assert listed.result_count == len(own), name
        assert listed.queryset.count() == len(own), name
        counted = re.findall(r"\((\d+)\)\s*</a>", page.text)
        assert all(int(number) <= len(own) for number in counted), name


def look_at_uploads(person) -> None:
    """Each is whose it is; of what it made, only what is hers."""
    for upload in person.foreign(Upload):
        address = reverse("admin:briefings_upload", args=[upload.pk])
        assert person.get(address).status_code in NO_WAY_IN
        assert person.client.post(address).status_code in NO_WAY_IN
    own = Upload.objects.create(begun_by=person.user)
    repeated = own.files.create(name="甲.txt", outcome="duplicate")
    repeated.issues.set(person.foreign(Issue))
    person.get(reverse("admin:briefings_upload", args=[own.pk]))


@pytest.mark.parametrize("model", READ_BY_MANAGERS)
def test_only_managers_see_people_and_when_they_signed_in(world, model):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
    for role in ROLES:
        someone = Person(world, role, wide=False)
        expected = 200 if role == "manage" else 403
        assert someone.get(reverse(name)).status_code == expected


def look_at_searches(person) -> None:
    for model, page in admin.site._registry.items():
        if not page.search_fields:
            continue
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
        for whose in person.others:
            everything = {"state": "all"} if model is Figure else {}
            answer = person.get(reverse(name), {"q": SOUGHT[whose]} | everything)
            if answer.status_code == 200:
                assert answer.context["cl"].result_count == 0


def completed() -> dict[type[models.Model], models.Field]:
    """A field that a page completes by rows of the model, for each model."""
    return {
        each.related_model: each
        for model in apps.get_models()
        for each in model._meta.get_fields()
        if isinstance(each, (models.ForeignKey, models.ManyToManyField))
    }


def look_at_suggestions(person) -> None:
    for each in completed().values():
        for term in ("", *(SOUGHT[whose] for whose in person.others)):
            asked = {
                "app_label": each.model._meta.app_label,
                "model_name": each.model._meta.model_name,
                "field_name": each.name,
                "term": term,
            }
            person.get("/admin/autocomplete/", asked)


def state_of(rows: list) -> list:
    if not rows:
        return []
    keys = [row.pk for row in rows]
    return list(type(rows[0])._base_manager.filter(pk__in=keys).order_by("pk").values())


def posts(model, page, foreign) -> Iterator[tuple[str, dict]]:
    """Whatever may be sent about a row, by hand if no button does."""
    keys = [row.pk for row in foreign]
    app, name = model._meta.app_label, model._meta.model_name
    for _, action, _ in page._get_base_actions():
        chosen = {"action": action, "_selected_action": keys, "post": "yes"}
        yield reverse(f"admin:{app}_{name}_changelist"), chosen | {"why": "有误"}
    typed = {"post": "yes", "name": "别的", "title": "别的", "decision": "accept"}
    for address, row in pages_of(model, page, foreign):
        if row:
            yield address, typed


def send_and_take_back(person, address, sent, foreign) -> None:
    before = state_of(foreign)
    with transaction.atomic():
        answer = person.client.post(address, sent)
        person.must_not_read(answer, address)
        assert state_of(foreign) == before, (address, sent)
        transaction.set_rollback(True)


def send_whatever_there_is(person) -> None:
    for model, page in admin.site._registry.items():
        each = person.world.one_of_each(model)
        foreign = [row for row in each if row in person.foreign(model)]
        for address, sent in posts(model, page, foreign):
            send_and_take_back(person, address, sent, foreign)


def decide_on_others_figures(person) -> None:
    decisions = [("review", "accept"), ("review", "reject"), ("add", ""), ("batch", "")]
    figures = person.foreign(Figure)
    for query in queries_for(person.world, person.others):
        for name, decision in decisions:
            address = f"{reverse(f'admin:metrics_figure_{name}')}?{urlencode(query)}"
            sent = {"decision": decision, "seen": "unreviewed", "label": "别的"}
            send_and_take_back(person, address, sent, figures)


def look_at_ones_own_is_there(person) -> None:
    """What keeps the tests above honest."""
    for model in READ_BY_ALL:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
        for row in person.world.of(model, person.hers)[:2]:
            page = person.client.get(reverse(name, args=[row.pk]), follow=True)
            assert page.status_code == 200
            assert any(MARKS[whose] in page.text for whose in person.hers)


def test_nothing_of_others_is_told_counted_found_or_suggested(person):
    """One world for all of it: to make one takes as long as to look at thirty pages."""
    look_at_every_page(person)
    look_at_pages_whose_address_names_others_rows(person)
    look_at_front_pages(person)
    look_at_links_to_the_site(person)
    look_at_counts(person)
    look_at_uploads(person)
    look_at_searches(person)
    look_at_suggestions(person)
    look_at_ones_own_is_there(person)


def test_nothing_of_others_changes_whatever_is_sent(person):
    send_whatever_there_is(person)
    decide_on_others_figures(person)


def test_who_works_nowhere_sees_nothing(world):
    nobody = Person(world, wide=False)
    nobody.others = set(MARKS)
    for model, page in admin.site._registry.items():
        for address, _ in pages_of(model, page, world.one_of_each(model)):
            assert nobody.get(address).status_code in NO_WAY_IN
