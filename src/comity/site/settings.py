"""Django's settings. Everything that differs between machines comes from the environment:

COMITY_DATA         folder of the database and of texts (default: the user's data folder)
DATABASE_URL        `postgres://...`, or another SQLite file (default: SQLite in COMITY_DATA)
COMITY_SECRET_KEY   signs sessions and links; a server must have it, see below
COMITY_HOSTS        host names to answer to, separated by commas (default: this machine only)
COMITY_DEBUG        `1` shows tracebacks in pages
COMITY_READ_ONLY    `1` refuses every write

How requests are limited, logged and measured, and how people sign in (account_settings), stands in
docs/operate/settings.md.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from csp.constants import NONE, SELF
from whitenoise.compress import Compressor

from comity.kernel.adapters.database_settings import database_settings
from comity.kernel.adapters.folders import cache_folder, data_folder
from comity.site.account_settings import *  # noqa: F403 - Django wants one namespace
from comity.site.account_settings import SIGN_IN_ORIGINS
from comity.site.environment import choice, log_level, networks, switch, whole_number
from comity.site.logs import logging_settings

HERE = Path(__file__).parent
DATA_FOLDER = data_folder(os.environ)

# Without the variable a process gets a random key that dies with it: enough for tests and commands,
# and never a key that somebody else knows. Whatever serves pages refuses to start on such a key,
# since each worker would have its own and each restart would sign everybody out.
SECRET_KEY = os.environ.get("COMITY_SECRET_KEY") or secrets.token_urlsafe(48)
SECRET_KEY_IS_EPHEMERAL = not os.environ.get("COMITY_SECRET_KEY")

DEBUG = os.environ.get("COMITY_DEBUG") == "1"
READ_ONLY = switch(os.environ, "COMITY_READ_ONLY")
ALLOWED_HOSTS = os.environ.get("COMITY_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "comity.kernel.apps.KernelConfig",
    "comity.parties.apps.PartiesConfig",
    "comity.regulation.apps.RegulationConfig",
    "comity.assembly.apps.AssemblyConfig",
    "comity.plan.apps.PlanConfig",
    "comity.hub.apps.HubConfig",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "comity.site.middleware.NamedRoute",
    "comity.kernel.interfaces.web.error_pages.ErrorPages",
    "comity.site.middleware.RefuseWrites",
    "comity.site.middleware.PrivatePages",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "comity.site.urls"
CSRF_FAILURE_VIEW = "comity.kernel.interfaces.web.refused_forms.form_refused"
WSGI_APPLICATION = "comity.site.wsgi.application"

DATABASES = {"default": database_settings(os.environ, read_only=READ_ONLY)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "parties.User"

# What all rooms share stands in the site's folder; each room keeps its own under its interfaces.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [
            HERE / "templates",
            HERE.parent / "parties" / "interfaces" / "templates",
            HERE.parent / "regulation" / "interfaces" / "templates",
            HERE.parent / "hub" / "interfaces" / "templates",
            HERE.parent / "assembly" / "interfaces" / "templates",
            HERE.parent / "plan" / "interfaces" / "templates",
        ],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.i18n",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "comity.site.context.page_frame",
            ]
        },
    }
]

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ar", "العربية")]
LOCALE_PATHS = [HERE / "locale"]

# `comity serve` collects static files under hashed names and names their folder here. Without one
# they are served from where they lie, as for tests and the development server.
STATIC_FOLDER = Path(os.environ["COMITY_STATIC"]) if os.environ.get("COMITY_STATIC") else None
STATIC_URL = "/static/"
STATIC_ROOT = STATIC_FOLDER or cache_folder(os.environ) / "static"
STATICFILES_DIRS = [HERE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_FOLDER
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
# Each file once, by its hashed name; what only a debugger asks for is not worth compressing.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")

# Background jobs are rows; the worker that `comity serve` keeps running takes them.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGGING = logging_settings(log_level(os.environ, "COMITY_LOG_LEVEL"))

THREADS = whole_number(os.environ, "COMITY_THREADS", 4, least=1)
TRUSTED_PROXIES = networks(os.environ, "COMITY_TRUSTED_PROXIES")
RATE_LIMIT = whole_number(os.environ, "COMITY_RATE_LIMIT", 20)
RATE_LIMIT_LOOPBACK = whole_number(os.environ, "COMITY_RATE_LIMIT_LOOPBACK", 0)
LARGEST_BODY = whole_number(os.environ, "COMITY_LARGEST_BODY", 11 * 1024 * 1024, least=1024)
# A clerk's sheet of an election has a field for each name on each of some two hundred papers.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
# Who listens to sessions of organisations, in each web worker. A whole hall may have one address.
LIVE_LISTENERS = whole_number(os.environ, "COMITY_LIVE_LISTENERS", 2000)
LIVE_LISTENERS_OF_ADDRESS = whole_number(os.environ, "COMITY_LIVE_LISTENERS_OF_ADDRESS", 1000)
METRICS_TOKEN = os.environ.get("COMITY_METRICS_TOKEN", "")

# Joining a plan of action: how often its public form may be sent in an hour (from one address, for
# one e-mail address, to one plan), how long links hold, and when what was asked is forgotten.
PLAN_JOIN_FROM_ADDRESS = whole_number(os.environ, "COMITY_JOIN_FROM_ADDRESS", 10, least=1)
PLAN_JOIN_FOR_MAIL = whole_number(os.environ, "COMITY_JOIN_FOR_MAIL", 3, least=1)
PLAN_JOIN_TO_PLAN = whole_number(os.environ, "COMITY_JOIN_TO_PLAN", 200, least=1)
PLAN_JOIN_LINK_HOURS = whole_number(os.environ, "COMITY_JOIN_LINK_HOURS", 72, least=1)
PLAN_UNCONFIRMED_DAYS = whole_number(os.environ, "COMITY_JOIN_UNCONFIRMED_DAYS", 7, least=1)
PLAN_DECIDED_DAYS = whole_number(os.environ, "COMITY_JOIN_DECIDED_DAYS", 90, least=1)
PLAN_INVITATION_DAYS = whole_number(os.environ, "COMITY_INVITATION_DAYS", 30, least=1)

# The keys that sign decisions; every machine of an organisation reads the same folder.
ASSEMBLY_KEYS = Path(os.environ.get("COMITY_ASSEMBLY_KEYS") or DATA_FOLDER / "assembly-keys")
# Whether the plans of action that ship are published here.
PLANS = choice(os.environ, "COMITY_PLANS", ("shipped", "none"))

# How long after an assessment its participant may dispute it.
PLAN_DISPUTE_DAYS = whole_number(os.environ, "COMITY_PLAN_DISPUTE_DAYS", 60, least=1)

# The hub. `HUB_STORE` is a folder or s3://bucket/prefix; incoming and assembled files lie in
# `HUB_FOLDER` on this machine in either case.
HUB_FOLDER = DATA_FOLDER / "hub"
HUB_STORE = os.environ.get("COMITY_HUB_STORE") or str(HUB_FOLDER / "objects")
HUB_KEYS = DATA_FOLDER / "hub-keys"
HUB_CACHE_LIMIT = whole_number(os.environ, "COMITY_HUB_CACHE_LIMIT", 50 * 1024**3)
HUB_QUOTA = whole_number(os.environ, "COMITY_HUB_QUOTA", 100 * 1024**3)
HUB_THREADS = whole_number(os.environ, "COMITY_HUB_THREADS", 8, least=1)
HUB_RATE_LIMIT = whole_number(os.environ, "COMITY_HUB_RATE_LIMIT", 500)
HUB_ACCESS_DAYS = whole_number(os.environ, "COMITY_HUB_ACCESS_DAYS", 30)
HUB_XET_DOWNLOAD_FROM = whole_number(os.environ, "COMITY_HUB_XET_DOWNLOAD_FROM", 40 * 1024**3)
HUB_ACCEL_PREFIX = os.environ.get("COMITY_HUB_ACCEL_PREFIX", "")
# The hub's own address, for what is sent without a request: webhooks. Without it they hold paths.
HUB_ADDRESS = os.environ.get("COMITY_HUB_ADDRESS", "").rstrip("/")
# That of the whole site, for links in mails that no request asked for.
ADDRESS = os.environ.get("COMITY_ADDRESS", "").rstrip("/") or HUB_ADDRESS
ADDRESS = ADDRESS or f"https://{ALLOWED_HOSTS[0]}"
# What the open data of plans is given under: an SPDX id.
PLAN_LICENCE = os.environ.get("COMITY_PLAN_LICENCE") or "CC-BY-4.0"
# Hosts that webhooks may reach though they are not public, or speak plain HTTP.
HUB_WEBHOOK_HOSTS = [
    name.strip().lower()
    for name in os.environ.get("COMITY_HUB_WEBHOOK_HOSTS", "").split(",")
    if name.strip()
]
HUB_POLICY_HOOKS = [
    name.strip()
    for name in os.environ.get("COMITY_HUB_POLICY_HOOKS", "").split(",")
    if name.strip()
]

# Nothing but our own files: no inline script or style, no other host.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *SIGN_IN_ORIGINS],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
