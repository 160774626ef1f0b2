"""Case 5: files that are too large, that are pages, or that swell."""

from __future__ import annotations

import io
import zipfile

from tests.plan.hostile.asking import page
from tests.plan.hostile.places import Place
from tests.plan.hostile.promising import form, seeded
from tests.plan.hostile.telling import Telling
from tests.plan.test_large_evidence import MIB, memory, send

HTML = b"<!doctype html><html><body><script>alert(document.cookie)</script></body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
HIDDEN = b"indicator,value\ntrained,20\n" * 4000 + b"<img src=x onerror=alert(1)>"
MOST_MORE = 128 * MIB


def bomb() -> bytes:
    """A workbook of which one part has a gigabyte."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as folder:
        folder.writestr("[Content_Types].xml", "<Types/>")
        folder.writestr("xl/workbook.xml", "<workbook/>")
        with folder.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _time in range(1024):
                part.write(b"\0" * MIB)
    return made.getvalue()


def two_gigabytes(here: Place, told: Telling) -> None:
    here.server.get("/plans")
    for chunked in (False, True):
        how = "chunked" if chunked else "with Content-Length"
        with told.deed(f"a body of 2 GB, {how}") as deed:
            before = memory(here.server)
            answer, sent, most = send(here.server, chunked=chunked)
            after = memory(here.server)
            first = answer.partition(b"\r\n")[0].decode()
            sizes = f"{before // MIB}, {most // MIB} at most, {after // MIB} MiB after"
            deed.answered = f"{first}, {sent // MIB} MiB taken; the server held {sizes}"
            deed.should(" 413" in first, "not refused")
            deed.should(most - before < MOST_MORE, "it was held in memory")
    with told.deed("the server afterwards") as deed:
        deed.answered = str(here.server.get("/health/live").status_code)
        deed.should(deed.answered == "200", "it is gone")


def pages_as_files(here: Place, told: Telling) -> None:
    """Refused, or served only to be kept."""
    from comity.plan.models import PlanFile

    row = seeded(here)
    given = [
        ("page.html", HTML, "text/html"),
        *[(f"page.{it}", HTML, "") for it in ("pdf", "csv", "txt", "md", "json", "png", "xlsx")],
        ("drawing.svg", SVG, "image/svg+xml"),
        ("drawing.png", SVG, "image/png"),
        ("drawing.txt", SVG, "text/plain"),
        ("figures.csv", HIDDEN, "text/csv"),
        ("both.pdf", b"%PDF-1.7\n" + HTML + b"\n%%EOF\n", "application/pdf"),
        ("bomb.xlsx", bomb(), ""),
    ]
    for name, content, claimed in given:
        there = set(PlanFile.objects.values_list("id", flat=True))
        with told.deed(f"evidence {name} ({len(content)} bytes)", any=1) as deed:
            before = memory(here.server)
            files = {"file-1": (name, content, claimed or "application/octet-stream")}
            answer = page(
                here,
                here.plan.people["acme"],
                f"/commitments/{row.number}/updates/new",
                form(),
                files,
            )
            deed.answered = answer.told
            deed.should(memory(here.server) - before < MOST_MORE, "it was held in memory")
            new = PlanFile.objects.exclude(id__in=there).first()
            if new is None:
                deed.should(answer.status < 500 and answer.sentence, "refused without a sentence")
            else:
                served = page(here, None, f"/files/{new.id}")
                shown = {
                    it: served.headers.get(it, "")
                    for it in (
                        "content-type",
                        "content-disposition",
                        "x-content-type-options",
                        "content-security-policy",
                    )
                }
                deed.answered = f"taken; served {served.status} {list(shown.values())}"
                deed.should(shown["content-disposition"].startswith("attachment"), "opens here")
                deed.should(shown["x-content-type-options"] == "nosniff", "may be sniffed")
                deed.should("sandbox" in shown["content-security-policy"], "no sandbox")
                deed.should("html" not in shown["content-type"], "served as a page")
                deed.should("svg" not in shown["content-type"], "served as a drawing")
