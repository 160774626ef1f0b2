from __future__ import annotations

import pytest
from django.test import Client

from comity.regulation.domain.rulebook import Rulebook

pytestmark = pytest.mark.django_db


def test_smoke(client: Client, released: Rulebook) -> None:
    import time
    assert client.get("/check").status_code == 200
    r = client.get("/check/begin?in=EU&in=KR&in=&on=2027-12-02&name=Triage")
    print(r["Location"])
    for path in (r["Location"], "/check/ask?in=CN,EU,JP,KR,US,US-CA,US-CO&on=2027-12-02", "/check/ask?in=CN,EU,JP,KR,US,US-CA,US-CO&on=2027-12-02"):
        t = time.perf_counter()
        r = client.get(path)
        print(r.status_code, len(r.content), time.perf_counter() - t)
    __import__("pathlib").Path("/tmp/ck/ask.html").write_bytes(r.content)
    e = client.get("/check/example")["Location"]
    for n in range(2):
      for path in (e, e.replace("/ask", "/result"), e.split("#")[0].replace("/ask", "/result") + "&of=eu-ai-act", e.split("#")[0].replace("/ask", "/profile.yaml"), e.split("#")[0].replace("/ask", "/findings.csv"), e.split("#")[0].replace("/ask", "/findings.json"), e.split("#")[0].replace("/ask", "/report.html"),"/check/result?in=CN,EU,JP,KR,US,US-CA,US-CO,FR&on=2026-12-02","/check/result?in=CN,EU,JP,KR,US,US-CA,US-CO,FR&on=2026-12-02&of=eu-ai-act"):
        t = time.perf_counter()
        r = client.get(path, headers={"Accept-Encoding": "br"})
        print(path[:30], path[-20:], r.status_code, len(r.content), time.perf_counter() - t)
