from __future__ import annotations

import orjson
import pytest

from comity.hub.domain.refusals import QuotaExceeded
from comity.hub.interfaces import store_messages as _store_messages  # noqa: F401 - registers
from comity.hub.interfaces.api.answers import refusal
from comity.kernel.domain.errors import ReadOnly, StorageFailure


@pytest.mark.parametrize(
    "error",
    [
        StorageFailure("cannot-write", path="/srv/inner/incoming", reason="No space left"),
        StorageFailure("object-unreadable", key="blobs/inner", reason="http://inner:9000 is away"),
    ],
)
def test_a_failing_store_is_told_without_its_places(
    error: StorageFailure, caplog: pytest.LogCaptureFixture
) -> None:
    answer = refusal(error, anonymous=False)
    assert answer.status_code == 503
    assert "at present" in orjson.loads(answer.body)["error"]
    assert "at present" in answer.headers["X-Error-Message"]
    assert b"inner" not in answer.body
    assert "inner" not in str(answer.headers)
    assert "inner" in caplog.text


def test_a_full_quota_and_a_hub_that_only_reads_are_told_as_they_are() -> None:
    quota = refusal(QuotaExceeded("ada", 5), anonymous=False)
    assert (quota.status_code, b"ada may store 5 bytes" in quota.body) == (413, True)
    reading = refusal(ReadOnly("read-only"), anonymous=False)
    assert (reading.status_code, b"read-only at present" in reading.body) == (503, True)
