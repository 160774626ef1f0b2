from __future__ import annotations

import os
import re
import subprocess
import sys
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from tests.documents import rows, sections, spans, text_of
from tests.site.front.asking import front

from comity.hub.queries.totals import Totals
from comity.site.front import metrics
from comity.site.front.in_time import InTime
from comity.site.state_metrics import State

HUB = Totals(
    repositories=(("model", 3), ("dataset", 1)),
    contents=12,
    size=5000,
    stored=4000,
    assembled=700,
    uploads=2,
    downloads=40,
    refusals=5,
)
STATE = State(
    answered=True,
    release="aa",
    content="bb",
    jobs=(("ready", 2), ("failed", 1)),
    audit_entries=7,
    hub=HUB,
)


@pytest.fixture(autouse=True)
def _no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "_asked", InTime(lambda: STATE, seconds=5))


def test_this_machine_may_read() -> None:
    answer = front(peer="127.0.0.1").get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=")
    lines = answer.text.splitlines()
    assert 'comity_release_info{content="bb",release="aa"} 1.0' in lines
    assert 'comity_jobs{state="ready"} 2.0' in lines
    assert "comity_audit_entries 7.0" in lines
    assert "comity_database_up 1.0" in lines
    assert {
        'comity_hub_repositories{kind="dataset"} 1.0',
        "comity_hub_contents 12.0",
        "comity_hub_contents_bytes 5000.0",
        "comity_hub_stored_bytes 4000.0",
        "comity_hub_assembled_bytes 700.0",
        "comity_hub_uploads 2.0",
        "comity_hub_downloads_total 40.0",
        "comity_hub_refusals_total 5.0",
    } <= set(lines)


@pytest.mark.parametrize(
    "asked",
    [
        {"peer": "198.51.100.7"},
        {"peer": "127.0.0.1", "headers": {"X-Forwarded-For": "127.0.0.1"}},
        {"peer": "127.0.0.1", "headers": {"Forwarded": "for=127.0.0.1"}},
        {
            "peer": "127.0.0.1",
            "headers": {"X-Forwarded-For": "127.0.0.1"},
            "trusted_proxies": (ip_network("127.0.0.0/8"),),
        },
        {"peer": "127.0.0.1", "metrics_token": "t0ken"},
        {"peer": "127.0.0.1", "metrics_token": "t0ken", "headers": {"Authorization": "Bearer x"}},
        {"peer": "127.0.0.1", "metrics_token": "t0ken", "headers": {"Authorization": "t0ken"}},
    ],
)
def test_others_may_not(asked: dict[str, Any]) -> None:
    headers = asked.pop("headers", {})
    answer = front(**asked).get("/metrics", headers=headers)
    assert (answer.status_code, "comity_requests" in answer.text) == (403, False)


def test_whoever_has_the_token_may() -> None:
    client = front(metrics_token="t0ken")  # noqa: S106
    assert client.get("/metrics", headers={"Authorization": "Bearer t0ken"}).status_code == 200


def test_requests_are_counted_by_route_and_status() -> None:
    client = front(peer="127.0.0.1")

    def counted() -> float:
        name = 'comity_requests_total{method="GET",route="/health/live",status="200"}'
        found = re.search(re.escape(name) + r" (\S+)", client.get("/metrics").text)
        return float(found[1]) if found else 0.0

    before = counted()
    for _ in range(3):
        client.get("/health/live")
    assert counted() == before + 3


def test_every_metric_is_documented() -> None:
    page = sections(text_of("docs/operate/logs-and-metrics.md"))["Metrics"]
    documented = {spans(row[0])[0] for row in rows(page)}
    source = "\n".join(
        file.read_text("utf-8") for file in Path("src/comity").rglob("*metrics.py")
    ) + Path("src/comity/site/front/traffic.py").read_text("utf-8")
    found = re.findall(
        r"(Counter|Gauge|Histogram|GaugeMetricFamily|CounterMetricFamily)\(\s*\"(comity_\w+)\"",
        source,
    )
    assert documented == {
        name + ("_total" if kind.startswith("Counter") else "") for kind, name in found
    }


COUNT = """
from comity.site.front.request_facts import new_facts
from comity.site.front.traffic import count_request, in_flight
facts = new_facts("GET")
facts.status = 200
count_request(facts, 0.01)
in_flight.inc()
"""


def test_workers_add_up_and_the_dead_leave_the_gauges(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = {**os.environ, metrics.FOLDER: str(tmp_path)}
    for _ in range(2):
        subprocess.run([sys.executable, "-c", COUNT], env=environment, check=True)
    monkeypatch.setenv(metrics.FOLDER, str(tmp_path))
    lines = metrics.scraped(STATE).decode().splitlines()
    assert 'comity_requests_total{method="GET",route="unmatched",status="200"} 2.0' in lines
    assert [line for line in lines if line.startswith("comity_requests_in_flight ")] == []
