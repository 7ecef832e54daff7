"""Structured data in the head of a page: what it is about, for machines."""

from django import template

from .. import structured

register = template.Library()

JSON_LD = "_structured.html"


@register.inclusion_tag(JSON_LD, takes_context=True)
def structured_article(context):
    corrected = [each.at for each in context["corrections"]]
    said = structured.article_data(
        context["request"],
        context["article"],
        context["page_url"],
        topics=context["topics"],
        corrected=corrected,
    )
    return {"json": structured.as_json(said)}


@register.inclusion_tag(JSON_LD, takes_context=True)
def structured_issue(context):
    corrected = [each.at for each in context["corrections"]]
    said = structured.issue_data(
        context["request"], context["issue"], context["page_url"], corrected=corrected
    )
    return {"json": structured.as_json(said)}


@register.inclusion_tag(JSON_LD, takes_context=True)
def structured_bureau(context):
    said = structured.bureau_data(context["request"], context["agency"]) or {}
    return {"json": structured.as_json(said)}


@register.inclusion_tag(JSON_LD, takes_context=True)
def structured_site(context):
    return {"json": structured.as_json(structured.site_data(context["request"]))}
