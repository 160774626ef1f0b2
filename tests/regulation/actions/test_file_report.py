"""Reporting an error."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.parties.people import acting, logged, person
from tests.regulation.small import small_rules

from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName
from comity.kernel.models import AuditEntry
from comity.regulation.actions.file_report import ANONYMOUS, file_report
from comity.regulation.domain.error_reports import MOST_A_DAY, MOST_OPEN, ReportKind
from comity.regulation.models import ErrorReport

pytestmark = pytest.mark.django_db
RULES = small_rules()
PLACE = f"eu-small-act:{RULES.corpus.instrument('eu-small-act').provisions[0].eid}"


def filed(**changed: Any) -> ErrorReport:  # noqa: ANN401 - any field
    asked: dict[str, Any] = {
        "actor": ANONYMOUS,
        "corpus": RULES.corpus,
        "release": RULES.release,
        "place": PLACE,
        "kind": ReportKind.DATE,
        "text": " The day is wrong. ",
        "email": "ada@example.org",
        "link": "https://example.org/law",
    }
    return file_report(**(asked | changed))


def test_it_is_kept_open_and_logged_without_a_word_of_it() -> None:
    report = filed()
    stored = ErrorReport.objects.get()
    assert stored == report
    assert (stored.state, stored.text, stored.email) == (
        "open",
        "The day is wrong.",
        "ada@example.org",
    )
    assert (f"{stored.instrument}:{stored.norm}", stored.release) == (PLACE, RULES.release)
    assert logged() == [("anonymous", "file_report", f"error-report:{report.id}")]
    entry = AuditEntry.objects.get()
    assert entry.visibility == "private"
    assert entry.payload == f'{{"kind":"date","place":"{PLACE}","release":"{RULES.release}"}}'


def test_who_is_signed_in_is_the_actor() -> None:
    ada = person("ada")
    filed(actor=acting(ada))
    assert logged()[0][0] == ada.reference


@pytest.mark.parametrize(
    ("changed", "kind", "id"),
    [
        ({"place": "eu-small-act:art_99"}, UnknownName, "report-unknown-place"),
        ({"place": "nothing:art_1"}, UnknownName, "unknown-instrument"),
        ({"text": " \n "}, InvalidInput, "report-text-missing"),
        ({"text": "x" * 4001}, InvalidInput, "report-text-too-long"),
        ({"text": "a\0b"}, InvalidInput, "report-text-unprintable"),
        ({"email": "ada"}, InvalidInput, "report-mail-malformed"),
        ({"link": "javascript:alert(1)"}, InvalidInput, "report-link-malformed"),
        ({"link": "ftp://example.org"}, InvalidInput, "report-link-malformed"),
        ({"link": "https://example.org/" + "x" * 1000}, InvalidInput, "report-text-too-long"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_written(
    changed: dict[str, Any], kind: type[Exception], id: str
) -> None:
    with pytest.raises(kind, match=id):
        filed(**changed)
    assert not ErrorReport.objects.exists()
    assert logged() == []


def test_the_longest_text_fits() -> None:
    assert len(filed(text="x" * 4000, email="", link="").text) == 4000


def test_enough_reports_on_one_place_are_enough() -> None:
    for _each in range(MOST_OPEN):
        filed()
    with pytest.raises(Conflict, match="report-enough-open"):
        filed()
    ErrorReport.objects.update(state="declined")
    assert filed().state == "open"


def test_a_flood_is_refused_and_ebbs() -> None:
    ErrorReport.objects.bulk_create(
        ErrorReport(instrument="act", norm=f"art_{it}", kind="other", text="x")
        for it in range(MOST_A_DAY)
    )
    with pytest.raises(Conflict, match="report-too-many-today"):
        filed()
    ErrorReport.objects.update(created_at=timezone.now() - timedelta(days=2))
    assert filed().state == "open"
