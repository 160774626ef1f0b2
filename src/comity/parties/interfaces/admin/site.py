"""The secretariat's pages, at /admin/. Reading is Django's admin; every write is an action."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.kernel.domain.errors import NotPermitted


class Secretariat(AdminSite):
    """For staff with a second factor, signed in through the account pages."""

    site_title = gettext_lazy("Secretariat")
    index_title = gettext_lazy("Secretariat")
    enable_nav_sidebar = False

    @property
    def site_header(self) -> str:  # type: ignore[override]
        return f"{settings.SITE_NAME}: {self.index_title}"

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and is_mfa_enabled(request.user)

    def login(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Raises `NotPermitted` for people who are no staff."""
        wanted = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
        if not request.user.is_authenticated:
            return redirect_to_login(wanted, reverse("account_login"))
        if not super().has_permission(request):
            raise NotPermitted("not-permitted", permission="enter", object="admin")
        if not is_mfa_enabled(request.user):
            messages.warning(request, _("The secretariat's pages need a second factor: add one."))
            return redirect("mfa_index")
        return redirect("admin:index")

    def password_change(  # type: ignore[override]  # a redirect is no template
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """On the account pages, which tell the person by mail."""
        return redirect("account_change_password")


secretariat = Secretariat(name="admin")
