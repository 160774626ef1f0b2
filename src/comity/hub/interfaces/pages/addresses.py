"""Parts of addresses: the kinds of repositories, and names of accounts and repositories."""

from __future__ import annotations

from django.urls import register_converter

from comity.hub.domain.repositories import RepositoryKind


class Plural:
    regex = "|".join(kind.plural for kind in RepositoryKind)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Name(Plural):
    """A name that an account or a repository may have; what it may not is no address."""

    regex = "[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,94}[A-Za-z0-9_])?"


class Oid(Plural):
    regex = "[0-9a-fA-F]{5,40}"


def register_parts() -> None:
    register_converter(Plural, "plural")
    register_converter(Name, "hubname")
    register_converter(Oid, "oid")
