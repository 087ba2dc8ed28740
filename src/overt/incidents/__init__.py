"""Incidents: reports of many outlets put together, with reasons, and what people decide about it."""

from overt.incidents.desk import Desk
from overt.incidents.opened import Opened
from overt.incidents.update import rebuild, update

__all__ = ["Desk", "Opened", "rebuild", "update"]
