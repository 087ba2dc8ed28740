"""The public face of the package."""

import subprocess
import sys

import overt


def test_every_public_name_is_there():
    for name in overt.__all__:
        assert getattr(overt, name) is not None


def test_the_names_that_are_there_are_public():
    assert dir(overt) == sorted(overt.__all__)


def test_an_unknown_name_is_an_attribute_error():
    assert not hasattr(overt, "no_such_name")


def test_importing_the_package_loads_no_model():
    done = subprocess.run(
        [sys.executable, "-c", "import overt, sys; print('spacy' in sys.modules, 'sqlalchemy' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["False", "False"]
