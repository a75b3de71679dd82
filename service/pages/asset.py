"""The assets of the pages: scripts, styles, fonts and images, cacheable for ever since each name has a fingerprint."""

import asyncio
import re
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from service.pages.page import BUILT, guards
from service.request.accept import accept_of

FOR_GOOD = "public, max-age=31536000, immutable"
"""A year: a file never changes, because its name has the file's fingerprint."""

MEDIA_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
}
"""The only kinds of files that are served."""

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}")


class Assets:
    """The files of one folder, each with a compressed copy beside it if that is worth it."""

    def __init__(self, folder: Path = BUILT / "assets") -> None:
        self._folder = folder

    async def answer(self, request: Request) -> Response:
        """Answer with the named file; raises HTTPException if there is none."""
        name = request.path_params["name"]
        media_type = MEDIA_TYPES.get(Path(name).suffix)
        if media_type is None or not _NAME.fullmatch(name):
            raise HTTPException(404)
        path, compressed = self._folder / name, self._folder / f"{name}.gz"
        headers = {**guards(), "cache-control": FOR_GOOD, "vary": "accept-encoding"}
        takes_gzip = accept_of(request.headers.get("accept-encoding")).weight("gzip", "*") > 0
        if takes_gzip and await asyncio.to_thread(compressed.is_file):
            return FileResponse(compressed, headers={**headers, "content-encoding": "gzip"}, media_type=media_type)
        if not await asyncio.to_thread(path.is_file):
            raise HTTPException(404)
        return FileResponse(path, headers=headers, media_type=media_type)
