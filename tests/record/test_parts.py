"""More ids than one question holds are asked about all the same."""

from sqlalchemy import select

from overt.record.parts import rows_of, values_of
from overt.record.schema import claims, pages


def test_more_ids_than_one_question_holds_find_the_same_rows(filled):
    strangers = [f"{number:064x}" for number in range(900)]
    with filled.reading() as connection:
        everything = connection.execute(select(pages.c.id, pages.c.outlet)).all()
        known = [row[0] for row in everything]
        found = rows_of(connection, select(pages.c.id, pages.c.outlet), pages.c.id, [*known, *strangers, *known])
        assert sorted(map(tuple, found)) == sorted(map(tuple, everything))
        assert sorted(values_of(connection, select(pages.c.id), pages.c.id, known + strangers)) == sorted(known)


def test_conditions_of_the_question_hold_for_every_part(filled):
    with filled.reading() as connection:
        denials = select(claims.c.id).where(claims.c.act == "deny")
        every = connection.scalars(select(claims.c.id)).all()
        wanted = set(connection.scalars(denials))
        assert wanted
        assert set(values_of(connection, denials, claims.c.id, [*every, *(f"c-{at}" for at in range(1_000))])) == wanted


def test_no_ids_are_no_question(filled):
    with filled.reading() as connection:
        assert list(rows_of(connection, select(pages.c.id), pages.c.id, [])) == []
