"""The page of docs/ that explains the interface for programs, from its own description."""

from collections.abc import Iterator
from typing import Any

from overt.workbench.api import description
from overt.workbench.api.problem import KINDS

INTRODUCTION = """\
# The interface for programs

Written by `python scripts/reference.py` from the interface itself, which describes itself in OpenAPI 3.1 at
`/api/v1/openapi.json`. `overt serve` serves it beside the pages; everything that the pages show and do can be had here.

```
overt serve --record news.overt
curl 'http://127.0.0.1:8731/api/v1/claims?act=deny&since=2024&limit=20'
curl -H 'Authorization: Bearer TOKEN' https://desk.example.org/api/v1/incidents
```

- **Who asks.** With `--accounts` each request carries a token, made under *Password and tokens*, and may do what
  its owner may: a reader reads, a reviewer decides, an editor adds pages too. Without accounts the machine's one
  user needs none. A browser's session needs the header `X-CSRF` to change anything. Bodies are `application/json`;
  a saved page is `application/octet-stream`.
- **Lists** come in one form: `items`, `next`, `total`, `at_least`, `undated`, `excluded`. Ask for the next part
  with `cursor=NEXT` and the same question. A cursor names a place in the order: what is added meanwhile neither
  repeats an entry nor hides one. Counting stops at 2,000, and `at_least` says so.
- **Entity tags.** Every answer has an `ETag` that changes with the record; send it as `If-None-Match` and an answer
  that is still true comes back as 304, without a body.
- **Decisions** say what was looked at: `expected`, the number of the record's version, or `If-Match` with the tag
  of the incident. Where it changed since, the answer is 409 with the incidents in `changed`; nothing is kept,
  nothing is lost.
- **Errors** are problem details (RFC 9457, `application/problem+json`); where a value was wrong, `known` or
  `errors` lists those that would have been right. A parameter that is misspelt is an error, not a question answered
  as if not asked.
- **Limits.** 200 entries a part, 25 MB a page, 80 requests a second (400 at once); then 429 with `Retry-After`.
"""


def interface() -> str:
    """What can be asked and done, and what may go wrong."""
    described = description()
    lines = [INTRODUCTION]
    for tag in described["tags"]:
        lines += [f"## {tag['name'].capitalize()}", "", tag["description"], ""]
        lines += [*_operations(described, tag["name"]), ""]
    lines += ["## What may go wrong", "", "| status | type | meaning |", "|---|---|---|"]
    lines += [f"| {status} | `{kind}` | {told} |" for kind, (status, told) in KINDS.items()]
    return "\n".join([*lines, ""])


def _operations(described: dict[str, Any], tag: str) -> Iterator[str]:
    yield from ("| request | | parameters or body | answer |", "|---|---|---|---|")
    for path, methods in described["paths"].items():
        for method, one in methods.items():
            if tag in one["tags"]:
                told = one.get("description", "").strip().split("\n")[0]
                yield f"| `{method.upper()} {path}` | {told} | {_asked(one)} | {_answered(one)} |"


def _asked(operation: dict[str, Any]) -> str:
    given = [f"`{one['name']}`" for one in operation.get("parameters", ()) if one["in"] == "query"]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    return ", ".join([*given, *([f"`{_name(body)}`"] if body else [])])


def _answered(operation: dict[str, Any]) -> str:
    good = next(one for status, one in operation["responses"].items() if status.startswith("2"))
    return f"`{_name(next(iter(good['content'].values()))['schema'])}`"


def _name(schema: dict[str, Any]) -> str:
    """The name of a type: a list of claims is shown as Listed[ClaimEntry]."""
    name = str(schema.get("$ref", "")).rsplit("/", 1)[-1] or str(schema.get("type", ""))
    outer, _, inner = name.partition("_")
    return f"{outer}[{inner.rstrip('_').rsplit('.', 1)[-1]}]" if inner else outer
