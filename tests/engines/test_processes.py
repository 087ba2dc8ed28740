"""Many pages on one machine, with real processes."""

import multiprocessing
import os
import signal

import msgspec
import pytest

from overt.engines import read_many
from overt.errors import PageError, PageNotFoundError
from overt.language.actor_list import load_actors
from overt.pages.page import Page
from overt.reading import to_json


def story(number: int) -> Page:
    text = (
        f"Fire number {number} at Ostby harbour\n\n"
        f"A fire broke out in the harbour of Ostby on Monday, police said. Nobody was hurt in shed {number}.\n\n"
        "“We do not know the cause,” harbour master Nils Aune said."
    )
    return Page(name=f"{number}.txt", content=text.encode(), published="2023-05-09")


def names(outcomes: list[object]) -> list[str]:
    return [one.page if isinstance(one, PageError) else one[0].name for one in outcomes]  # type: ignore[index]


def test_readings_come_in_the_order_of_the_pages():
    pages = [story(number) for number in range(5)]
    assert names(list(read_many(pages))) == [page.name for page in pages]


@pytest.mark.slow
def test_two_processes_read_what_one_reads():
    pages = [story(number) for number in range(8)]
    one, two = (list(read_many(pages, workers=number)) for number in (1, 2))
    assert [to_json(reading) for _, reading in one] == [to_json(reading) for _, reading in two]  # type: ignore[misc]


@pytest.mark.slow
def test_every_process_reads_with_the_given_actors(tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text("actors:\n- {id: shed-watch, name: Shed Watch, country: EST, wikidata: Q1}\n")
    actors = load_actors(extra=(own,))
    pages = [
        msgspec.structs.replace(one, content=one.content.replace(b"police said", b"Shed Watch said"))
        for one in (story(1), story(2))
    ]
    one, two = (list(read_many(pages, workers=number, actors=actors)) for number in (1, 2))
    assert [to_json(reading) for _, reading in one] == [to_json(reading) for _, reading in two]  # type: ignore[misc]
    for _, reading in two:  # type: ignore[misc]
        assert reading.reader.parts["actors"] == actors.own
        assert {"wikidata": "Q1"} in [one.ids for one in reading.actors]


def test_an_error_keeps_its_place():
    missing = PageNotFoundError("gone.txt", "There is no such file or folder", "Check the path")
    assert names(list(read_many([story(1), missing, story(2)]))) == ["1.txt", "gone.txt", "2.txt"]


@pytest.mark.slow
def test_a_worker_that_dies_costs_no_page():
    outcomes = read_many([story(number) for number in range(12)], workers=2)
    first = next(outcomes)
    os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
    assert names([first, *outcomes]) == [f"{number}.txt" for number in range(12)]


@pytest.mark.slow
def test_pages_are_taken_only_as_they_are_needed():
    taken = []

    def endless():
        number = 0
        while True:
            taken.append(number)
            yield story(number)
            number += 1

    outcomes = read_many(endless(), workers=2)
    for _ in range(3):
        next(outcomes)
    outcomes.close()
    assert len(taken) < 15
