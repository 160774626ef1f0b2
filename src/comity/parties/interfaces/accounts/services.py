"""Signing in through another service."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest

from comity.parties.models import User


class Services(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Believes what a service says of an address only where the operator chose so."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if not sociallogin.provider.app.settings.get("email_authentication"):
            for address in sociallogin.email_addresses:
                address.verified = False

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]
    ) -> User:
        user: User = super().populate_user(request, sociallogin, data)
        user.name = str(data.get("name") or "")[:200]
        return user
