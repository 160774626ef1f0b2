"""A server that takes in uploads of the real client and throws them away: what the client and the
line cost by themselves."""

from __future__ import annotations

import json
import time

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

COMMIT = "0" * 39 + "1"


async def _body(request: Request) -> bytes:
    return b"".join([piece async for piece in request.stream()])


async def health(request: Request) -> Response:
    return Response("well")


async def whoami(request: Request) -> Response:
    return JSONResponse({"name": "ada", "type": "user", "orgs": [], "auth": {}})


async def create(request: Request) -> Response:
    name = json.loads(await _body(request))["name"]
    return JSONResponse({"url": f"{request.base_url}ada/{name}"})


async def preupload(request: Request) -> Response:
    files = json.loads(await _body(request))["files"]
    told = [{"path": it["path"], "uploadMode": "lfs", "shouldIgnore": False} for it in files]
    return JSONResponse({"files": told})


async def token(request: Request) -> Response:
    headers = {
        "X-Xet-Cas-Url": f"{request.base_url}cas",
        "X-Xet-Access-Token": "none",
        "X-Xet-Token-Expiration": str(int(time.time()) + 3600),
    }
    body = {
        "casUrl": headers["X-Xet-Cas-Url"],
        "accessToken": headers["X-Xet-Access-Token"],
        "exp": int(headers["X-Xet-Token-Expiration"]),
    }
    return JSONResponse(body, headers=headers)


async def xorb(request: Request) -> Response:
    async for _ in request.stream():
        pass
    return JSONResponse({"was_inserted": True})


async def shard(request: Request) -> Response:
    async for _ in request.stream():
        pass
    return JSONResponse({"result": 1})


async def commit(request: Request) -> Response:
    async for _ in request.stream():
        pass
    url = f"{request.base_url}ada/null/commit/{COMMIT}"
    return JSONResponse({"commitUrl": url, "commitOid": COMMIT, "success": True})


async def absent(request: Request) -> Response:
    async for _ in request.stream():
        pass
    return Response(status_code=404)


application = Starlette(
    routes=[
        Route("/health", health),
        Route("/api/whoami-v2", whoami),
        Route("/api/repos/create", create, methods=["POST"]),
        Route("/api/models/ada/{name}/preupload/{revision}", preupload, methods=["POST"]),
        Route("/api/models/ada/{name}/xet-write-token/{revision}", token),
        Route("/api/models/ada/{name}/commit/{revision}", commit, methods=["POST"]),
        Route("/cas/v1/xorbs/{prefix}/{hash}", xorb, methods=["POST"]),
        Route("/cas/v1/shards", shard, methods=["POST"]),
        Route("/{rest:path}", absent, methods=["GET", "POST"]),
    ]
)
