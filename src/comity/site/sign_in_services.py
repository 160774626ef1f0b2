"""Services that people may sign in with (OpenID Connect), from the file that `COMITY_OIDC` names.

The file is YAML or JSON: a list, each entry with `id`, `name`, `issuer`, `client_id`, and `secret`
or `secret_file`. `vouches: true` says that an address which the service calls verified is taken as
verified here, and opens the account that has it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

REQUIRED = ("id", "name", "issuer", "client_id")
OPTIONAL = ("secret", "secret_file", "vouches")
LARGEST_FILE = 256 * 1024
_ID = re.compile(r"[a-z][a-z0-9-]{0,30}")
# Addresses of the account pages themselves stand where a service's would.
TAKEN = frozenset({"login", "signup", "logout", "email", "password", "tokens", "sessions", "oidc"})


def sign_in_services(environ: Mapping[str, str]) -> list[dict[str, Any]]:
    """The services as django-allauth's `APPS`; none without the variable.

    Raises `ValueError`, which never repeats a secret.
    """
    name = environ.get("COMITY_OIDC", "").strip()
    if not name:
        return []
    path = Path(name).expanduser()
    try:
        text = path.read_bytes()[:LARGEST_FILE].decode()
        entries = yaml.safe_load(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        raise ValueError(f"COMITY_OIDC: {path} can't be read as YAML or JSON") from None
    if not isinstance(entries, list):
        raise ValueError(f"COMITY_OIDC: {path} must hold a list of services")
    apps = [_app(entry, path.parent) for entry in entries]
    ids = [app["provider_id"] for app in apps]
    if len(set(ids)) != len(ids):
        raise ValueError("COMITY_OIDC: two services have the same id")
    return apps


def origins(apps: list[dict[str, Any]]) -> list[str]:
    """Where a form may lead to: the browser follows it to the service."""
    parts = [urlsplit(app["settings"]["server_url"]) for app in apps]
    return [f"{each.scheme}://{each.netloc}" for each in parts]


def _app(entry: object, folder: Path) -> dict[str, Any]:
    if not isinstance(entry, dict) or set(entry) - {*REQUIRED, *OPTIONAL}:
        raise ValueError(f"COMITY_OIDC: a service has {', '.join((*REQUIRED, *OPTIONAL))}")
    for field in REQUIRED:
        if not isinstance(entry.get(field), str) or not entry[field].strip():
            raise ValueError(f"COMITY_OIDC: a service lacks {field}")
    if not _ID.fullmatch(entry["id"]) or entry["id"] in TAKEN:
        raise ValueError("COMITY_OIDC: an id has small letters, digits and hyphens")
    if not isinstance(entry.get("vouches", False), bool):
        raise ValueError("COMITY_OIDC: vouches is true or false")
    vouches = bool(entry.get("vouches", False))
    return {
        "provider_id": entry["id"],
        "name": entry["name"],
        "client_id": entry["client_id"],
        "secret": _secret(entry, folder),
        "settings": {
            "server_url": _issuer(entry["issuer"]),
            "oauth_pkce_enabled": True,
            "email_authentication": vouches,
        },
    }


def _issuer(text: str) -> str:
    parts = urlsplit(text.strip())
    here = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and here)):
        raise ValueError("COMITY_OIDC: an issuer is an https:// address")
    return text.strip().rstrip("/")


def _secret(entry: dict[str, Any], folder: Path) -> str:
    given = [name for name in ("secret", "secret_file") if isinstance(entry.get(name), str)]
    if len(given) != 1:
        raise ValueError("COMITY_OIDC: a service has either secret or secret_file")
    if given == ["secret"]:
        return str(entry["secret"])
    try:
        return (folder / str(entry["secret_file"])).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise ValueError("COMITY_OIDC: a secret_file can't be read") from None
