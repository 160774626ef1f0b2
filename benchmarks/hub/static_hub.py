"""One repository as files: the answers of a hub, written down beforehand, from a folder.

Of the folder that it is given: `answers.json` has bodies by path, `heads.json` the headers of each
file by name, `files/` the files.
"""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.hub.serving import arguments_given

FOLDER = Path(arguments_given()[0])
ANSWERS = {
    path: it.encode() for path, it in json.loads((FOLDER / "answers.json").read_text()).items()
}
HEADS: dict[str, dict[str, str]] = json.loads((FOLDER / "heads.json").read_text())


async def answer(request: Request) -> Response:
    path = request.url.path
    if path == "/health":
        return Response("well")
    if path in ANSWERS:
        return Response(ANSWERS[path], media_type="application/json")
    name = unquote(path.partition("/resolve/")[2].partition("/")[2])
    if name not in HEADS:
        return Response(status_code=404, headers={"X-Error-Code": "EntryNotFound"})
    if request.method == "HEAD":
        return Response(headers=HEADS[name])
    return Response((FOLDER / "files" / name).read_bytes(), headers=HEADS[name])


application = Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "HEAD"])])
