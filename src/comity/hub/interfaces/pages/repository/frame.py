"""What every page of a repository shows at its head: its name, its state, the ways on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import RepositoryUnknown
from comity.hub.domain.repositories import Gate, RepositoryKind, RequestStatus, Visibility
from comity.hub.interfaces.pages.links import RepositoryLinks, links_of
from comity.hub.interfaces.pages.visiting import caller_of
from comity.hub.models import AccessRequest, Discussion, Like, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.find_repository import find_repository
from comity.hub.queries.policy import allows, require
from comity.hub.queries.takedowns import TakedownNotice, notices_of
from comity.kernel.domain.errors import NotPermitted

KIND_NAMES: Mapping[RepositoryKind, str | Promise] = {
    RepositoryKind.MODEL: _("Model"),
    RepositoryKind.DATASET: _("Data set"),
    RepositoryKind.SPACE: _("Space"),
}
LIST_NAMES: Mapping[RepositoryKind, str | Promise] = {
    RepositoryKind.MODEL: _("Models"),
    RepositoryKind.DATASET: _("Data sets"),
    RepositoryKind.SPACE: _("Spaces"),
}


@dataclass(frozen=True)
class Frame:
    """A repository for one reader; what a page does not show is not looked up."""

    repository: Repository
    caller: Caller
    links: RepositoryLinks

    @property
    def kind(self) -> RepositoryKind:
        return RepositoryKind(self.repository.kind)

    @property
    def kind_name(self) -> str | Promise:
        return KIND_NAMES[self.kind]

    @property
    def list_name(self) -> str | Promise:
        return LIST_NAMES[self.kind]

    @property
    def name(self) -> str:
        return str(self.repository)

    @property
    def is_private(self) -> bool:
        return self.repository.visibility == Visibility.PRIVATE.value

    @property
    def is_gated(self) -> bool:
        return self.repository.gate != Gate.NONE.value

    @property
    def is_disabled(self) -> bool:
        return bool(self.repository.disabled_reason)

    @property
    def files_href(self) -> str:
        return self.links.tree("main")

    @property
    def commits_href(self) -> str:
        return self.links.commits("main")

    @property
    def signed_in(self) -> bool:
        return self.caller.user is not None

    @cached_property
    def may_read(self) -> bool:
        return allows(self.caller, self.repository, Deed.READ)

    @cached_property
    def may_write(self) -> bool:
        return allows(self.caller, self.repository, Deed.WRITE)

    @cached_property
    def may_administer(self) -> bool:
        return allows(self.caller, self.repository, Deed.ADMINISTER)

    @cached_property
    def may_appeal(self) -> bool:
        """Who administers it may, also when it was taken down as a whole."""
        try:
            require(self.caller, self.repository, Deed.ADMINISTER, even_if_disabled=True)
        except (NotPermitted, RepositoryUnknown):
            return False
        return True

    @cached_property
    def may_discuss(self) -> bool:
        return allows(self.caller, self.repository, Deed.DISCUSS)

    @cached_property
    def liked(self) -> bool:
        return Like.objects.filter(repository=self.repository, user=self.caller.user).exists()

    @cached_property
    def open_discussions(self) -> int:
        rows = Discussion.objects.filter(repository=self.repository, status__in=["open", "draft"])
        return rows.count()

    @cached_property
    def waiting_requests(self) -> int:
        return AccessRequest.objects.filter(
            repository=self.repository, status=RequestStatus.PENDING.value
        ).count()

    @cached_property
    def own_request(self) -> AccessRequest | None:
        if self.caller.user is None:
            return None
        rows = AccessRequest.objects.filter(repository=self.repository, user=self.caller.user)
        return rows.first()

    @cached_property
    def takedowns(self) -> list[TakedownNotice]:
        """Those that hold."""
        return [each for each in notices_of(self.repository) if each.lifted_at is None]


def framed(
    request: HttpRequest, plural: str, account: str, name: str, deed: Deed = Deed.KNOW
) -> Frame:
    """The repository of the address, for whoever may do this with it. Raises as
    `find_repository`."""
    caller = caller_of(request)
    kind = RepositoryKind(plural.removesuffix("s"))
    repository = find_repository(caller, kind, f"{account}/{name}", deed)
    return Frame(repository, caller, links_of(repository))


def show(
    request: HttpRequest, template: str, frame: Frame, tab: str, **context: object
) -> HttpResponse:
    """The page `template` of the repository, under the tab of that name."""
    given = {"frame": frame, "links": frame.links, "tab": tab, "told": get_messages(request)}
    return render(request, f"hub/{template}", given | context)
