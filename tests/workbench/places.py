"""Where each page is, in the demo's record."""

import re

import httpx

PAGES = (
    "overview", "incidents", "map", "incident", "articles", "article", "claims", "matrix", "denials", "actors", "actor",
    "counts", "cell", "rules", "sentences", "review", "candidates", "add", "import", "export", "search", "history",
)  # fmt: skip


def one_of_each(address):
    def first(page, pattern):
        return re.search(pattern, httpx.get(address + page).text)[1]

    return {
        "overview": "/",
        "incidents": "/incidents",
        "map": "/incidents?view=map",
        "incident": first("/incidents?sort=reports", r'href="(/incidents/i-\w+)"'),
        "articles": "/articles",
        "article": first("/claims?by=Russia&act=deny", r'href="(/articles/p-\w+)'),
        "claims": "/claims",
        "matrix": "/claims?view=matrix",
        "denials": "/claims?view=denials",
        "actors": "/actors",
        "actor": "/actors/Q159",
        "counts": "/counts",
        "cell": "/counts/cell?by=type&over=year&row=arson",
        "rules": "/counts/rules",
        "sentences": "/counts/rules/all",
        "review": "/review?of=pairs",
        "candidates": "/review?of=candidates",
        "add": "/add",
        "import": "/import",
        "export": "/export?type=arson",
        "search": "/search?q=depot",
        "history": "/history",
    }
