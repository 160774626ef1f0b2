"""A repository as one entry of a list."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from comity.hub.domain.repositories import Gate, RepositoryKind, Visibility
from comity.hub.interfaces.pages.links import links_of
from comity.hub.interfaces.pages.repository.facts import label_of, short_number
from comity.hub.interfaces.pages.repository.frame import KIND_NAMES
from comity.hub.models import Repository


@dataclass(frozen=True, slots=True)
class Row:
    repository: Repository
    href: str
    kind: RepositoryKind
    kind_name: str | Promise
    task: str
    library: str
    licence: str
    parameters: str
    country: str
    is_private: bool
    is_gated: bool


def row_of(repository: Repository) -> Row:
    organisation = repository.account.organisation
    return Row(
        repository=repository,
        href=links_of(repository).home,
        kind=RepositoryKind(repository.kind),
        kind_name=KIND_NAMES[RepositoryKind(repository.kind)],
        task=label_of("task", repository.task) if repository.task else "",
        library=label_of("library", repository.library) if repository.library else "",
        licence=label_of("licence", repository.licence) if repository.licence else "",
        parameters=short_number(repository.parameters),
        country=organisation.jurisdiction if organisation else "",
        is_private=repository.visibility == Visibility.PRIVATE.value,
        is_gated=repository.gate != Gate.NONE.value,
    )
