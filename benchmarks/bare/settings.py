"""As little as Django needs for one page and one table."""

import os
from pathlib import Path

from config.settings import DATABASES as OF_THE_SITE

# The site's own settings, so that the same is compared; or what Django does unasked,
# which on SQLite waits for the disk at every row.
DATABASES = {"default": dict(OF_THE_SITE["default"])}
if os.environ.get("PLAIN_DATABASE"):
    del DATABASES["default"]["OPTIONS"]

SECRET_KEY = "serves-one-page-on-a-desk-and-signs-nothing"
ALLOWED_HOSTS = ["localhost"]
INSTALLED_APPS = ["benchmarks.bare"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "benchmarks.bare.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
    }
]
USE_TZ = True
# The file with the rows, as JSON.
ROWS = os.environ.get("ROWS", "")
