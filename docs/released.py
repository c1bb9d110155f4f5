"""Add the ids of the record to those that may never vanish: ``python docs/released.py``."""

from pathlib import Path

from caucasus_timeline import files
from caucasus_timeline.model import reading
from caucasus_timeline.model.coverage_rules import released

LIST = Path(__file__).parents[1] / "data" / "released-ids.txt"
HEAD = "# Kind and id of every record ever released. Lines are added, never taken out.\n"


if __name__ == "__main__":
    home = files.data_home()
    known = set(files.released_ids(home)) | set(released(reading.read(home).dataset))
    LIST.write_text(HEAD + "".join(f"{word}\n" for word in sorted(known)), encoding="utf-8")
