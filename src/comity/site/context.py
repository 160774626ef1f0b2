"""What every page's frame shows. Asks neither session nor database, so that pages can be kept."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

Link = tuple[str, str | Promise]
"""The name of a page's address, and what the link says."""

NAVIGATION: tuple[tuple[str, str | Promise, tuple[Link, ...]], ...] = (
    (
        "align",
        _("Align"),
        (
            ("regulation:check", _("Check")),
            ("regulation:instruments", _("Instruments")),
            ("regulation:jurisdictions", _("Jurisdictions")),
            ("regulation:concepts", _("Concepts")),
            ("regulation:compare", _("Compare")),
            ("regulation:divergence", _("Divergence")),
            ("regulation:calendar", _("Calendar")),
        ),
    ),
    ("decide", _("Decide"), (("assembly:assemblies", _("Assemblies")), ("plan:plans", _("Plans")))),
    ("share", _("Share"), (("hub:home", _("Hub")),)),
)
"""By what it is for, in the order of the line: an id, the words, and the links."""


@dataclass(frozen=True, slots=True)
class LanguageLink:
    tag: str
    name: str
    href: str
    current: bool


def page_frame(request: HttpRequest) -> dict[str, object]:
    current = get_language() or settings.LANGUAGE_CODE
    here = request.get_full_path()
    return {
        "navigation": NAVIGATION,
        "language": current,
        "direction": "rtl" if get_language_info(current)["bidi"] else "ltr",
        "language_links": [
            LanguageLink(tag, name, address_in(tag, here, current), tag == current)
            for tag, name in settings.LANGUAGES
        ],
    }


def address_in(tag: str, address: str, current: str) -> str:
    """What `address`, which stands in the language `current`, is in the language `tag`. Where there
    is no page, as on the one that says so, there is none in the other: the prefix alone tells."""
    if tag == current:
        return address
    found: str = translate_url(address, tag)
    if found != address:
        return found
    default = settings.LANGUAGE_CODE
    bare = address if current == default else address.removeprefix(f"/{current}")
    return bare if tag == default else f"/{tag}{bare}"
