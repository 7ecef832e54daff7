from django.apps import AppConfig, apps
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.templatetags import admin_list


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = "管理后台"


class DeskAdminConfig(AdminConfig):
    """Django's admin with the desk as its site."""

    default_site = "desk.site.Desk"

    def ready(self):
        super().ready()
        # Keys of phones are on no page but their owner's (desk.second_factor).
        for model in ("otp_totp.TOTPDevice", "otp_static.StaticDevice"):
            admin.site.unregister(apps.get_model(model))
        # An icon that is read out as "True": Django asks nobody what it may say.
        admin_list._boolean_icon = yes_or_no  # type: ignore[attr-defined]


def yes_or_no(value: bool | None) -> str:  # noqa: FBT001 (Django's signature)
    if value is None:
        return "不详"
    return "是" if value else "否"
