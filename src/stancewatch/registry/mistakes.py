"""What is wrong with a lab file, said so that its author can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

from stancewatch.foundation.errors import RegistryInvalid


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in one lab file."""

    file: str
    """As the user knows it: relative to the workspace where it lies in one."""
    line: int | None
    """Counts from 1; None where the mistake has no line, such as a file that cannot be opened."""
    key: str
    """`role` of the second `[[source]]` is `source 2: role`; empty where no key is concerned."""
    message: str
    """One sentence with the value in quotes."""
    remedy: str

    @property
    def place(self) -> str:
        """File, line and key, as far as they are known: `labs/laion.toml, line 12, key 'site'`."""
        line = f", line {self.line}" if self.line is not None else ""
        return f"{self.file}{line}" + (f", key {self.key!r}" if self.key else "")


def invalid(mistakes: Sequence[Mistake]) -> RegistryInvalid:
    """Return the error that names every mistake of a file. `mistakes` holds at least one."""
    first, others = mistakes[0], mistakes[1:]
    if not others:
        return RegistryInvalid(f"{first.place}: {first.message}", hint=first.remedy)
    listed = "".join(f"\n  {one.place}: {one.message} {one.remedy}" for one in mistakes)
    return RegistryInvalid(
        f"{first.file} has {len(mistakes)} mistakes:{listed}\n",
        hint="Mend them, then run `stancewatch lab check` again.",
    )
