"""How fast the workbench answers over a large record: python benchmarks/load.py FILE [SECONDS].

Starts the workbench as people do, with accounts, over a copy of nothing: the record itself is decided on, so make one
for this with benchmarks/large_record.py. First one user asks for every page, one after the other; then 50 reviewers at
once look and decide, each with a pause to read. All of it goes over loopback. The figures go to docs/load.md.

Beside the time that passes stands the time that the server's processes spent on a core, as Linux counts it: it means
the same on a machine that others use too.
"""

import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, Final

import httpx

from overt.record import open_record, people

ROOT: Final = Path(__file__).resolve().parents[1]
REVIEWERS: Final = 50
ALONE: Final = 20
PAUSE: Final = (1.0, 3.0)
LIMIT_ALONE: Final = 150
LIMIT_TOGETHER: Final = 500
Times = dict[str, list[float]]

PAGES: Final = (
    "/", "/incidents", "/incidents?type=arson&country=LTU", "/incidents/{incident}", "/incidents/map.json",
    "/articles", "/articles/{article}", "/claims", "/claims?act=deny", "/actors", "/counts", "/review",
    "/search?q=depot", "/incidents?words=depot", "/incidents?since=2020", "/actors/{actor}", "/actors?q={speaker}",
    "/claims?view=matrix", "/claims?view=denials", "/claims?by={speaker}", "/counts/rules", "/counts/rules/csis",
    "/counts/cell?by=type&over=year&row=arson&step=2019", "/history", "/export",
)  # fmt: skip
CALLS: Final = (
    "/incidents", "/incidents?type=arson&country=LTU", "/incidents?sort=changed", "/incidents/{incident}",
    "/claims", "/claims?act=deny", "/claims?act=deny&since=2020", "/claims?act=order&until=2016", "/claims?about=depot",
    "/claims?about=depot+fire", "/claims?by={speaker}", "/claims/{claim}", "/reports",
    "/reports?type=arson&country=LTU",
    "/articles", "/articles?outlet={outlet}", "/articles/{article}", "/articles/{article}/claims", "/actors",
    "/actors?called={speaker}", "/search?words=depot", "/review/proposals", "/decisions", "/versions", "/counts/csis",
    "/status",
)  # fmt: skip


def token_of(file: Path) -> str:
    """A token of a new reviewer."""
    with open_record(file) as record, record.writing() as connection:
        name = f"load {random.randrange(10**9)}"
        person = people.add(connection, name=name, role="editor", password="a password of load", by="load")
        return people.add_token(connection, person, "load")


def serve(file: Path, port: int) -> subprocess.Popen[bytes]:
    """The workbench as its own process."""
    command = [sys.executable, "-m", "overt", "serve", "--record", str(file), "--accounts", "--port", str(port)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


async def ready(base: str) -> None:
    """Wait until it answers."""
    async with httpx.AsyncClient() as client:
        for _ in range(300):
            try:
                await client.get(f"{base}/sign-in")
            except httpx.TransportError:
                await asyncio.sleep(0.2)
            else:
                return
    raise SystemExit("The workbench does not start.")


def on_core(process: int) -> float:
    """How many milliseconds a process and those it started have spent on a core; 0 where the system does not say."""
    found = [Path(f"/proc/{process}")]
    for folder in found:
        found += [Path(f"/proc/{child}") for task in _tasks(folder) for child in _text(task / "children").split()]
    spent = [_text(task / "schedstat").split()[:1] for folder in found for task in _tasks(folder)]
    return sum(int(one) for its in spent for one in its) / 1e6


def _tasks(process: Path) -> list[Path]:
    return sorted(process.glob("task/*"))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except OSError:
        return ""  # it ended meanwhile


class Asking:
    """One person who asks, with what they have seen."""

    def __init__(self, base: str, token: str, times: Times, failed: Counter[str]) -> None:
        headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "gzip"}
        self.client = httpx.AsyncClient(base_url=base, headers=headers, timeout=120)
        self.times = times
        self.failed = failed
        self.incidents: list[str] = []

    async def get(self, kind: str, path: str) -> httpx.Response:
        """Ask, and note how long it took."""
        begun = time.perf_counter()
        answer = await self.client.get(path)
        self.times[kind].append((time.perf_counter() - begun) * 1000)
        if answer.status_code != 200:
            self.failed[f"{answer.status_code} {kind}"] += 1
        return answer

    async def decide(self, kept: list[str], chance: random.Random) -> None:
        """Open an incident and say what one thinks of it, as it was looked at."""
        path = f"/api/v1/incidents/{chance.choice(self.incidents)}"
        seen = await self.get("GET /incidents/{incident}", path)
        body = {"state": chance.choice(["reviewed", "confirmed", "disputed"]), "reason": "load"}
        begun = time.perf_counter()
        made = await self.client.post(f"{path}/states", json=body, headers={"If-Match": seen.headers.get("etag", "")})
        self.times["POST /incidents/{incident}/states"].append((time.perf_counter() - begun) * 1000)
        if made.status_code == 201:
            kept.append(made.json()["id"])
        elif made.status_code != 409:
            self.failed[f"{made.status_code} decide"] += 1


