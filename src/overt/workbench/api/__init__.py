"""The interface for programs: all of the workbench as JSON, described by OpenAPI 3.1.

`router` gives what the workbench's application mounts. Lists come in one form with a cursor, errors as RFC 9457 says,
and every answer has an entity tag.
"""

from overt.workbench.api.description import description
from overt.workbench.api.router import router

__all__ = ["description", "router"]
