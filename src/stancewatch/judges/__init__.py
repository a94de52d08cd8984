"""The judges that can be asked for, by the name `--judge` takes."""

from collections.abc import Callable

from stancewatch.foundation.errors import unknown_name
from stancewatch.judges.rules import Rules
from stancewatch.model.ports import Judge

JUDGES: tuple[tuple[str, Callable[[], Judge]], ...] = (("rules", Rules),)


def judge_named(name: str) -> Judge:
    """Return a judge by name. Raises UsageError with near names where there is none."""
    known = dict(JUDGES)
    if name not in known:
        raise unknown_name("judge", name, known, hint=f"There are: {', '.join(known)}.")
    return known[name]()
