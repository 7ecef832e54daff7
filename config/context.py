"""What every template may name without its view handing it over."""

from django.conf import settings

from briefings.views.display import Display


def site(request):
    return {
        "site_name": settings.SITE_NAME,
        "site_is_sample": settings.SITE_IS_SAMPLE,
        "site_id_code": settings.SITE_ID_CODE,
    }


def display(request):
    """How the reader wants the page shown, as the classes of the page."""
    return {"display": Display.asked_by(request).words}
