from django.apps import AppConfig


class BriefingsConfig(AppConfig):
    name = "briefings"
    verbose_name = "简报"

    def ready(self):
        from .search import checks  # noqa: F401 (registers itself)
