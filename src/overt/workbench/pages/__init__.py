"""The pages, one file each; ``ROUTES`` lists what they answer to."""

from overt.workbench.pages import (
    actors,
    add,
    articles,
    claims,
    counts,
    decide,
    export,
    grades,
    imports,
    incidents,
    overview,
    review,
    rules,
    search,
    sign_in,
    who,
)

ROUTES = (
    *incidents.ROUTES,
    *rules.ROUTES,
    *counts.ROUTES,
    *review.ROUTES,
    *add.ROUTES,
    *decide.ROUTES,
    *export.ROUTES,
    *grades.ROUTES,
    *imports.ROUTES,
    *sign_in.ROUTES, *who.ROUTES, *overview.ROUTES, *articles.ROUTES, *claims.ROUTES, *actors.ROUTES, *search.ROUTES,
)  # fmt: skip
