"""Addresses of a repository's pages, in the language of the request."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from django.urls import reverse

from comity.hub.domain.repositories import RepositoryKind
from comity.hub.models import Repository


@dataclass(frozen=True, slots=True)
class RepositoryLinks:
    """Each property is one page; methods take a revision and a path from the root."""

    home: str
    resolve: str
    """before a revision and a path: where clients and browsers get a file from the hub's API"""

    @property
    def discussions(self) -> str:
        return f"{self.home}/discussions"

    @property
    def new_discussion(self) -> str:
        return f"{self.home}/discussions/new"

    @property
    def settings(self) -> str:
        return f"{self.home}/settings"

    @property
    def requests(self) -> str:
        return f"{self.home}/requests"

    @property
    def access(self) -> str:
        return f"{self.home}/access"

    @property
    def uploads(self) -> str:
        return f"{self.home}/uploads"

    @property
    def versions(self) -> str:
        return f"{self.home}/versions"

    def discussion(self, number: int) -> str:
        return f"{self.home}/discussions/{number}"

    def tree(self, revision: str, path: str = "") -> str:
        return self._at("tree", revision, path)

    def blob(self, revision: str, path: str) -> str:
        return self._at("blob", revision, path)

    def content(self, revision: str, path: str) -> str:
        return self._at("content", revision, path)

    def resolved(self, revision: str, path: str) -> str:
        return f"{self.resolve}/{quote(revision, safe='')}/{quote(path)}"

    def commits(self, revision: str) -> str:
        return self._at("commits", revision)

    def commit(self, oid: str) -> str:
        return self._at("commit", oid)

    def provenance(self, oid: str) -> str:
        return self._at("provenance", oid)

    def _at(self, page: str, revision: str, path: str = "") -> str:
        rest = f"/{quote(path)}" if path else ""
        return f"{self.home}/{page}/{quote(revision)}{rest}"


def links_of(repository: Repository) -> RepositoryLinks:
    kind = RepositoryKind(repository.kind)
    account, name = repository.account.name, repository.name
    return RepositoryLinks(
        home=reverse("hub:repository", args=[kind.plural, account, name]),
        resolve=f"/{kind.prefix}{account}/{name}/resolve",
    )
