"""The counters of requests. With `PROMETHEUS_MULTIPROC_DIR` set, all workers add to one sum."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

from comity.site.front.request_facts import RequestFacts

requests = Counter(
    "comity_requests", "Requests answered, by route and status.", ["method", "route", "status"]
)
seconds_taken = Histogram(
    "comity_request_seconds",
    "Seconds from the request's head to the end of its answer.",
    ["method", "route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)
in_flight = Gauge(
    "comity_requests_in_flight", "Requests being answered.", multiprocess_mode="livesum"
)
workers = Gauge("comity_web_workers", "Web workers that run.", multiprocess_mode="livesum")


def count_request(facts: RequestFacts, seconds: float) -> None:
    requests.labels(facts.method, facts.route, str(facts.status)).inc()
    seconds_taken.labels(facts.method, facts.route).observe(seconds)
