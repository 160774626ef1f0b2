"""The report as one HTML file that asks no other host for anything."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from django.template.backends.django import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override

import comity
from comity.regulation.domain.answers import AnsweredQuestion
from comity.regulation.domain.coverage_table import Coverage
from comity.regulation.interfaces.parts.correspondence_view import ComparedInstruments
from comity.regulation.interfaces.reading import language_direction
from comity.regulation.interfaces.report.answer_reading import open_answer_reading
from comity.regulation.interfaces.report.page import ReportPage

TEMPLATES = Path(__file__).parents[1] / "templates"
STYLESHEET = Path(comity.__path__[0]) / "site" / "static" / "comity" / "comity.css"


def render_report(
    answered: AnsweredQuestion,
    *,
    coverage: Coverage | None = None,
    compared: ComparedInstruments | None = None,
    language: str = "en",
) -> str:
    """The whole page. Needs Django to be set up, and `answered` with its proofs.

    Without `coverage` the sections on coverage and divergence are left out, without `compared`
    that on correspondences. `language` is one of Django's `LANGUAGES`.
    """
    with override(language):
        page = ReportPage(open_answer_reading(answered), coverage, compared)
        context = {
            "page": page,
            "language": get_language() or "en",
            "direction": language_direction(language),
            "stylesheet": mark_safe(_stylesheet()),  # noqa: S308 - our own file
        }
        html = _engine().get_template("regulation/report.html").render(context)
        return re.sub(r"\s*\n\s*", "\n", html)


@cache
def _engine() -> DjangoTemplates:
    """An engine of its own, so that a report looks the same whatever a site has configured."""
    return DjangoTemplates(
        {
            "NAME": "comity-report",
            "DIRS": [TEMPLATES],
            "APP_DIRS": False,
            "OPTIONS": {"builtins": ["django.templatetags.i18n"]},
        }
    )


@cache
def _stylesheet() -> str:
    return STYLESHEET.read_text("utf-8")
