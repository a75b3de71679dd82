"""A model that answers as a test tells it to, at an address of this machine."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

KEY = "sk-very-secret"


@dataclass(slots=True)
class Model:
    """What it answers, one after the other, the last for ever: a text, a status with a body, or None to hang."""

    answers: Sequence[str | tuple[int, str] | None]
    asked: list[dict[str, Any]] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    url: str = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        try:
            while head := (await reader.readuntil(b"\r\n\r\n")).decode():
                length = next(
                    int(line[15:]) for line in head.lower().splitlines() if line.startswith("content-length:")
                )
                self.asked.append(json.loads(await reader.readexactly(length)))
                self.heads.append(head)
                answer = self.answers[min(len(self.asked), len(self.answers)) - 1]
                if answer is None:
                    await asyncio.sleep(60)
                status, body = answer if isinstance(answer, tuple) else (200, completion(answer))
                content = body.encode()
                writer.write(
                    f"HTTP/1.1 {status} X\r\ncontent-type: application/json\r\n"
                    f"content-length: {len(content)}\r\n\r\n".encode()
                    + content
                )
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


def completion(content: str | None, **message: Any) -> str:
    """Return a chat completion with this content."""
    return json.dumps(
        {
            "id": "c",
            "object": "chat.completion",
            "created": 0,
            "model": "m",
            "choices": [
                {
                    "index": 0,
                    "finish_reason": "stop",
                    "message": {"role": "assistant", "content": content, **message},
                }
            ],
            "usage": {"prompt_tokens": 120, "completion_tokens": 34, "total_tokens": 154},
        }
    )


@asynccontextmanager
async def answering(*answers: str | tuple[int, str] | None) -> AsyncIterator[Model]:
    """Give a model that answers so."""
    model = Model(answers)
    async with await asyncio.start_server(model.serve, "127.0.0.1", 0) as server:
        model.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        try:
            yield model
        finally:
            server.close()