async def known(asking: Asking) -> dict[str, str]:
    """Entries to open: one of each kind."""

    async def first(path: str, at: int = 7) -> Any:
        return (await asking.client.get(f"/api/v1/{path}?limit=60")).json()["items"][at]

    incident, claim, article = await first("incidents"), await first("claims"), await first("articles")
    return {"incident": incident["id"], "claim": claim["id"], "article": article["id"], "outlet": article["outlet"],
            "speaker": claim["source"], "actor": claim["source_actor"]}  # fmt: skip


async def alone(asking: Asking, entries: dict[str, str], process: int) -> dict[str, float]:
    """One user asks for everything, some times each; the first time, which fills caches, is not counted.

    Gives the milliseconds that the server spent on a core for each.
    """
    spent: dict[str, float] = {}
    for path in (*PAGES, *(f"/api/v1{one}" for one in CALLS)):
        asked = path.format(**entries)
        first = await asking.client.get(asked)
        if first.status_code == 404:
            continue
        before = on_core(process)
        for _ in range(ALONE):
            await asking.get(path, asked)
        spent[path] = (on_core(process) - before) / ALONE
    return spent


async def reviewer(asking: Asking, number: int, entries: dict[str, str], until: float, kept: list[str]) -> None:
    """One of many: lists, opens, looks things up and decides, with pauses."""
    chance = random.Random(number)
    page = (await asking.client.get("/api/v1/incidents", params={"limit": 200, "sort": "oldest"})).json()
    asking.incidents = [one["id"] for one in page["items"]]
    calls = [one for one in CALLS if one != "/status"]
    await asyncio.sleep(chance.uniform(0, PAUSE[1]))
    while time.monotonic() < until:
        if chance.random() < 0.25:
            await asking.decide(kept, chance)
        elif chance.random() < 0.5:
            path = chance.choice(PAGES)
            await asking.get(path, path.format(**entries))
        else:
            path = chance.choice(calls)
            await asking.get(f"/api/v1{path}", f"/api/v1{path.format(**entries)}")
        await asyncio.sleep(chance.uniform(*PAUSE))


async def lost(asking: Asking, kept: list[str]) -> list[str]:
    """The decisions that were answered with 201 and are not in the record."""
    answers = {one: await asking.client.get(f"/api/v1/decisions/{one}") for one in kept}
    return [one for one, answer in answers.items() if answer.status_code != 200]


