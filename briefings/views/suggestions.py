"""What the search box offers while a reader types."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..search.suggesting import suggestions


@require_safe
def suggestion_list(request):
    found = suggestions(request.GET.get("q", ""))
    return render(request, "briefings/_suggestions.html", {"suggestions": found})
