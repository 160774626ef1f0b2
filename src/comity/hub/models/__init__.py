"""The room's tables, by what they are about."""

from comity.hub.models.accounts import Account, Follow, Quota
from comity.hub.models.contents import (
    Condemned,
    Content,
    FileTerm,
    Holding,
    KnownChunk,
    Upload,
    Xorb,
    XorbSender,
)
from comity.hub.models.history import Change, Commit, Manifest, Ref, Signature, SigningKey, Tree
from comity.hub.models.records import (
    Access,
    DailyCount,
    Delivery,
    LicenceChange,
    Takedown,
    Watched,
    Webhook,
)
from comity.hub.models.repositories import FormerName, Repository, RepositoryTag, RepositoryText
from comity.hub.models.talks import AccessRequest, Discussion, DiscussionEvent, Like

__all__ = [
    "Access",
    "AccessRequest",
    "Account",
    "Change",
    "Commit",
    "Condemned",
    "Content",
    "DailyCount",
    "Delivery",
    "Discussion",
    "DiscussionEvent",
    "FileTerm",
    "Follow",
    "FormerName",
    "Holding",
    "KnownChunk",
    "LicenceChange",
    "Like",
    "Manifest",
    "Quota",
    "Ref",
    "Repository",
    "RepositoryTag",
    "RepositoryText",
    "Signature",
    "SigningKey",
    "Takedown",
    "Tree",
    "Upload",
    "Watched",
    "Webhook",
    "Xorb",
    "XorbSender",
]