def at(values: list[float], part: float) -> float:
    """A percentile."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def rows(times: Times, spent: dict[str, float] | None = None) -> list[str]:
    """The figures, the slowest first."""
    listed = sorted(times.items(), key=lambda one: -at(one[1], 0.95))
    cores = {name: f" {its:.0f} |" for name, its in (spent or {}).items()}
    return [
        f"| `{name}` | {len(its)} | {statistics.median(its):.0f} | {at(its, 0.95):.0f} |{cores.get(name, '')}"
        for name, its in listed
    ]


async def measure(file: Path, seconds: int) -> str:
    """Both rounds; gives the page of figures."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    tokens = [token_of(file) for _ in range(REVIEWERS)]
    base = f"http://127.0.0.1:{port}"
    process = serve(file, port)
    try:
        await ready(base)
        failed: Counter[str] = Counter()
        one: Times = defaultdict(list)
        many: Times = defaultdict(list)
        single = Asking(base, tokens[0], one, failed)
        entries = await known(single)
        spent = await alone(single, entries, process.pid)
        kept: list[str] = []
        everybody = [Asking(base, token, many, failed) for token in tokens]
        until, before = time.monotonic() + seconds, on_core(process.pid)
        await asyncio.gather(*(reviewer(its, at_, entries, until, kept) for at_, its in enumerate(everybody)))
        together = on_core(process.pid) - before
        missing = await lost(single, kept)
        held = (await single.client.get("/api/v1/status")).json()
    finally:
        process.terminate()
        process.wait(30)
    return page(one, many, failed, kept, missing, held, seconds, spent, together)


def page(
    one: Times,
    many: Times,
    failed: Counter[str],
    kept: list[str],
    missing: list[str],
    held: dict[str, Any],
    seconds: int,
    spent: dict[str, float],
    together: float,
) -> str:
    """docs/load.md."""
    every, alone_ = [it for its in many.values() for it in its], [it for its in one.values() for it in its]
    slow = [name for name, its in one.items() if at(its, 0.95) > LIMIT_ALONE]
    with open_record(held["location"]) as record:
        incidents = record.incidents(limit=1).total
    return "\n".join(
        [
            "# Load", "",
            "Written by `benchmarks/load.py` over a record made by `benchmarks/large_record.py`. Times are",
            "milliseconds from sending a request over loopback to the whole answer; client and server share the cores.",
            "`on a core` is what the server's process spent on a core for a request, as Linux counts it: that is nearly the",
            "same on a machine that others use too, while the times are not.", "",
            f"Record: {incidents:,} incidents, {held['claims']:,} claims, {held['pages']:,} articles, in one file. "
            f"Machine: {os.cpu_count()} cores, load {os.getloadavg()[1]:.1f} over the last five minutes.", "",
            f"- One user: median {statistics.median(alone_):.0f}, p95 {at(alone_, 0.95):.0f} over all; "
            f"p95 over {LIMIT_ALONE} for: {', '.join(f'`{it}`' for it in slow) or 'none'}. "
            f"On a core: {statistics.mean(spent.values()):.0f} on average, {max(spent.values()):.0f} at most.",
            f"- {REVIEWERS} reviewers at once for {seconds} s, each pausing {PAUSE[0]:.0f} to {PAUSE[1]:.0f} s: "
            f"{len(every):,} requests ({len(every) / seconds:.0f} a second), median {statistics.median(every):.0f}, "
            f"p95 {at(every, 0.95):.0f} (target {LIMIT_TOGETHER}). "
            f"On a core: {together / len(every):.0f} a request, {together / seconds / 10:.0f} % of one core.",
            f"- Failed requests: {sum(failed.values())}{f' ({dict(failed)})' if failed else ''}. "
            f"Decisions kept: {len(kept):,}; lost: {len(missing)}.", "",
            "## One user", "", "| request | times | median | p95 | on a core |", "|---|---|---|---|---|", *rows(one, spent), "",
            f"## {REVIEWERS} reviewers", "", "| request | times | median | p95 |", "|---|---|---|---|", *rows(many), "",
        ]
    )  # fmt: skip


if __name__ == "__main__":
    text = asyncio.run(measure(Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 60))
    (ROOT / "docs/load.md").write_text(text, encoding="utf-8")
    print(text)
