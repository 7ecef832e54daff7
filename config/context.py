"""What every template may name without its view handing it over."""

from django.conf import settings

from briefings.views.display import Display


def site(request):
    return {
        "site_name": settings.SITE_NAME,
        "site_is_sample": settings.SITE_IS_SAMPLE,
        "site_id_code": settings.SITE_ID_CODE,
        "sends_alerts": settings.SENDS_ALERTS,
        "site_url": settings.SITE_URL,
        "site_owner": settings.SITE_OWNER,
        "site_address": settings.SITE_ADDRESS,
        "site_phone": settings.SITE_PHONE,
        "site_icp": settings.SITE_ICP,
        "site_police": settings.SITE_POLICE,
        # 粤公网安备 44020002000001 号 is looked up by its digits.
        "site_police_code": "".join(filter(str.isdigit, settings.SITE_POLICE)),
        "site_faults": settings.SITE_FAULTS,
    }


def display(request):
    """How the reader wants the page shown, as the classes of the page."""
    return {"display": Display.asked_by(request).words}
