"""Stamping: the word of an authority that a day's manifest existed then."""

from datetime import date

from stancewatch.collect.timestamp import timestamp
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.ports import Clock
from stancewatch.store.stamps import LARGEST_ANSWER, MEDIA_TYPES, keep_stamp, request_for
from stancewatch.store.workspace import Workspace


def stamp(workspace: Workspace, day: date, url: str, settings: CollectSettings, clock: Clock) -> str:
    """Have a manifest time-stamped by an authority, keep the answer and return its place."""
    question = request_for(workspace, day)
    answer = timestamp(url, question, MEDIA_TYPES, LARGEST_ANSWER, settings, clock)
    return keep_stamp(workspace, day, answer, url)
