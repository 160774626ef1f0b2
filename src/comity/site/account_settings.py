"""How people sign in: settings of django-allauth, sessions, passwords and mail.

COMITY_MAIL         how mail leaves (default: into the folder `mail` of COMITY_DATA)
COMITY_MAIL_FROM    the address that mail comes from
COMITY_OIDC         a file that names the services people may sign in with
COMITY_SIGN_UP      `open` (default) or `closed`
COMITY_SITE_NAME    the name of this site in mails and authenticator apps
"""

from __future__ import annotations

import os
from typing import Any

from comity.site.environment import choice
from comity.site.mail import mail_settings, sender
from comity.site.sign_in_services import origins, sign_in_services

_mail = mail_settings(os.environ)
EMAIL_BACKEND: str = _mail["EMAIL_BACKEND"]
EMAIL_FILE_PATH: str | None = _mail.get("EMAIL_FILE_PATH")
EMAIL_HOST: str = _mail.get("EMAIL_HOST", "localhost")
EMAIL_PORT: int = _mail.get("EMAIL_PORT", 25)
EMAIL_HOST_USER: str = _mail.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD: str = _mail.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_SSL: bool = _mail.get("EMAIL_USE_SSL", False)
EMAIL_USE_TLS: bool = _mail.get("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT: int | None = _mail.get("EMAIL_TIMEOUT")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = sender(os.environ)

SITE_NAME = os.environ.get("COMITY_SITE_NAME", "").strip() or "Comity"
SIGN_UP_OPEN = choice(os.environ, "COMITY_SIGN_UP", ("open", "closed")) == "open"

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "parties:overview"
LOGOUT_REDIRECT_URL = "account_login"

# Length is what counts, and not to be known already: NIST SP 800-63B, section 3.1.1.
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]

# Counts of failed attempts: all workers, and all machines of one database, must see the same.
CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "parties_shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

# The front adds `Secure` to every cookie over https; without https only this machine is served.
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_SAMESITE = "Lax"

ACCOUNT_ADAPTER = "comity.parties.interfaces.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "comity.parties.interfaces.accounts.forms.SignUpForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"[{SITE_NAME}] "
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 5
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = True

# The address is verified by a link, so that it can be followed on another device; signing up by
# passkey alone would need a code instead, so passkeys are added after signing in.
MFA_ADAPTER = "comity.parties.interfaces.accounts.second_factors.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODE_COUNT = 10
MFA_RECOVERY_CODES_SHOW_ONCE = True

_services = sign_in_services(os.environ)
SIGN_IN_ORIGINS = origins(_services)
SOCIALACCOUNT_ADAPTER = "comity.parties.interfaces.accounts.services.Services"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {"APPS": _services, "OAUTH_PKCE_ENABLED": True}
}
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_QUERY_EMAIL = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
