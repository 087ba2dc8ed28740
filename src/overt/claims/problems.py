"""What of an article could not be read as claims, said plainly."""

from overt.claims.quoted import Quotations
from overt.claims.tokens import parsed
from overt.language.annotated import Language
from overt.reading import Problem


def claim_problems(language: Language) -> tuple[Problem, ...]:
    """The quotations that are never closed, told once; nothing else makes the stage stop short."""
    quoted = Quotations(language.text[: parsed(language.doc)])
    runs = {one.run: one for one in quoted.all}  # the last piece of each quotation tells whether it is closed
    lost = [one for one in runs.values() if not one.closed]
    if not lost:
        return ()
    further = f", and {len(lost) - 1} more" if len(lost) > 1 else ""
    message = f"a quotation is never closed{further}; it was read to the end of its paragraph"
    return (Problem(code="quotation-not-closed", message=message, start=lost[0].start, end=lost[0].end),)
