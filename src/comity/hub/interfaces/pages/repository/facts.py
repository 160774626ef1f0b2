"""What stands beside a card: what the repository is, in words and numbers with links to others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from comity.hub.domain.repositories import RepositoryKind
from comity.hub.domain.vocabulary.languages import ISO_639_1
from comity.hub.domain.vocabulary.libraries import DATASET_LIBRARY, MODEL_LIBRARY
from comity.hub.domain.vocabulary.licences import LICENCE
from comity.hub.domain.vocabulary.tasks import TASK
from comity.hub.models import Repository

THOUSANDS = ((10**12, "T"), (10**9, "B"), (10**6, "M"), (10**3, "k"))


@dataclass(frozen=True, slots=True)
class Value:
    """A word of a fact, and the list of what shares it ("" for none)."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    label: str | Promise
    values: tuple[Value, ...]
    note: str = ""


def facts_of(repository: Repository) -> tuple[Fact, ...]:
    """Those that are known; the licence always, since that none is stated matters too."""
    found = [
        Fact(
            _("Licence"),
            _values(repository, "licence", [repository.licence] if repository.licence else []),
            "" if repository.licence else _("none stated: nothing is allowed but by law"),
        ),
        Fact(_("Task"), _values(repository, "task", _facet(repository, "task"))),
        Fact(_("Library"), _values(repository, "library", _facet(repository, "library"))),
        Fact(_("Languages"), _values(repository, "language", _facet(repository, "language"))),
        Fact(_("Rows"), _rows(repository)),
        Fact(_("Parameters"), _one(short_number(repository.parameters))),
        Fact(
            _("Size"),
            _one(filesizeformat(repository.size)),
            _("%(n)d files") % {"n": repository.files} if repository.files != 1 else _("one file"),
        ),
        Fact(_("Country of the publisher"), _values(repository, "country", _country(repository))),
    ]
    return tuple(each for each in found if each.values or each.note)


def short_number(number: int | None) -> str:
    """`7.2 B`; "" for what is not known."""
    if number is None:
        return ""
    for size, letter in THOUSANDS:
        if number >= size:
            return f"{number / size:.3g} {letter}"
    return str(number)


def label_of(facet: str, value: str) -> str:
    """How a vocabulary names one of its words; a word of nobody's vocabulary names itself."""
    match facet:
        case "licence":
            return LICENCE[value].label if value in LICENCE else value
        case "task":
            return TASK[value].label if value in TASK else value
        case "library":
            known = MODEL_LIBRARY.get(value) or DATASET_LIBRARY.get(value)
            return known.label if known else value
        case "language":
            return ISO_639_1.get(value, value)
    return value


def _facet(repository: Repository, kind: str) -> list[str]:
    rows = repository.facets.filter(kind=kind).order_by("id")
    return list(rows.values_list("value", flat=True)[:40])


def _rows(repository: Repository) -> tuple[Value, ...]:
    """The class of its number of rows, of a data set."""
    if repository.kind != RepositoryKind.DATASET.value:
        return ()
    return _values(repository, "size", _facet(repository, "size"))


def _country(repository: Repository) -> list[str]:
    organisation = repository.account.organisation
    return [organisation.jurisdiction] if organisation else []


def _one(text: str) -> tuple[Value, ...]:
    return (Value(text),) if text else ()


def _values(repository: Repository, facet: str, values: Iterable[str]) -> tuple[Value, ...]:
    plural = RepositoryKind(repository.kind).plural
    page = reverse("hub:list", args=[plural])
    return tuple(
        Value(label_of(facet, each), f"{page}?{urlencode({facet: each})}") for each in values
    )
