"""Who may speak to the local chat's server: this machine's own browser and the bot, nobody else.

A page on the internet can make a browser send requests to a loopback address, directly or through
a name that it points there (DNS rebinding). The first carries a foreign `Origin` or
`Sec-Fetch-Site`, the second a foreign `Host`; all are refused.
"""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from yarl import URL

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_OWN_SITE = frozenset({"same-origin", "none"})

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def guard(host: str) -> Middleware:
    """A middleware that refuses strangers and sends the headers that keep the page to itself."""
    known = _LOOPBACK | {host}

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        _check_host(request, known)
        _check_site(request)
        try:
            response = await handler(request)
        except web.HTTPException as refused:
            refused.headers.update(_HEADERS)
            raise
        if not response.prepared:
            for name, value in _HEADERS.items():
                response.headers.setdefault(name, value)
        return response

    return guarded


def stream_headers() -> dict[str, str]:
    """The same headers, for an answer that is sent while it is made."""
    return dict(_HEADERS)


def _check_host(request: web.Request, known: frozenset[str]) -> None:
    named = _host_of(f"http://{request.headers.get('Host', '')}")
    if named not in known:
        raise web.HTTPForbidden(text="本机聊天只接受本机的访问。")


def _check_site(request: web.Request) -> None:
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"http://{request.headers.get('Host', '')}":
        raise web.HTTPForbidden(text="本机聊天不接受其他网站的请求。")
    site = request.headers.get("Sec-Fetch-Site", "none")
    opened = request.path == "/" and request.method == "GET"
    if site not in _OWN_SITE and not opened:
        raise web.HTTPForbidden(text="本机聊天不接受其他网站的请求。")


def _host_of(address: str) -> str | None:
    try:
        return URL(address).host
    except ValueError:
        return None
