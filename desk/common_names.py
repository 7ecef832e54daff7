"""What people call things: searches for it are offered the official name."""

from django.contrib import admin

from briefings.common_names import save_common_name
from briefings.models import CommonName, Issue

from .behaviour import NamedInPublicAdmin


@admin.register(CommonName)
class CommonNameAdmin(NamedInPublicAdmin):
    fields = ["name", "official"]
    list_display = ["name", "official"]
    search_fields = ["name", "official"]
    search_help_text = "按俗称或规范名称查找"

    def issues_of(self, rows):
        """None: no list shows them."""
        return Issue.objects.none()

    def keep(self, request, row):
        save_common_name(row, request.user)
