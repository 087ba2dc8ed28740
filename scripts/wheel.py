"""A wheel carries the workbench's scripts and styles: they are bundled here when they are not there yet."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent


class Bundle(BuildHookInterface[Any]):
    """What hatchling runs before it builds."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - as hatchling calls it
        """Bundle for a wheel; a checkout that is only linked is bundled by make."""
        if version != "editable" and not (ROOT / "src/overt/workbench/static/main.js").is_file():
            subprocess.run([sys.executable, str(ROOT / "scripts/bundle.py")], check=True)
