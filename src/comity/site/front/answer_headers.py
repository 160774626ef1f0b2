"""Headers that every answer carries, whoever wrote it."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        *("accelerometer", "camera", "display-capture", "fullscreen", "geolocation", "gyroscope"),
        *("magnetometer", "microphone", "midi", "payment", "screen-wake-lock", "usb"),
    )
)
ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", PERMISSIONS.encode()),
)
# What Django does not answer is never a page: it may load nothing and stand in no frame.
POLICY = (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'")
HTTPS_ONLY = (b"strict-transport-security", b"max-age=31536000")


class AnswerHeaders:
    """Middleware: adds what is missing; over https also HSTS, and `Secure` to every cookie."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        secure = scope.get("scheme") == "https"

        async def adding(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                there = {name for name, _ in headers}
                headers += [pair for pair in (*ALWAYS, POLICY) if pair[0] not in there]
                if secure:
                    headers = [*map(_only_over_https, headers), HTTPS_ONLY]
                message["headers"] = headers
            await send(message)

        await self.app(scope, receive, adding)


def _only_over_https(header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    name, value = header
    if name == b"set-cookie" and b"; secure" not in value.lower():
        return name, value + b"; Secure"
    return header
