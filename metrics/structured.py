"""An indicator in the words of schema.org: a set of data, whose figures may be taken away."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from briefings.addresses import absolute
from briefings.structured import LANGUAGE, Data

from .models import Indicator

HOW_READ = "各地民政部门在简报、总结和统计中写到的数，由程序从原文读出，按地区和时期对照，每个数都能回到原句。"
FORMS = {"indicator_csv": "text/csv", "indicator_json": "application/json"}


def indicator_data(
    request: HttpRequest, indicator: Indicator, places: list[str], address: str
) -> Data:
    """Of the places that are shown; the files hold all."""
    defined = (indicator.definition or indicator.name).rstrip("。")
    return {
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "name": indicator.name,
        # Fewer than fifty signs are taken for none.
        "description": f"{defined}。{HOW_READ}",
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "keywords": [indicator.topic.name] if indicator.topic else [],
        "spatialCoverage": places,
        "variableMeasured": {
            "@type": "PropertyValue",
            "name": indicator.name,
            "unitText": indicator.display_unit,
        },
        "creator": {
            "@type": "Organization",
            "name": settings.SITE_NAME,
            "url": absolute(request, "/"),
        },
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": form,
                "contentUrl": absolute(request, reverse(name, args=[indicator.pk])),
            }
            for name, form in FORMS.items()
        ],
    }
