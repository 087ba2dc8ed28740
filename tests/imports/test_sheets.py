"""Tables as people keep them: encodings, delimiters, titles above the headings, spreadsheets."""

from contextlib import suppress
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from overt.errors import ImportFileError, NotAPageError, UnknownValueError
from overt.exports.csv_cells import lines
from overt.imports.headings import fields_of
from overt.imports.sheets import read_sheet


@pytest.fixture
def written(tmp_path):
    def write(content: bytes, name: str = "list.csv"):
        file = tmp_path / name
        file.write_bytes(content)
        return file

    return write


def rows(file, **options):
    return [row for _, row in read_sheet(file, **options).rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_delimiter_and_any_unicode(written, delimiter, encoding):
    lines = [
        ["Date", "Place"],
        ["2024-05-13", "Łódź"],
        ["2024-05-14", "Klaipėda, port" if delimiter != "," else "Klaipėda"],
    ]
    file = written("\r\n".join(delimiter.join(line) for line in lines).encode(encoding))
    assert rows(file)[0] == {"Date": "2024-05-13", "Place": "Łódź"}
    assert len(rows(file)) == 2


def test_an_old_encoding_is_recognised_or_said(written):
    text = (
        "Datum;Ort;Beschreibung\n2024-05-13;Köln;Brand in einer Lagerhalle für Möbel\n"
        "2024-05-14;Düsseldorf;Drohnen über dem Werk\n"
    )
    assert rows(written(text.encode("cp1252")))[0]["Ort"] == "Köln"
    baltic = "Date;Place\n2024-05-13;Klaipėda\n"
    assert rows(written(baltic.encode("cp1257")), encoding="cp1257")[0]["Place"] == "Klaipėda"
    with pytest.raises(UnknownValueError, match="cp1257"):
        rows(written(b"a,b\n\xff,1\n"), encoding="klingon")


def test_a_title_and_empty_lines_above_the_headings_are_passed_over(written):
    file = written(b"Our list of incidents,,\n,,\nDate,Place,Type\n2024,Riga,arson\n,,\n2025,Oslo,cyber\n")
    found = read_sheet(file)
    assert found.headings == ("Date", "Place", "Type")
    assert [number for number, _ in found.rows] == [4, 6]


def test_of_two_columns_with_one_heading_the_first_counts(written):
    assert rows(written(b"Date,Place,Place\n2024,Riga,Oslo\n")) == [{"Date": "2024", "Place": "Riga"}]


def test_our_own_export_comes_back_without_its_guards(written):
    content = b"".join(lines(["date", "title"], [["2024", "=1+1"], ["2025", "-5 degrees"]]))
    assert [row["title"] for row in rows(written(content))] == ["=1+1", "-5 degrees"]


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_a_spreadsheet_is_one_whatever_its_name(tmp_path, name):
    book = openpyxl.Workbook()
    book.active.append(["Date", "Place", "Killed", "Seen"])
    book.active.append([datetime(2024, 5, 13), "Łódź", 3.0, date(2024, 5, 14)])  # noqa: DTZ001 - spreadsheets know no zones
    book.create_sheet("Other").append(["Date", "Place"])
    book["Other"].append(["2023", "Oslo"])
    book.save(tmp_path / "made.xlsx")
    file = (tmp_path / "made.xlsx").rename(tmp_path / name)
    assert rows(file) == [{"Date": "2024-05-13", "Place": "Łódź", "Killed": "3", "Seen": "2024-05-14"}]
    assert rows(file, sheet="Other") == [{"Date": "2023", "Place": "Oslo"}]
    with pytest.raises(UnknownValueError, match="Other"):
        rows(file, sheet="None")


def test_what_is_no_table_is_named(written, tmp_path):
    with pytest.raises(ImportFileError, match=r"gone\.csv"):
        read_sheet(tmp_path / "gone.csv")
    with pytest.raises(ImportFileError, match="no spreadsheet"):
        read_sheet(written(b"PK\x03\x04 broken", "list.xlsx"))
    with pytest.raises(NotAPageError, match="PDF"):
        read_sheet(written(b"%PDF-1.7\n%\xe2\xe3", "list.csv"))
    with pytest.raises(NotAPageError, match="empty"):
        read_sheet(written(b"", "list.csv"))
    with pytest.raises(ImportFileError, match="no table"):
        read_sheet(written(b";;;\n;;;\n", "list.csv"))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_an_error_that_says_so(tmp_path_factory, content):
    file = tmp_path_factory.mktemp("any") / "list.csv"
    file.write_bytes(content)
    with suppress(ImportFileError, NotAPageError):
        assert read_sheet(file).headings


def test_headings_of_known_lists_are_understood():
    gtd = ["eventid", "iyear", "imonth", "iday", "country_txt", "city", "latitude", "attacktype1_txt", "nkill"]
    assert fields_of("incidents", gtd) == {
        "year": "iyear", "month": "imonth", "day": "iday", "country": "country_txt", "place": "city",
        "lat": "latitude", "type": "attacktype1_txt", "killed": "nkill",
    }  # fmt: skip
    assert fields_of("incidents", ["Ort", "Datum"], {"title": "Ort"}) == {"title": "Ort", "date": "Datum"}
    with pytest.raises(UnknownValueError, match="Datum"):
        fields_of("incidents", ["Ort", "Datum"], {"place": "Stadt"})
    with pytest.raises(UnknownValueError, match="country"):
        fields_of("incidents", ["Ort"], {"stadt": "Ort"})
