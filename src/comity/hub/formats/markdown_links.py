"""Where an address in a card leads: to the web, to mail, or into the repository.

Addresses are read as browsers read them (WHATWG URL): tabs and line ends inside count for nothing,
a backslash is a slash, `%2e` is a dot. Whatever then has another scheme than the web's, or leaves
the repository's root, leads nowhere.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

LONGEST_ADDRESS = 2_000

_IGNORED = re.compile(r"[\t\n\r]")
_CONTROL = re.compile(r"[\x00-\x20\x7f]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):", re.ASCII)
_PATH_SAFE = "/!$&'()*+,;=:@-._~"


def link_target(address: str, link_base: str, id_prefix: str) -> str | None:
    """What `href` becomes; None where it leads nowhere that we would send anybody."""
    plain = plain_address(address)
    if plain is None:
        return None
    address = plain
    if address.startswith("#"):
        return f"#{id_prefix}{address[1:]}" if len(address) > 1 else "#"
    if is_elsewhere(address):
        return outside(address, ("http", "https", "mailto"))
    if address.startswith("/"):
        return quote(address, safe=_PATH_SAFE + "%?#")
    path, mark, rest = split_path(address)
    inside = repository_path(path)
    if inside is None:
        return None
    return f"{link_base.rstrip('/')}/{quote(inside, safe=_PATH_SAFE)}{mark}{rest}"


def image_source(address: str, image_base: str) -> str | None:
    """Where an image of the repository is served; None for one that is not of the repository."""
    plain = plain_address(address)
    if not plain or is_elsewhere(plain) or plain.startswith(("/", "#")):
        return None
    inside = repository_path(split_path(plain)[0])
    return f"{image_base.rstrip('/')}/{quote(inside, safe=_PATH_SAFE)}" if inside else None


def plain_address(address: str) -> str | None:
    """As a browser reads it; None where it is too long or has control characters."""
    address = _IGNORED.sub("", address).strip().replace("\\", "/")
    if len(address) > LONGEST_ADDRESS or _CONTROL.search(address.replace(" ", "")):
        return None
    return address.replace(" ", "%20").replace('"', "%22").replace("<", "%3C").replace(">", "%3E")


def is_elsewhere(address: str) -> bool:
    return address.startswith("//") or _SCHEME.match(address) is not None


def outside(address: str, schemes: tuple[str, ...]) -> str | None:
    """An address with a scheme, if it is one of `schemes`."""
    if address.startswith("//"):
        address = f"https:{address}"
    scheme = _SCHEME.match(address)
    if scheme is None or scheme[1].lower() not in schemes:
        return None
    return address


def split_path(address: str) -> tuple[str, str, str]:
    """The path, the mark that ends it (`?`, `#` or nothing), and what follows the mark."""
    found = re.search(r"[?#]", address)
    if found is None:
        return address, "", ""
    return address[: found.start()], found[0], address[found.end() :]


def repository_path(path: str) -> str | None:
    """The path from the repository's root, without dots; None where it leaves the root."""
    parts: list[str] = []
    for part in unquote(path).replace("\\", "/").split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    joined = "/".join(parts)
    return None if _CONTROL.search(joined.replace(" ", "")) else joined
