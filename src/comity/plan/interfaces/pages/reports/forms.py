"""The form of a report: what was done, figures, milestones, and rows of evidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from comity.assembly.interfaces.pages.members.forms import DayField
from comity.kernel.domain.audit import Visibility
from comity.kernel.formats.document_kinds import LARGEST
from comity.plan.domain.commitment_text import Milestone
from comity.plan.domain.evidence import LONGEST_ADDRESS, LONGEST_TITLE, GivenEvidence, GivenFile
from comity.plan.domain.progress import EvidenceKind
from comity.plan.domain.updates import LONGEST_TEXT, Report
from comity.plan.formats.evidence_kinds import EVIDENCE_KINDS

ACCEPTED = ",".join(f".{each}" for each in EVIDENCE_KINDS)
READERS = (
    (Visibility.PUBLIC.value, _("everybody")),
    (Visibility.MEMBERS.value, _("who takes part, and reviewers")),
    (Visibility.PRIVATE.value, _("reviewers and whoever keeps the plan")),
)
ROWS, MOST_ROWS = 3, 12


class LanguageField(forms.RegexField):
    """A tag of BCP 47."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 - the library's own
        more.setdefault("label", _("Language"))
        more.setdefault("help_text", _("In which you write: en, fr, zh, pt-BR."))
        super().__init__(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=16, **more)


class EvidenceFileField(forms.FileField):
    """One that is too large is refused by what it says of its size, before it is read."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 - the library's own
        super().__init__(widget=forms.FileInput(attrs={"accept": ACCEPTED}), **more)

    def to_python(self, data: File[Any] | None) -> File[Any] | None:
        if data is not None and data.size > LARGEST:
            limit = LARGEST // 1024 // 1024
            raise forms.ValidationError(
                _("The file has more than %(limit)s MiB."), params={"limit": limit}
            )
        return super().to_python(data)


def given_file(file: UploadedFile[Any]) -> GivenFile:
    return GivenFile(file.name or "", file.read(LARGEST + 1), file.content_type or "")


class ReportForm(forms.Form):
    """`rows` pieces of evidence at most."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    rows = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=MOST_ROWS)
    on = DayField(label=_("As of"), help_text=_("The day of which all of this is true."))
    text = forms.CharField(
        label=_("What was done"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )
    language = LanguageField()
    percent = forms.IntegerField(
        label=_("How much of it is done, in per cent"),
        required=False,
        min_value=0,
        max_value=100,
        help_text=_("By your own account, from 0 to 100; empty where you can’t say."),
    )
    value = forms.DecimalField(
        label=_("Where the indicator stands"),
        required=False,
        max_digits=24,
        decimal_places=6,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    visibility = forms.ChoiceField(label=_("Who may read the files"), choices=READERS)

    def __init__(
        self,
        *given: Any,  # noqa: ANN401 - the library's own
        milestones: Iterable[Milestone],
        rows: int,
        **more: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*given, **more)
        self.milestones = tuple(milestones)
        self.row_count = rows
        for each in self.milestones:
            self.fields[f"reached-{each.id}"] = DayField(label=each.title, required=False)
        for row in range(1, rows + 1):
            self.fields[f"title-{row}"] = forms.CharField(
                label=_("What it shows"), required=False, max_length=LONGEST_TITLE
            )
            self.fields[f"address-{row}"] = forms.CharField(
                label=_("Address"),
                required=False,
                max_length=LONGEST_ADDRESS,
                widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://"}),
            )
            self.fields[f"figure-{row}"] = forms.DecimalField(
                label=_("Figure"),
                required=False,
                max_digits=24,
                decimal_places=6,
                widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            )
            self.fields[f"file-{row}"] = EvidenceFileField(label=_("File"), required=False)

    def clean(self) -> dict[str, Any]:
        for row in range(1, self.row_count + 1):
            given = self.cleaned_data
            if given.get(f"file-{row}") and (
                given.get(f"address-{row}") or given.get(f"figure-{row}") is not None
            ):
                self.add_error(f"file-{row}", _("Give a file or an address, and each its own row."))
        return self.cleaned_data

    def report(self) -> Report:
        given = self.cleaned_data
        reached: dict[str, date] = {
            each.id: day for each in self.milestones if (day := given.get(f"reached-{each.id}"))
        }
        found = [self._evidence(row) for row in range(1, self.row_count + 1)]
        return Report(
            on=given["on"],
            text=given["text"],
            language=given["language"],
            percent=given["percent"],
            value=given["value"],
            reached=reached,
            evidence=tuple(each for each in found if each is not None),
        )

    def _evidence(self, row: int) -> GivenEvidence | None:
        """By what the row holds: a file, a figure with its source, or a link."""
        given = self.cleaned_data
        title, address = given[f"title-{row}"], given[f"address-{row}"]
        figure, file = given[f"figure-{row}"], given[f"file-{row}"]
        if file:
            return GivenEvidence(EvidenceKind.FILE, title, file=given_file(file))
        if figure is not None:
            return GivenEvidence(EvidenceKind.DATA, title, address, figure)
        if title or address:
            return GivenEvidence(EvidenceKind.LINK, title, address)
        return None

    @property
    def head(self) -> list[forms.BoundField]:
        return [self[name] for name in ("on", "text", "language", "percent", "value")]

    @property
    def reached(self) -> list[forms.BoundField]:
        return [self[f"reached-{each.id}"] for each in self.milestones]

    @property
    def evidence_rows(self) -> list[list[forms.BoundField]]:
        names = ("title", "address", "figure", "file")
        return [[self[f"{name}-{row}"] for name in names] for row in range(1, self.row_count + 1)]


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    )


class FileForm(forms.Form):
    file = EvidenceFileField(label=_("File"), help_text=_("10 MiB at most."))
    visibility = forms.ChoiceField(label=_("Who may read it"), choices=READERS)
