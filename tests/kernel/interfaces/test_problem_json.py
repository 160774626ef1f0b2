from __future__ import annotations

from comity.kernel.domain.errors import InvalidInput, NotPermitted, Problems, StorageFailure
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces import audit_messages as _registers  # noqa: F401
from comity.kernel.interfaces.messages import register
from comity.kernel.interfaces.problem_json import KINDS, problem

register({"test-problem": "{value} is wrong.", "test-problems": "{count} problems."})


def test_body_has_the_members_of_the_rfc_and_the_message() -> None:
    remedy = Message("did-you-mean", {"name": "EU"})
    assert problem(InvalidInput("test-problem", remedy=remedy, value="UE")) == {
        "type": "urn:comity:problem:invalid-input",
        "title": "The input can't be read",
        "status": 400,
        "detail": "UE is wrong. Did you mean EU?",
        "message": "test-problem",
        "params": {"value": "UE"},
    }


def test_several_problems_are_listed() -> None:
    body = problem(Problems("test-problems", [NotPermitted("test-problem", value="a")]))
    assert (body["status"], body["detail"]) == (400, "1 problems.")
    assert body["problems"] == [
        {
            "type": "urn:comity:problem:not-permitted",
            "title": "Not permitted",
            "status": 403,
            "detail": "a is wrong.",
            "message": "test-problem",
            "params": {"value": "a"},
        }
    ]


def test_status_of_each_type() -> None:
    assert {word: status for word, status, _ in KINDS.values()} == {
        "invalid-input": 400,
        "not-permitted": 403,
        "unknown-name": 404,
        "conflict": 409,
        "integrity-failure": 500,
        "read-only": 503,
        "storage-failure": 503,
        "error": 500,
    }
    assert problem(StorageFailure("test-problem", value="disk"))["status"] == 503
