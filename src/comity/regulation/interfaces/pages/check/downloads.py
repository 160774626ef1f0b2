"""What a check leaves to take home: the profile, the findings, the report."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from comity.kernel.interfaces.web.private_page import private_page
from comity.regulation.domain.answers import AnsweredQuestion, answer_question
from comity.regulation.formats.answer_plain import answer_to_csv, answer_to_plain
from comity.regulation.formats.profile_plain import interview_to_plain
from comity.regulation.formats.yaml_writer import write_yaml
from comity.regulation.interfaces.pages.check.asked import Asked, asked
from comity.regulation.interfaces.report_page import report_page
from comity.regulation.queries.current_rulebook import current_rulebook

Write = Callable[[Asked], str]
View = Callable[[HttpRequest], HttpResponse]


def _download(write: Write, content_type: str, file: str) -> View:
    @private_page
    def download(request: HttpRequest) -> HttpResponse:
        response = HttpResponse(
            write(asked(request, current_rulebook())), content_type=f"{content_type}; charset=utf-8"
        )
        response["Content-Disposition"] = f'attachment; filename="{file}"'
        return response

    return download


def _profile(check: Asked) -> dict[str, object]:
    return interview_to_plain(check.interview, check.rules.vocabulary)


def _answered(check: Asked, *, with_proofs: bool = False) -> AnsweredQuestion:
    return answer_question(
        rules=check.rules,
        profile=check.interview.profile,
        where=check.where,
        on=check.on,
        with_proofs=with_proofs,
    )


def _json(data: object) -> str:
    # Megabytes where everything is open: the standard library takes seconds to indent them.
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode()


profile_yaml = _download(
    lambda check: write_yaml(_profile(check)), "application/yaml", "profile.yaml"
)
profile_json = _download(lambda check: _json(_profile(check)), "application/json", "profile.json")
findings_json = _download(
    lambda check: _json(answer_to_plain(_answered(check))), "application/json", "findings.json"
)
findings_csv = _download(lambda check: answer_to_csv(_answered(check)), "text/csv", "findings.csv")
report = _download(
    lambda check: report_page(_answered(check, with_proofs=True), get_language() or "en"),
    "text/html",
    "report.html",
)
