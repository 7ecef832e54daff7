from django.apps import AppConfig, apps
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = "管理后台"


class DeskAdminConfig(AdminConfig):
    """Django's admin with the desk as its site."""

    default_site = "desk.site.Desk"

    def ready(self):
        """Keys of phones are on no page but their owner's (desk.second_factor)."""
        super().ready()
        for model in ("otp_totp.TOTPDevice", "otp_static.StaticDevice"):
            admin.site.unregister(apps.get_model(model))
