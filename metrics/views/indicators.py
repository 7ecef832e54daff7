"""The catalogue of indicators, and one indicator compared by place and year."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..models import Indicator
from .catalogue import Catalogue
from .comparing import Comparing


@require_safe
def indicator_list(request):
    return render(
        request, "metrics/indicator_list.html", {"catalogue": Catalogue(request.GET)}
    )


@require_safe
def indicator(request, key):
    indicator = get_object_or_404(Indicator.objects.select_related("topic"), pk=key)
    comparing = Comparing(indicator, request.GET)
    context = {"indicator": indicator, "comparing": comparing}
    return render(request, "metrics/indicator.html", context)
