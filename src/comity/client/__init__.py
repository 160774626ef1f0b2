"""A typed client of the API of a Comity node.

with Comity("https://comity.example.org") as comity:
    for instrument in comity.instruments(jurisdiction=["EU"]):
        print(instrument["id"], instrument["status"])
"""

from __future__ import annotations

from comity.client.comity import Comity
from comity.client.errors import (
    ApiError,
    Conflict,
    InvalidInput,
    NotAuthenticated,
    NotPermitted,
    TooManyRequests,
    Unavailable,
    UnknownName,
    Unreachable,
)
from comity.client.listing import Listing

__all__ = [
    "ApiError",
    "Comity",
    "Conflict",
    "InvalidInput",
    "Listing",
    "NotAuthenticated",
    "NotPermitted",
    "TooManyRequests",
    "Unavailable",
    "UnknownName",
    "Unreachable",
]
