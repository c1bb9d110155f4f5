"""Files in: where the data lie, and what stands in them as tables, each with its line."""

from caucasus_timeline.files.home import data_home, fingerprint, released_ids, shipped_index

__all__ = ["data_home", "fingerprint", "released_ids", "shipped_index"]
