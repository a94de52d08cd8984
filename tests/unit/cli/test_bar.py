"""Progress: how far it is."""

import pytest
from rich.progress import Progress

from stancewatch.cli.bar import Steps


@pytest.mark.parametrize(("total", "shown"), [(12, "3/12"), (None, "3")])
def test_steps_are_counted_with_what_is_known(total: int | None, shown: str) -> None:
    progress = Progress()
    progress.add_task("Verifying", total=total, completed=3)
    assert Steps().render(progress.tasks[0]).plain == shown
