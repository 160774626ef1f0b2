"""A plain Django that renders the same HTML: what `startproject` makes, one view, one template.

python -m benchmarks.web.plain_page FOLDER PORT WORKERS

FOLDER holds `pages.json`, from path to the file of its template, and the templates.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import re_path

FOLDER = Path(os.environ.get("COMITY_PLAIN_PAGES", "."))


def show(request: HttpRequest) -> HttpResponse:
    return render(request, PAGES[request.get_full_path()], {"path": request.path})


def configure() -> None:
    settings.configure(
        SECRET_KEY="measured beside",  # noqa: S106 - nothing is signed
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
        ],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.gzip.GZipMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [FOLDER],
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
    )
    django.setup()


if "COMITY_PLAIN_PAGES" in os.environ:
    PAGES: dict[str, str] = json.loads((FOLDER / "pages.json").read_text("utf-8"))
    configure()
    urlpatterns = [re_path("", show)]
    application = get_wsgi_application()


if __name__ == "__main__":
    from granian.constants import Interfaces
    from granian.server import Server

    os.environ["COMITY_PLAIN_PAGES"] = sys.argv[1]
    Server(
        "benchmarks.web.plain_page:application",
        address="127.0.0.1",
        port=int(sys.argv[2]),
        workers=int(sys.argv[3]),
        interface=Interfaces.WSGI,
        blocking_threads=4,
        log_enabled=False,
    ).serve()
