"""What may be typed into the search box, shown on what the site holds."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..search.examples import examples


@require_safe
def search_help(request):
    return render(request, "briefings/search_help.html", {"lessons": examples()})
