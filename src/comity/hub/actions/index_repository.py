"""Write what a repository is found by: its facets, and its text."""

from __future__ import annotations

from comity.hub.domain.card_facts import card_facts
from comity.hub.domain.listing import parameter_class, tag_value
from comity.hub.formats.card import CardKind
from comity.hub.models import Repository, RepositoryTag, RepositoryText
from comity.kernel.domain.search.folding import fold

LONGEST_TEXT = 1500


def index_repository(repository: Repository) -> None:
    """From the fields of `repository` as they are; rows that stay as they are aren't touched."""
    wanted = set(facets_of(repository))
    rows = RepositoryTag.objects.filter(repository=repository)
    stored = {(kind, value): id for id, kind, value in rows.values_list("id", "kind", "value")}
    if gone := [id for facet, id in stored.items() if facet not in wanted]:
        rows.filter(id__in=gone).delete()
    RepositoryTag.objects.bulk_create(
        [
            RepositoryTag(repository=repository, kind=kind, value=value)
            for kind, value in sorted(wanted - stored.keys())
        ],
        ignore_conflicts=True,
    )
    RepositoryText.objects.update_or_create(
        repository=repository, defaults={"kind": repository.kind, "text": text_of(repository)}
    )


def facets_of(repository: Repository) -> list[tuple[str, str]]:
    """Kinds and values: `tag` is what the API filters by, the others what pages count."""
    kind: CardKind = repository.kind  # type: ignore[assignment]  # checked when it was written
    facts = card_facts(repository.card, kind)
    found = [("tag", each) for each in repository.tags]
    found += [("language", each) for each in facts.languages]
    found += [("licence", each) for each in facts.licences]
    found += [("task", each) for each in {*facts.tasks, repository.task}]
    found += [("library", repository.library)]
    found += [("size", each) for each in facts.size_categories]
    if repository.parameters is not None:
        found.append(("size", parameter_class(repository.parameters)))
    if repository.sdk:
        found.append(("tag", repository.sdk))
    if country := country_of(repository):
        found += [("country", country), ("tag", f"country:{country}")]
    return list({(name, tag_value(name, value)) for name, value in found if value})


def country_of(repository: Repository) -> str:
    """The publisher's, where it is an organisation; "" where that is not known."""
    organisation = repository.account.organisation
    return organisation.jurisdiction if organisation else ""


def text_of(repository: Repository) -> str:
    """What words are looked for in: the key as it is, and the rest folded."""
    parts = [*map(str, repository.tags), repository.summary]
    title = repository.card.get("pretty_name") or repository.card.get("title")
    if isinstance(title, str):
        parts.insert(0, title[:200])
    rest = fold("\n".join(parts))
    return f"{repository.key}\n{rest}"[:LONGEST_TEXT]
