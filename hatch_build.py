"""A wheel brings an index of its record and a manual page, and is not built of a faulty record."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class MadeFiles(BuildHookInterface):  # type: ignore[type-arg]
    """Put ``record.index`` beside the package's data, and ``timeline.1`` where ``man`` looks."""

    folder: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make both of the checkout, unless the install is an editable one."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from caucasus_timeline.cli.app import command
        from caucasus_timeline.cli.manual import manual
        from caucasus_timeline.model.shipped import packed, unpacked

        self.folder = TemporaryDirectory()
        index = Path(self.folder.name) / "record.index"
        index.write_bytes(packed(root / "data"))
        build_data["force_include"][str(index)] = "caucasus_timeline/record.index"

        record = unpacked(index.read_bytes(), root / "data")
        released = record.about.released.text if record and record.about else ""
        page = Path(self.folder.name) / "timeline.1"
        page.write_text(manual(command([]), released), encoding="ascii")
        build_data["shared_data"][str(page)] = "share/man/man1/timeline.1"

    def finalize(self, *_: Any) -> None:
        """Leave nothing behind."""
        if self.folder:
            self.folder.cleanup()
