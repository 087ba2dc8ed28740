"""Generated requests, sent to a real server on loopback: nothing fails, and every answer is as described."""

import shutil
import socket
import threading
import time

import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks
from schemathesis.specs.openapi import checks

from overt.record import open_record
from overt.workbench.api import description
from overt.workbench.app import application
from overt.workbench.settings import Settings

load_all_checks()
# One that the schema allows may still be refused: an EDTF date or the id of an entry is more than a text.
EXAMPLES = 10
CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]


@pytest.fixture(scope="module")
def server(tmp_path_factory, filled_file):
    """The workbench over a copy of the record, served by uvicorn."""
    file = tmp_path_factory.mktemp("served") / "news.overt"
    shutil.copy(filled_file, file)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with open_record(file) as record:
        config = uvicorn.Config(application(record, Settings(port=port)), port=port, log_level="error", ws="none")
        running = uvicorn.Server(config)
        thread = threading.Thread(target=running.run)
        thread.start()
        until = time.monotonic() + 20
        while not running.started and time.monotonic() < until:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        running.should_exit = True
        thread.join(20)


# The one user of a machine without accounts needs no token; who may do what is tested in test_access.py.
SCHEMA = schemathesis.openapi.from_dict({name: its for name, its in description().items() if name != "security"})
OPERATIONS = {one.ok().label: one.ok() for one in SCHEMA.get_all_operations()}


# Any text may stand in an address: only what is asked, or sent as a body, can fail to fit.
UNFITTING = sorted(
    label
    for label, one in OPERATIONS.items()
    if one.body or any(its.location == "query" for its in one.iter_parameters())
)


@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_every_answer_is_as_described(server, label):
    send(server, label, GenerationMode.POSITIVE)


@pytest.mark.parametrize("label", UNFITTING)
def test_what_does_not_fit_is_refused(server, label):
    send(server, label, GenerationMode.NEGATIVE)


def send(server, label, mode):
    @given(case=OPERATIONS[label].as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def sent(case):
        case.call_and_validate(base_url=server, checks=CHECKS, timeout=30)

    sent()
