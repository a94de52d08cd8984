"""Every kind of file that a site holds; each module yields its files with `render(shelf)`."""

from stancewatch.publish.formats import (
    audit_data,
    audit_pages,
    changes_pages,
    labs_index,
    labs_page,
    methodology_page,
    schema,
    source_pages,
    stylesheet,
)

FORMATS = (
    labs_page,
    audit_pages,
    changes_pages,
    source_pages,
    methodology_page,
    stylesheet,
    audit_data,
    labs_index,
    schema,
)
