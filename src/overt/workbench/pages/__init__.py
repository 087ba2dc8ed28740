"""The pages, one file each; ``ROUTES`` lists what they answer to."""

from overt.workbench.pages import sign_in, who

ROUTES = (*sign_in.ROUTES, *who.ROUTES)
