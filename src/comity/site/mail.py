"""How mail leaves, from `COMITY_MAIL`: a mail server, or a folder on this machine."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from comity.kernel.adapters.folders import data_folder

FOLDER_BACKEND = "comity.kernel.adapters.mail_folder.EmailBackend"
SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
SECONDS = 10
PORTS = {"smtp": 25, "smtps": 465}


def mail_settings(environ: Mapping[str, str]) -> dict[str, Any]:
    """Django's settings of mail. Without the variable mails are kept in the data folder.

    Raises `ValueError`; the text never repeats the address, which may hold a password.
    """
    url = environ.get("COMITY_MAIL", "").strip()
    if not url:
        return _folder(data_folder(environ) / "mail")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError("COMITY_MAIL is not an address") from None
    if parts.scheme == "file" and not parts.netloc and parts.path.startswith("/"):
        return _folder(Path(unquote(parts.path)))
    if parts.scheme not in PORTS or not parts.hostname or parts.path not in ("", "/"):
        raise ValueError("COMITY_MAIL must be smtp://HOST, smtps://HOST or file:///FOLDER")
    if parts.query not in ("", "tls") or (parts.query and parts.scheme == "smtps"):
        raise ValueError("COMITY_MAIL knows one option, ?tls, and only with smtp://")
    return _server(parts, port or PORTS[parts.scheme])


def sender(environ: Mapping[str, str]) -> str:
    """The address that mails come from."""
    value = environ.get("COMITY_MAIL_FROM", "").strip() or "comity@localhost"
    if "@" not in value or any(ord(character) < 32 for character in value):
        raise ValueError("COMITY_MAIL_FROM must be an address, such as comity@example.org")
    return value


def _folder(folder: Path) -> dict[str, Any]:
    return {"EMAIL_BACKEND": FOLDER_BACKEND, "EMAIL_FILE_PATH": str(folder)}


def _server(parts: SplitResult, port: int) -> dict[str, Any]:
    encrypted = parts.scheme == "smtps" or parts.query == "tls"
    if parts.password and not encrypted and not _on_this_machine(parts.hostname or ""):
        raise ValueError("COMITY_MAIL would send a password unencrypted: use smtps:// or ?tls")
    return {
        "EMAIL_BACKEND": SMTP_BACKEND,
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.query == "tls",
        "EMAIL_TIMEOUT": SECONDS,
    }


def _on_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
