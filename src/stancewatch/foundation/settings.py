"""How this machine runs: one frozen object, made once by the command line.

Who is watched (`labs/`) and how is judged (rubrics, patterns, mapping) are not settings and never stand
here. A stage receives only its own part; there is no global.
"""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from stancewatch.foundation.version import CODE_VERSION

PREFIX = "STANCEWATCH_"
"""Of environment variables; parts are set off by two underscores: `STANCEWATCH_COLLECT__PAUSE`."""


def _listed(value: object) -> object:
    """Return a comma-separated string as its parts, anything else as it is."""
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


Listed = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]
"""Several values: a list in a file, commas in the environment."""


class Part(BaseModel):
    """A part of the settings. Field docstrings are the documentation shown by `settings show`."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class CollectSettings(Part):
    """How pages are fetched. Sizes in bytes, times in seconds."""

    user_agent: str = Field(default=f"StanceWatch/{CODE_VERSION}", pattern=r"^[\x21-\x7e][\x20-\x7e]*$")
    """Sent with every request; its first word, up to the slash, is the name robots.txt is asked about."""
    pause: float = Field(default=1.0, ge=0)
    """Least time between two requests to one host. A longer Crawl-delay wins, except at 0 for addresses in
    `allow_addresses`."""
    deadline: float = Field(default=60.0, gt=0)
    """Total time on the network for one page, headers, redirects and repeated tries included, pauses not:
    a drip of bytes never meets a read timeout."""
    connect_timeout: float = Field(default=10.0, gt=0)
    """Time to open a connection."""
    raw_limit: int = Field(default=8 * 1024 * 1024, gt=0)
    """Most bytes of one answer as received."""
    decoded_limit: int = Field(default=16 * 1024 * 1024, gt=0)
    """Most bytes of one answer once its content coding is undone."""
    redirects: int = Field(default=9, ge=0)
    """Most redirects followed, so that a page takes at most one request more than this."""
    tries: int = Field(default=3, ge=1)
    """How often an answer that may pass (5xx, 429, reset) is asked for in one run."""
    longest_wait: float = Field(default=60.0, ge=0)
    """A Retry-After beyond this is recorded as "come back at" and not waited for."""
    full_every: int = Field(default=10, ge=1)
    """Every so many captures a page is fetched without validators, since ETags lie."""
    hosts_at_once: int = Field(default=4, ge=1)
    """Hosts fetched from at the same time; one host always gets one request at a time."""
    allow_addresses: Listed = ()
    """`address:port` of private or loopback servers that may be reached. Empty: public addresses only."""


class PublishSettings(Part):
    """How the site is built."""

    full_texts: bool = True
    """Show whole archived texts on source pages. Off, a page shows each quote with 300 characters either
    side, as a public site should where the licence of a source does not allow more."""
    signing_key: Path | None = None
    """PEM file with an Ed25519 private key that signs each audit's attestation; without one it is unsigned."""
    contact: str = ""
    """Where readers report an error, shown on every page; empty shows none."""


class Settings(BaseSettings):
    """Everything that this machine decides. Made by `foundation.origins.load`, which also says who said what."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        env_prefix=PREFIX,
        env_nested_delimiter="__",
    )

    workspace: Path = Path()
    """Folder that holds labs, archive, texts and audits."""
    collect: CollectSettings = CollectSettings()
    publish: PublishSettings = PublishSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take values only as given: `foundation.origins` merges the sources and remembers each one."""
        del settings_cls, env_settings, dotenv_settings, file_secret_settings
        return (init_settings,)
