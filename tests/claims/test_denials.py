"""Denials are linked to the claim that they deny."""


def test_a_denial_names_the_claim_that_it_denies(claims):
    found = claims(
        "The Norland ministry said that Ostland had cut the two cables near Skagen. It showed pictures of a ship.\n\n"
        "Ostland denied that it had cut the cables."
    )
    denial = next(one for one in found if one.act == "deny")
    denied = next(one for one in found if one.id == denial.denies)
    assert "cut the two cables" in denied.content.quote


def test_a_denial_of_something_else_denies_nothing(claims):
    found = claims("The mayor said the bridge was closed. The ferry company denied that it owed wages to the crew.")
    assert [one.denies for one in found if one.act == "deny"] == [None]


def test_denying_the_accusation_denies_the_last_one(claims):
    found = claims("Norland accused Ostland of jamming its radars. Ostland denied the accusation.")
    accusation = next(one for one in found if one.act == "accuse")
    assert [one.denies for one in found if one.act == "deny"] == [accusation.id]


def test_the_word_that_moves_the_factuality_is_kept(claims):
    (one,) = claims("The inspector said the lock was not broken.")
    assert (one.factuality, one.factuality_span.quote) == ("CT-", "not")
    (one,) = claims("The inspector said the lock may have been broken.")
    assert (one.factuality, one.factuality_span.quote) == ("PS+", "may")
    (one,) = claims("The inspector said the lock was broken.")
    assert (one.factuality, one.factuality_span) == ("CT+", None)


def test_a_pronoun_is_resolved_with_its_reason(claims):
    found = claims("Governor Maren Holt opened the bridge. She said it would stay open.")
    assert found[0].source.name == "Maren Holt"
    assert found[0].source.reason.startswith("the pronoun 'She' stands for 'Maren Holt'")
