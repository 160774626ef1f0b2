"""What the API answers is what its OpenAPI document says, whatever is asked.

Schemathesis makes the requests, right ones and wrong ones, from the document; each operation is
asked some dozens of times. With a token where one is called for, and without.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import load_all_checks, not_a_server_error
from schemathesis.generation.feedback import FeedbackSources
from schemathesis.generation.hypothesis.builder import (
    InvalidHeadersExampleMark,
    MissingPathParameters,
    UnserializablePayloadMark,
)
from schemathesis.generation.hypothesis.reporting import ignore_hypothesis_output
from schemathesis.pytest._test_builder import build_operation_test
from schemathesis.python._constants.orchestrator import make_constants_value_source
from schemathesis.schemas import BaseSchema
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
from comity.site.api.openapi import document

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
OPERATIONS = [
    (method.upper(), path)
    for path, methods in document()["paths"].items()
    for method in methods
    if method in {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
]
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


@cache
def schema() -> tuple[BaseSchema, FeedbackSources]:
    load_all_checks()
    found = schemathesis.openapi.from_wsgi(
        "/api/v1/openapi.json", get_wsgi_application(), config=CONFIG
    )
    return found, FeedbackSources(constants_value_source=make_constants_value_source(found))


@BOUNDED
def answers_as_described(case: schemathesis.Case, rules: Rulebook, ada: Holder) -> None:
    headers = {**ada.headers, "Accept-Encoding": "identity"}
    case.call_and_validate(checks=CHECKS, headers=headers)


@pytest.mark.usefixtures("_one_connection")
@pytest.mark.parametrize(
    ("method", "path"), OPERATIONS, ids=[f"{method} {path}" for method, path in OPERATIONS]
)
def test_answers_are_as_described(method: str, path: str, rules: Rulebook, ada: Holder) -> None:
    """As `schema.parametrize()` has it, which would have each process of a run work out the
    requests of all operations before any test."""
    found, feedback = schema()
    ask = build_operation_test(
        config=found.config,
        operation=found[path][method],
        test_func=answers_as_described,
        given_kwargs={},
        feedback=feedback,
    )
    with ignore_hypothesis_output():
        ask(rules=rules, ada=ada)
    for mark in (MissingPathParameters, InvalidHeadersExampleMark, UnserializablePayloadMark):
        assert not mark.get(ask)


@pytest.mark.usefixtures("_one_connection", "db")
def test_every_operation_is_asked() -> None:
    labels = [found.ok().label for found in schema()[0].get_all_operations()]
    assert labels == [f"{method} {path}" for method, path in OPERATIONS]
