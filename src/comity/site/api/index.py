"""What there is: the first address of the API."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from comity.kernel.interfaces.api.public import public_router
from comity.kernel.interfaces.api.records import Record
from comity.regulation.queries.current_rulebook import current_content, current_rulebook

router = public_router("index", current_content)


class ResourceRecord(Record):
    """An address, or a template of one (RFC 6570)."""

    operation: str
    method: str
    address: str
    answers: str


class IndexRecord(Record):
    release: str
    description: str
    documentation: str
    resources: list[ResourceRecord]


@router.get("/", response=IndexRecord, operation_id="index")
def index(request: HttpRequest) -> dict[str, Any]:
    """Every resource, and where its description stands."""
    from comity.site.api.openapi import document  # which describes this operation too

    resources = [
        {
            "operation": operation["operationId"],
            "method": method.upper(),
            "address": path,
            "answers": operation["description"].partition("\n")[0],
        }
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
    ]
    return {
        "release": current_rulebook().release,
        "description": reverse("openapi"),
        "documentation": reverse("api"),
        "resources": resources,
    }
