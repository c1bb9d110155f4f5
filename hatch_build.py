"""A wheel brings an index of its record, and is not built of a record with a fault."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IndexHook(BuildHookInterface):  # type: ignore[type-arg]
    """Put ``record.index`` beside the package's data."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the index of the checkout's data, unless the install is an editable one."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from caucasus_timeline.model.shipped import packed

        index = Path(tempfile.mkdtemp()) / "record.index"
        index.write_bytes(packed(root / "data"))
        build_data["force_include"][str(index)] = "caucasus_timeline/record.index"
