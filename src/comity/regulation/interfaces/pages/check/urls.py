from __future__ import annotations

from django.urls import path

from comity.regulation.interfaces.pages.check import asking, downloads, result, starting

urlpatterns = [
    path("check", starting.show_start, name="check"),
    path("check/begin", starting.begin, name="check-begin"),
    path("check/example", starting.example, name="check-example"),
    path("check/load", starting.load_profile, name="check-load"),
    path("check/ask", asking.ask, name="check-ask"),
    path("check/answer", asking.take_answer, name="check-answer"),
    path("check/result", result.show_result, name="check-result"),
    path("check/profile.yaml", downloads.profile_yaml, name="check-profile-yaml"),
    path("check/profile.json", downloads.profile_json, name="check-profile-json"),
    path("check/findings.json", downloads.findings_json, name="check-findings-json"),
    path("check/findings.csv", downloads.findings_csv, name="check-findings-csv"),
    path("check/report.html", downloads.report, name="check-report"),
]
