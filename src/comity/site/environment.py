"""Settings read from the environment, strictly: a wrong value stops the start, naming its variable.

Each function raises `ValueError`; the text never repeats a value that may be secret.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from ipaddress import IPv4Network, IPv6Network, ip_network

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")

Network = IPv4Network | IPv6Network


def whole_number(environ: Mapping[str, str], name: str, default: int, *, least: int = 0) -> int:
    """The number in the variable `name`, `default` where it is empty or not there."""
    value = environ.get(name, "").strip()
    if not value:
        return default
    if not (value.isascii() and value.isdigit()) or len(value) > 12 or int(value) < least:
        raise ValueError(f"{name} must be a whole number of at least {least}")
    return int(value)


def switch(environ: Mapping[str, str], name: str) -> bool:
    """Whether the variable is `1`; `0`, empty and absent are off."""
    value = environ.get(name, "").strip()
    if value not in ("", "0", "1"):
        raise ValueError(f"{name} must be 1 or 0")
    return value == "1"


def networks(environ: Mapping[str, str], name: str) -> tuple[Network, ...]:
    """Addresses and networks, separated by commas."""
    found = []
    for part in environ.get(name, "").split(","):
        if not part.strip():
            continue
        try:
            found.append(ip_network(part.strip(), strict=False))
        except ValueError:
            raise ValueError(
                f"{name} must name addresses or networks, such as 10.0.0.0/8"
            ) from None
    return tuple(found)


def log_level(environ: Mapping[str, str], name: str) -> str:
    """The least severity that is logged, `INFO` by default."""
    value = environ.get(name, "").strip().upper() or "INFO"
    if value not in LOG_LEVELS:
        raise ValueError(f"{name} must be one of {', '.join(LOG_LEVELS)}")
    return value


def choice(environ: Mapping[str, str], name: str, choices: Sequence[str]) -> str:
    """One of `choices`, the first by default."""
    value = environ.get(name, "").strip() or choices[0]
    if value not in choices:
        raise ValueError(f"{name} must be one of {', '.join(choices)}")
    return value
