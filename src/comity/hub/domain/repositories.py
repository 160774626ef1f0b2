"""The words for repositories: their kinds, who may see them, how they are gated."""

from __future__ import annotations

from enum import StrEnum


class RepositoryKind(StrEnum):
    """What a repository holds; `plural` stands in addresses."""

    MODEL = "model"
    DATASET = "dataset"
    SPACE = "space"

    @property
    def plural(self) -> str:
        return f"{self.value}s"

    @property
    def prefix(self) -> str:
        """What stands before `account/name` in a file's address: models have nothing there."""
        return "" if self is RepositoryKind.MODEL else f"{self.plural}/"


class Visibility(StrEnum):
    PUBLIC = "public"
    PRIVATE = "private"


class Gate(StrEnum):
    """Whether readers must ask: `auto` lets in whoever answered the questions."""

    NONE = "none"
    AUTO = "auto"
    MANUAL = "manual"


class RequestStatus(StrEnum):
    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class DiscussionStatus(StrEnum):
    """`draft` is of pull requests alone, and so is `merged`."""

    OPEN = "open"
    CLOSED = "closed"
    MERGED = "merged"
    DRAFT = "draft"
