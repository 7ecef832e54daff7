"""Source files: read, never changed."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.http import Http404, HttpResponse
from django.urls import path
from django.utils.http import content_disposition_header

from briefings.bin import bin_file
from briefings.models import Issue, SourceFile
from intake.paste import paste
from intake.upload import upload
from reading.documents import layout_titles

from .behaviour import IntoTheBin, OwnRowsAdmin, ReadOnlyAdmin, count_of
from .page_pictures import page_picture
from .source_text import whole_text
from .uploads import uploaded_page


class ByLayout(admin.SimpleListFilter):
    title = "版式"
    parameter_name = "layout"

    def lookups(self, request, model_admin):
        return layout_titles().items()

    def queryset(self, request, queryset):
        return queryset.filter(layout=self.value()) if self.value() else queryset


@admin.register(SourceFile)
class SourceFileAdmin(IntoTheBin, ReadOnlyAdmin, OwnRowsAdmin):
    fields = [
        "name",
        ("layout_name", "encoding"),
        ("brought_in_at", "brought_in_by"),
        "sha256",
    ]
    # Said again: counting their issues would drop the model's own order.
    ordering = list(SourceFile._meta.ordering or ())
    list_display = [
        "name",
        "layout_name",
        "encoding",
        "issue_count",
        "brought_in_at",
        "brought_in_by",
    ]
    list_filter = [ByLayout, "encoding"]
    list_select_related = ["brought_in_by"]
    readonly_fields = ["layout_name"]
    search_fields = ["name", "sha256", "text"]
    search_help_text = "按文件名、原文里的字（识别出来的也算）或指纹查找"
    date_hierarchy = "brought_in_at"

    change_list_template = "admin/briefings/_with_upload.html"
    actions = None

    def has_delete_permission(self, request, obj=None):
        return OwnRowsAdmin.has_delete_permission(self, request, obj)

    def delete_model(self, request, obj):
        bin_file(obj, request.user)

    def delete_view(self, request, object_id, extra_context=None):
        file = self.get_object(request, unquote(object_id))
        issues = Issue.objects.within_reach_of(request.user).filter(source_file=file)
        drafts = issues.select_related("agency") if file else ()
        return super().delete_view(request, object_id, {"drafts": drafts})

    def get_urls(self):
        """With the way in, before the addresses that take any word for a key."""
        of_desk = self.admin_site.admin_view
        return [
            path("upload/", of_desk(upload), name="briefings_sourcefile_upload"),
            path("paste/", of_desk(paste), name="briefings_sourcefile_paste"),
            path(
                "<int:pk>/original/",
                of_desk(self.original),
                name="briefings_sourcefile_original",
            ),
            path(
                "<int:pk>/pages/<int:number>.png",
                of_desk(self.page),
                name="briefings_sourcefile_page",
            ),
            path("upload/<int:pk>/", of_desk(uploaded_page), name="briefings_upload"),
            *super().get_urls(),
        ]

    def original(self, request, pk):
        """The bytes as they came: to be kept, never shown, whatever is in them."""
        file = self._file_seen(request, pk)
        saved_as = content_disposition_header(as_attachment=True, filename=file.name)
        return HttpResponse(
            bytes(file.content),
            content_type="application/octet-stream",
            headers={"Content-Disposition": saved_as},
        )

    def page(self, request, pk, number):
        return page_picture(request, self._file_seen(request, pk), number)

    def _file_seen(self, request, pk: int) -> SourceFile:
        file = self.get_object(request, str(pk))
        if file is None or not self.has_view_permission(request, file):
            raise Http404
        return file

    def get_queryset(self, request):
        files = super().get_queryset(request).defer("content", "text")
        number = count_of("issues", Issue.objects.all(), request.user)
        return files.annotate(issue_count=number)

    def render_change_form(self, request, context, *args, **kwargs):
        context["source"] = whole_text(kwargs["obj"], request.user)
        context["remarks"] = context["source"].remarks
        theirs = Issue.objects.within_reach_of(request.user)
        context["made"] = theirs.filter(source_file=kwargs["obj"]).with_contents()
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="版式", ordering="layout")
    def layout_name(self, file):
        return layout_titles().get(file.layout, file.layout)

    @admin.display(description="期数", ordering="issue_count")
    def issue_count(self, file):
        return file.issue_count
