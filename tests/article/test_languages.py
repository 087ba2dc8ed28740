"""Which language a text is written in."""

import time

import pytest

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
