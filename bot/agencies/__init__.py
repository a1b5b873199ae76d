"""How agencies are named: 省发改委 in a letter of 吉林省 is 吉林省发展和改革委员会.

A name is a region and a kind of agency. The kinds, with their short, shared and former names, are
data (`agencies.toml`). A name is only ever completed with what the letter's own region says: where
that does not settle whose agency it is, the name stays as printed (省财政厅 in a letter of a city).
"""

from bot.agencies.kinds import AgencyKind, kinds_called, known_kinds, successors
from bot.agencies.names import AgencyName, full_name, short_name, short_names, split
from bot.agencies.regions import (
    components,
    is_province,
    places_called,
    provinces,
    short_region,
)

__all__ = [
    "AgencyKind",
    "AgencyName",
    "components",
    "full_name",
    "is_province",
    "kinds_called",
    "known_kinds",
    "places_called",
    "provinces",
    "short_name",
    "short_names",
    "short_region",
    "split",
    "successors",
]
