"""How many rows a data set has, in the Hub's classes.

Source: `DatasetCardData.size_categories` in huggingface_hub 2.4.0, read on 2026-11-28.
"""

from __future__ import annotations

SIZE_CATEGORIES = (
    "n<1K",
    "1K<n<10K",
    "10K<n<100K",
    "100K<n<1M",
    "1M<n<10M",
    "10M<n<100M",
    "100M<n<1B",
    "1B<n<10B",
    "10B<n<100B",
    "100B<n<1T",
    "n>1T",
)
"""In ascending order; a card may also say `other`."""
