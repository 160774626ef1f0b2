"""Happenings as an Atom feed (RFC 4287), with ids as RFC 4151 has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed, get_tag_uri
from django.utils.html import linebreaks
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from comity.plan.domain.happenings import Happening
from comity.plan.interfaces.pages.feeds.scopes import Named
from comity.plan.interfaces.pages.feeds.words import sentence

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""XML 1.0, section 2.2"""


class PlanFeed(Atom1Feed):
    """`since` is when it was last changed, where nothing happened yet."""

    def __init__(self, since: datetime, **about: Any) -> None:  # noqa: ANN401
        super().__init__(**about)
        self.since = since

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else self.since


def feed_file(request: HttpRequest, asked: Named, happened: Sequence[Happening]) -> str:
    plan = asked.plan
    feed = PlanFeed(
        plan.created_at,
        title=in_xml(asked.name),
        subtitle=_("What was committed to, reported and found"),
        link=request.build_absolute_uri(f"{language_path(request)}{asked.page}"),
        description=None,
        language=get_language(),
        feed_url=request.build_absolute_uri(request.path),
        feed_guid=_tag(request.path, plan.created_at),
    )
    for each in happened:
        feed.add_item(
            title=in_xml(sentence(each)),
            link=request.build_absolute_uri(f"{language_path(request)}{_page(plan.slug, each)}"),
            description=linebreaks(in_xml(each.text), autoescape=True),
            unique_id=_tag(f"/plans/{plan.slug}/{each.id}", each.at),
            pubdate=each.at,
            updateddate=each.changed,
            author_name=in_xml(_author(each)),
            categories=[each.kind.value],
        )
    return str(feed.writeString("utf-8"))


def language_path(request: HttpRequest) -> str:
    """What stands before the address for its language: /ar, or nothing."""
    return request.path.partition("/plans/")[0]


def in_xml(text: str) -> str:
    """Without the characters that no XML document may hold."""
    return _NOT_IN_XML.sub("", text)


def _tag(path: str, since: datetime) -> str:
    return get_tag_uri(f"{settings.ADDRESS}#{path.removeprefix('/')}", since)


def _author(it: Happening) -> str:
    """What reviewers find is not said by the participant; a reviewer is not named."""
    return _("An independent reviewer") if it.level else it.participant


def _page(slug: str, it: Happening) -> str:
    if it.number is None:
        return f"/plans/{slug}/participants/{it.participant_id}"
    return f"/plans/{slug}/commitments/{it.number}"
