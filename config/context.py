"""What every template may name without its view handing it over."""

from django.conf import settings


def site(request):
    return {
        "site_name": settings.SITE_NAME,
        "site_is_sample": settings.SITE_IS_SAMPLE,
        "site_id_code": settings.SITE_ID_CODE,
        "site_url": settings.SITE_URL,
    }
