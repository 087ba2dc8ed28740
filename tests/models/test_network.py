"""Trained networks hold no more memory than a run needs."""

from pathlib import Path

import pytest

from overt.errors import ModelError
from overt.models.network import network


@pytest.mark.parametrize("name", ["furniture-words", "claim-reader", "role-tagger"])
def test_a_network_keeps_neither_its_file_nor_what_a_long_page_needed(name: str) -> None:
    session = network(name)
    assert session._model_bytes is None
    assert not session.get_session_options().enable_cpu_mem_arena


@pytest.mark.parametrize("content", [None, b"", b"no network"])
def test_a_network_that_cannot_be_read_is_told_by_its_name(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("overt.models.network.files", lambda _: tmp_path)
    if content is not None:
        (tmp_path / "broken.onnx").write_bytes(content)
    with pytest.raises(ModelError, match="broken"):
        network("broken")
