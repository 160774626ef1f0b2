"""What a webhook is told, in the form that `huggingface_hub.WebhookPayload` reads (version 3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from comity.hub.domain.repositories import RepositoryKind, Visibility
from comity.hub.models import Discussion, DiscussionEvent, Repository
from comity.hub.queries.callers import Caller


def payload(
    repository: Repository,
    scope: str,
    action: str,
    detail: Mapping[str, Any],
    *,
    by: Caller,
    discussion: Discussion | None = None,
    comment: DiscussionEvent | None = None,
) -> dict[str, Any]:
    """All of it but `webhook`. People are ids, never names or addresses."""
    told: dict[str, Any] = {
        "event": {"action": action, "scope": scope},
        "repo": _repository(repository),
        "actor": by.actor.reference,
    }
    if discussion is not None:
        told["discussion"] = _discussion(repository, discussion)
        if comment is not None:
            told["comment"] = {
                "id": comment.id.hex,
                "author": {"id": str(comment.author_id)},
                "hidden": comment.hidden_at is not None,
                "url": {"web": f"{told['discussion']['url']['web']}#{comment.id.hex}"},
                **({} if comment.hidden_at else {"content": comment.content}),
            }
    if "ref" in detail:
        told["updatedRefs"] = [
            {
                "ref": detail["ref"],
                "oldSha": detail.get("oldSha"),
                "newSha": detail.get("newSha"),
            }
        ]
    if "to" in detail:
        told["movedTo"] = {
            "name": detail["to"],
            "owner": {"id": str(repository.account_id)},
        }
    return told


def _repository(repository: Repository) -> dict[str, Any]:
    kind = RepositoryKind(repository.kind)
    return {
        "type": kind.value,
        "name": str(repository),
        "id": str(repository.id),
        "private": repository.visibility == Visibility.PRIVATE.value,
        "headSha": repository.head,
        "owner": {"id": str(repository.account_id)},
        "tags": list(repository.tags),
        "url": {
            "web": f"{settings.HUB_ADDRESS}/{kind.prefix}{repository}",
            "api": f"{settings.HUB_ADDRESS}/api/{kind.plural}/{repository}",
        },
    }


def _discussion(repository: Repository, discussion: Discussion) -> dict[str, Any]:
    kind = RepositoryKind(repository.kind)
    place = f"{repository}/discussions/{discussion.number}"
    told: dict[str, Any] = {
        "id": str(discussion.id),
        "num": discussion.number,
        "title": discussion.title,
        "status": discussion.status,
        "isPullRequest": discussion.is_pull_request,
        "author": {"id": str(discussion.author_id)},
        "url": {
            "web": f"{settings.HUB_ADDRESS}/{kind.prefix}{place}",
            "api": f"{settings.HUB_ADDRESS}/api/{kind.plural}/{place}",
        },
    }
    if discussion.is_pull_request:
        told["changes"] = {
            "base": discussion.target,
            "mergeCommitId": discussion.merge_commit or None,
        }
    return told
