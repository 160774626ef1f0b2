"""Command lines and small programs in processes of their own, which find Django and the command
line loaded, and set Django up themselves, as their environment has it. What is about the process
itself (that it starts, is killed, or waits) starts one with `subprocess` instead."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.forking import Ended, Forking

LOADED = """
import allauth.core.context, comity.cli.main, cryptography.x509, csp.constants
import django.contrib.admin.sites, django.contrib.auth.hashers, django.contrib.messages
import django.contrib.staticfiles.finders, django.core.mail, django.core.signals
import django.core.management.commands.migrate, django.db.migrations.executor, django.db.models
import django.forms, django.middleware.csrf, django.template.loader, django.test.signals
import django.urls, django.utils.translation, django.views.generic
import oauthlib, requests, sqlparse, whitenoise.compress, yaml
"""
COMMAND = """
import sys
sys.argv[0] = "comity"
from comity.cli.main import run
run()
"""


@cache
def _loaded() -> Forking:
    return Forking(LOADED, os.environ)


def comity(
    environ: Mapping[str, str],
    *arguments: str,
    folder: Path | None = None,
    seconds: float = 600,
) -> Ended:
    """`comity ARGUMENTS`, run in `folder`."""
    return _loaded().run(COMMAND, *arguments, environ=environ, folder=folder, seconds=seconds)


def python(environ: Mapping[str, str], code: str, *arguments: str, seconds: float = 600) -> Ended:
    """`python -c CODE ARGUMENTS`."""
    return _loaded().run(code, *arguments, environ=environ, seconds=seconds)
