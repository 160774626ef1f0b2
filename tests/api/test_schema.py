"""What the API answers is what its OpenAPI document says, whatever is asked.

Schemathesis makes the requests, right ones and wrong ones, from the document; each operation is
asked some dozens of times. With a token where one is called for, and without.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from tests.api.conftest import Holder

from comity.regulation.domain.rulebook import Rulebook

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
    negative_data_rejection,
    unsupported_method,
]
CONFIG = schemathesis.Config.from_dict(
    {
        "generation": {"mode": "all", "deterministic": True, "max-examples": 5},
        "phases": {"coverage": {"unexpected-methods": ["PUT", "PATCH", "TRACE"]}},
    }
)
SCHEMA = schemathesis.openapi.from_wsgi(
    "/api/v1/openapi.json", get_wsgi_application(), config=CONFIG
)
BOUNDED = settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """The requests see what the test wrote and has not committed: as Django's own test client
    does, no request closes the connection."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_one_connection")
@SCHEMA.parametrize()
@BOUNDED
def test_answers_are_as_described(case: schemathesis.Case, rules: Rulebook, ada: Holder) -> None:
    headers = {**ada.headers, "Accept-Encoding": "identity"}
    case.call_and_validate(checks=CHECKS, headers=headers)
