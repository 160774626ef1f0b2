"""What the description of the API says of documents, for `described`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SOME = "00000000-0000-4000-8000-000000000000"
_ALL = "assemblies/north-lakes/documents"
PATHS: Mapping[str, str] = {"document": "A document, by its id."}
CONFLICTS: frozenset[str] = frozenset({"add_document", "withdraw_document"})
ADDRESSES: Mapping[str, str] = {
    "documents": f"{_ALL}?about=session:{_SOME}",
    "add_document": _ALL,
    "document": f"{_ALL}/{_SOME}",
    "withdraw_document": f"{_ALL}/{_SOME}/withdrawal",
}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "add_document": {"about": f"session:{_SOME}", "file": "@report.pdf", "visibility": "public"},
}
