"""All that a database holds of texts, apart from its ids and times.

`python -m tests.intake.census` prints it as JSON, as any other program would see it.
"""

import json
from collections import Counter

# What comes from no text: the catalogues, and the count of the public content.
NO_TEXT = {"topic", "indicator", "commonname", "contentversion"}
# What a row points to that is told by no other row's place.
TOLD = {"region", "indicator"}
NOT_COMPARED = {
    *("id", "imported_at", "brought_in_at", "first_public_at"),
    *("found_at", "settled_at"),
}


def census() -> dict:
    """Every bureau, and every file with its issues and remarks, by its fingerprint."""
    from agencies.models import Agency
    from briefings.models import SourceFile

    return {
        "counts": _counts("briefings", "metrics"),
        "agencies": [_row(each) for each in Agency.objects.order_by("name")],
        "files": {file.sha256: _file(file) for file in SourceFile.objects.all()},
    }


def strays(found: dict) -> dict[str, int]:
    """How many rows of each table belong to no file."""
    whole = Counter({"sourcefile": len(found["files"])})
    for file in found["files"].values():
        for issue in file["issues"]:
            whole["distribution"] += len(issue["distribution"])
            for article in issue["articles"]:
                whole["figure"] += len(article["figures"])
                whole["articletopic"] += len(article["topics"])
                whole["article_regions"] += len(article["regions"])
                whole["citation"] += len(article["citations"])
            whole["article"] += len(issue["articles"])
        whole["issue"] += len(file["issues"])
        whole["remark"] += len(file["remarks"])
    return {
        table: count - whole[table]
        for table, count in found["counts"].items()
        if count != whole[table]
    }


def _counts(*labels: str) -> dict[str, int]:
    from django.apps import apps

    return {
        model._meta.model_name: model.objects.count()
        for label in labels
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
        if model._meta.model_name not in NO_TEXT
    }


def _row(row) -> dict:
    """A row's own fields; what it points to is told by where it stands."""
    return {
        field.name: _plain(field.value_from_object(row))
        for field in row._meta.concrete_fields
        if field.name not in NOT_COMPARED
        and (not field.is_relation or field.name in TOLD)
    }


def _plain(value):
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value if isinstance(value, bool | int | list | None) else str(value)


def _file(file) -> dict:
    return {
        **_row(file),
        "issues": [_issue(each) for each in file.issues.order_by("first_line")],
        "remarks": [
            {**_row(each), "issue": each.issue and each.issue.first_line}
            for each in file.remarks.select_related("issue").order_by("pk")
        ],
    }


def _issue(issue) -> dict:
    return {
        **_row(issue),
        "agency": issue.agency and issue.agency.name,
        "distribution": [_row(each) for each in issue.distribution.all()],
        "articles": [_article(each) for each in issue.articles.all()],
    }


def _article(article) -> dict:
    return {
        **_row(article),
        "topics": sorted(topic.code for topic in article.topics.all()),
        "regions": sorted(region.code for region in article.regions.all()),
        "citations": [_row(each) for each in article.citations.order_by("pk")],
        "figures": [_row(each) for each in article.figures.order_by("start", "pk")],
    }


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(census()))
