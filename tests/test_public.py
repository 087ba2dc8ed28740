"""The public face of the package."""

import subprocess
import sys

import overt


def test_every_public_name_is_there():
    for name in overt.__all__:
        assert getattr(overt, name) is not None


def test_the_names_that_are_there_are_public():
    assert dir(overt) == sorted(overt.__all__)


def test_a_page_is_read_with_a_users_own_actors(tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text("actors:\n- {id: harbour-watch, name: Harbour Watch, country: EST, aliases: [HaWa]}\n")
    page = b"The fire was set\n\nThe fire in Ostby harbour was no accident, HaWa said on Monday."
    plain, reading = overt.read(page), overt.read(page, actors=own)
    assert [one.country for one in reading.actors if one.name == "HaWa"] == ["EST"]
    assert plain.reader != reading.reader
    assert plain.article == reading.article


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
