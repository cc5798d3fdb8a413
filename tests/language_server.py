"""A minimal editor: speaks the Language Server Protocol with yaml-language-server, as VS Code does.

Over stdio.
"""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

SECONDS = 30


class Editor:
    """One open document in one session. Positions are zero-based, as in the protocol."""

    def __init__(self, node: str, server: Path, schema: Path, document: Path, text: str) -> None:
        self.process = subprocess.Popen(
            [node, server, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.uri, self.schema, self.text = document.as_uri(), schema.as_uri(), text
        self.answers: dict[int, queue.Queue[Any]] = {}
        self.diagnostics: queue.Queue[list[dict[str, Any]]] = queue.Queue()
        self.problems: list[dict[str, Any]] | None = None
        self.count = 0
        threading.Thread(target=self._listen, daemon=True).start()
        folder = document.parent.as_uri()
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": folder,
                "workspaceFolders": [{"uri": folder, "name": "data"}],
                "capabilities": {
                    "textDocument": {
                        "completion": {"completionItem": {"snippetSupport": True}},
                        "publishDiagnostics": {},
                    },
                    "workspace": {"configuration": True},
                },
            },
        )
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": self._settings()})
        self.tell(
            "textDocument/didOpen",
            {"textDocument": {"uri": self.uri, "languageId": "yaml", "version": 1, "text": text}},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.communicate()

    def _settings(self) -> dict[str, Any]:
        return {
            "yaml": {
                "schemas": {self.schema: ["*.yaml"]},
                "schemaStore": {"enable": False},
                "completion": True,
                "hover": True,
                "validate": True,
            }
        }

    def _send(self, content: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **content}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def tell(self, method: str, params: Any) -> None:
        """A notification."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        """A request, and its result."""
        self.count += 1
        self.answers[self.count] = queue.Queue()
        self._send({"id": self.count, "method": method, "params": params})
        answer = self.answers[self.count].get(timeout=SECONDS)
        assert "error" not in answer, answer
        return answer["result"]

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream
        while header := stream.readline():
            length = int(header.split(b":")[1])
            while stream.readline().strip():
                pass
            content = json.loads(stream.read(length))
            if "method" not in content:
                self.answers[content["id"]].put(content)
            elif content["method"] == "textDocument/publishDiagnostics":
                self.diagnostics.put(content["params"]["diagnostics"])
            elif content["method"] == "workspace/configuration":
                settings = self._settings()
                self._send(
                    {
                        "id": content["id"],
                        "result": [
                            settings.get(item.get("section")) for item in content["params"]["items"]
                        ],
                    }
                )
            elif "id" in content:
                self._send({"id": content["id"], "result": None})

    def at(self, words: str, plus: int = 0) -> dict[str, int]:
        """The position of some words in the document."""
        offset = self.text.index(words) + plus
        line = self.text.count("\n", 0, offset)
        before = self.text[self.text.rfind("\n", 0, offset) + 1 : offset]
        return {"line": line, "character": len(before.encode("utf-16-le")) // 2}

    def underlined(self) -> list[dict[str, Any]]:
        """The problems that the editor underlines.

        The server has read schema and document when it tells them.
        """
        if self.problems is None:
            self.problems = self.diagnostics.get(timeout=SECONDS)
        return self.problems

    def completions(self, words: str, plus: int = 0) -> list[dict[str, Any]]:
        """What is offered at a place."""
        self.underlined()
        given = self.ask(
            "textDocument/completion",
            {"textDocument": {"uri": self.uri}, "position": self.at(words, plus)},
        )
        return given["items"] if isinstance(given, dict) else given or []

    def hover(self, words: str) -> str:
        """What is shown over a place."""
        self.underlined()
        given = self.ask(
            "textDocument/hover", {"textDocument": {"uri": self.uri}, "position": self.at(words, 1)}
        )
        return json.dumps(given, ensure_ascii=False) if given else ""
