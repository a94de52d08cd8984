"""Catalogue of source kinds: one file each, one line each."""

from stancewatch.collect.kind import Kind
from stancewatch.collect.kinds import packaged, page

KINDS: tuple[Kind, ...] = (packaged.KIND, page.KIND)
