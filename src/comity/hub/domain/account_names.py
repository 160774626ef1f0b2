"""Names of accounts: the first part of every address, so they must not look like one of ours."""

from __future__ import annotations

import re

from comity.kernel.domain.errors import InvalidInput

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9]|[-_.](?=[A-Za-z0-9])){1,38}")

RESERVED = frozenset(
    {
        "about",
        "account",
        "accounts",
        "admin",
        "api",
        "ar",
        "assembly",
        "audit",
        "auth",
        "blog",
        "bodies",
        "browse",
        "cas",
        "check",
        "checks",
        "collections",
        "comity",
        "compare",
        "concepts",
        "crosswalk",
        "crosswalks",
        "datasets",
        "divergence",
        "docs",
        "download",
        "en",
        "exchange",
        "exports",
        "feed",
        "feeds",
        "files",
        "health",
        "help",
        "hub",
        "import",
        "instruments",
        "join",
        "jurisdictions",
        "legal",
        "login",
        "logout",
        "map",
        "me",
        "metrics",
        "models",
        "my",
        "new",
        "none",
        "null",
        "observatory",
        "operator",
        "organisations",
        "organizations",
        "orgs",
        "papers",
        "parties",
        "passport",
        "plan",
        "posts",
        "privacy",
        "profile",
        "public",
        "registry",
        "releases",
        "reports",
        "root",
        "search",
        "security",
        "settings",
        "signup",
        "site",
        "spaces",
        "static",
        "status",
        "support",
        "system",
        "tasks",
        "terms",
        "tokens",
        "treaties",
        "undefined",
        "user",
        "users",
        "v1",
        "v2",
        "webhooks",
        "welcome",
        "www",
        "xet",
    }
)


def parse_account_name(text: str) -> str:
    """2 to 39 letters and digits of ASCII, with single `-`, `_` or `.` between them. Raises
    `InvalidInput`."""
    value = text.strip()
    if not _NAME.fullmatch(value):
        raise InvalidInput("account-name-malformed", name=text)
    if value.lower() in RESERVED or value.lower().endswith((".git", ".ipynb")):
        raise InvalidInput("account-name-reserved", name=value)
    return value
