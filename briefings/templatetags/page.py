"""What every page has, and few or none change: made once a process, not once a page."""

from functools import cache, lru_cache

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.loader import render_to_string
from django.templatetags.static import static

from ..addresses import absolute, domain, page_address, way_to
from ..styles import ON_PAPER, SHEETS, place_of

register = template.Library()

# One for each name the site is asked by and each display, and no more than these.
MOST_KEPT = 256
SITE = (
    *("site_name", "site_is_sample", "site_id_code", "site_owner", "site_address"),
    *("site_phone", "site_icp", "site_police", "site_police_code", "site_faults"),
)


@register.simple_tag
def assets() -> str:
    """The links to styles and scripts."""
    return _made("_assets.html")


@register.simple_tag
def styles() -> str:
    """The links to the style sheets; where all are gathered in one, to that."""
    if one := getattr(staticfiles_storage, "one_sheet", ""):
        return render_to_string("_styles.html", {"sheets": [static(one)]})
    sheets = [static(place_of(each)) for each in SHEETS]
    paper = static(place_of(ON_PAPER))
    return render_to_string("_styles.html", {"sheets": sheets, "on_paper": paper})


@register.simple_tag(takes_context=True)
def header(context) -> str:
    """The site's name and the ways into it, with the one that this page is on."""
    request = context.get("request")
    match = request and request.resolver_match
    here = match.url_name if match else "elsewhere"
    shown = context.get("display", "")
    return _made("_header.html", here=here, display=shown, **_site(context))


@register.simple_tag(name="page_address", takes_context=True)
def page_address_of(context) -> str:
    """Where the page stands, by the one address that counts."""
    request = context.get("request")
    return page_address(request, context) if request else ""


@register.simple_tag(takes_context=True)
def site_head(context) -> str:
    """How the site is searched, and what stands for it where a link to it is shown."""
    image = absolute(context["request"], _icon())
    return _made("_site_head.html", site_name=context["site_name"], image=image)


@register.filter
def past_notice(there: str, named: str) -> str:
    """The address for a link to another site, which SITE_LINKS names."""
    return way_to(there, named)


@register.filter
def way_to_origin(issue) -> str:
    """The address for a link to where an issue was taken from."""
    return way_to(issue.origin, str(issue.pk)) if issue.is_public else issue.origin


@register.simple_tag(takes_context=True)
def site_domain(context) -> str:
    request = context.get("request")
    return domain(request) if request else ""


@register.simple_tag(takes_context=True)
def footer(context) -> str:
    return _made("_footer.html", **_site(context))


def _site(context) -> dict[str, str | bool]:
    return {name: context.get(name, "") for name in SITE}


@cache
def _icon() -> str:
    return static("icon.png")


@lru_cache(maxsize=MOST_KEPT)
def _made(name: str, **names: str | bool) -> str:
    return render_to_string(name, names)
