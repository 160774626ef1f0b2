"""Django's settings. Everything that differs between machines comes from the environment:

COMITY_DATA         folder of the database and of texts (default: the user's data folder)
DATABASE_URL        `postgres://...`, or another SQLite file (default: SQLite in COMITY_DATA)
COMITY_SECRET_KEY   signs sessions and links; a server must have it, see below
COMITY_HOSTS        host names to answer to, separated by commas (default: this machine only)
COMITY_DEBUG        `1` shows tracebacks in pages
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from comity.kernel.adapters.folders import data_folder
from comity.site.database import database_settings

HERE = Path(__file__).parent
DATA_FOLDER = data_folder(os.environ)

# Without the variable a process gets a random key that dies with it: enough for tests and commands,
# and never a key that somebody else knows. Whatever serves pages refuses to start on such a key,
# since each worker would have its own and each restart would sign everybody out.
SECRET_KEY = os.environ.get("COMITY_SECRET_KEY") or secrets.token_urlsafe(48)
SECRET_KEY_IS_EPHEMERAL = not os.environ.get("COMITY_SECRET_KEY")

DEBUG = os.environ.get("COMITY_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("COMITY_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "comity.kernel.apps.KernelConfig",
    "comity.parties.apps.PartiesConfig",
    "comity.regulation.apps.RegulationConfig",
    "django.contrib.contenttypes",
    "django.contrib.auth",
]

DATABASES = {"default": database_settings(os.environ)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "parties.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.i18n"]},
    }
]

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ar", "العربية")]
LOCALE_PATHS = [HERE / "locale"]
