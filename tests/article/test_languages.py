"""Which language a text is written in."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from overt.article.language_model import language_model
from overt.article.languages import identify

SENTENCES = {
    "en": "The police said on Monday that two men had been detained over the fire at the harbour.",
    "de": "Die Polizei teilte am Montag mit, dass zwei Männer nach dem Brand im Hafen festgenommen wurden.",
    "ru": "Полиция сообщила в понедельник, что двое мужчин задержаны после пожара в порту.",
    "uk": "Поліція повідомила в понеділок, що двох чоловіків затримано після пожежі в порту.",
    "fr": "La police a indiqué lundi que deux hommes avaient été arrêtés après l'incendie du port.",
    "pl": "Policja poinformowała w poniedziałek, że dwóch mężczyzn zatrzymano po pożarze w porcie.",
    "lt": "Policija pirmadienį pranešė, kad po gaisro uoste sulaikyti du vyrai.",
    "et": "Politsei teatas esmaspäeval, et sadama tulekahju järel peeti kinni kaks meest.",
    "zh": "警方周一表示，港口火灾后有两名男子被拘留。",
    "ja": "警察は月曜日、港の火災で男2人を拘束したと発表した。",
    "no": "Politiet opplyste mandag at to menn er pågrepet etter brannen i havnen i går kveld.",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_a_sentence_is_enough(language: str, sentence: str) -> None:
    assert identify(sentence) == language


@pytest.mark.parametrize("text", ["", "  \n", "12 : 30", "Moscow", "\ud800\udfff\x00", "1234567890 " * 50])
def test_too_little_is_not_guessed(text: str) -> None:
    assert identify(text) is None


def test_odd_characters_do_no_harm() -> None:
    assert identify("\ud800\x00" + SENTENCES["de"] + "\udfff") == "de"


def test_a_long_text_costs_no_more_than_its_beginning() -> None:
    text = SENTENCES["en"] * 50_000
    identify(text)
    start = time.perf_counter()
    identify(text)
    assert time.perf_counter() - start < 0.1


TAKEN = """
from pathlib import Path
def held():
    told = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in told if line.startswith("RssAnon:"))
from overt.article.language_model import language_model
from overt.article.languages import identify
import numpy, py3langid.langid
before = held()
assert identify("Policija pirmadienį pranešė, kad po gaisro uoste sulaikyti du vyrai.") == "lt"
print((held() - before) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux alone tells what a process holds")
def test_the_tables_of_the_model_are_not_held_in_memory() -> None:
    told = subprocess.run([sys.executable, "-c", TAKEN], check=True, capture_output=True, text=True).stdout
    assert int(told) < 40, "MiB; the tables alone are 90"


def test_left_in_a_file_the_model_says_what_it_said_before() -> None:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    whole = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    whole.set_languages(list(dict.fromkeys(language_model().nb_classes)))
    for sentence in SENTENCES.values():
        assert language_model().classify(sentence) == whole.classify(sentence)
