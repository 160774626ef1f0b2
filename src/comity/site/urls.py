"""Addresses of the web platform. English stands at the root, other languages under their tag, so
that an address says which language it shows and a page can be kept."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from comity.kernel.interfaces import jurisdiction_messages as _jurisdictions  # noqa: F401
from comity.kernel.interfaces.web import messages as _web  # noqa: F401 - registers
from comity.parties.interfaces import messages as _parties  # noqa: F401 - registers
from comity.parties.interfaces.accounts.whole_writes import whole_writes
from comity.parties.interfaces.admin import tables as _tables  # noqa: F401 - registers
from comity.parties.interfaces.admin.site import secretariat
from comity.site.api.pages import show_api
from comity.site.api.urls import api_urls

handler404 = "comity.kernel.interfaces.web.error_pages.not_found"
handler500 = "comity.kernel.interfaces.web.error_pages.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", secretariat.urls),
    *api_urls,
    *i18n_patterns(
        path("api", show_api, name="api"),
        path("", include("comity.parties.interfaces.urls")),
        path("account/", include(whole_writes("allauth.urls"))),
        path("", include("comity.regulation.interfaces.urls")),
        path("", include("comity.assembly.interfaces.urls")),
        path("", include("comity.plan.interfaces.urls")),
        path("", include("comity.hub.interfaces.urls")),
        prefix_default_language=False,
    ),
]
