"""A vault on a drive that is unmounted under the watcher and mounted again; for a name space with mounts of its own.

`unshare --user --map-root-user --mount python mounts.py FOLDER` ends with status 0 if all is as it must be.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from watched import PAGE, SETTINGS, Watched, interview, settings, until

ACME = "Interviews/Acme.md"


def mount(folder: Path, kept: Path) -> None:
    """Mount what lies in `kept` at `folder`, as a drive with a device number of its own would be."""
    subprocess.run(["mount", "-t", "tmpfs", "none", str(folder)], check=True)
    subprocess.run(["cp", "-a", f"{kept}/.", str(folder)], check=True)


def unmount(folder: Path, kept: Path) -> None:
    """Keep what lies there in `kept`, and unmount the drive: it must not be busy."""
    subprocess.run(["cp", "-a", f"{folder}/.", str(kept)], check=True)
    subprocess.run(["umount", str(folder)], check=True)


def main(folder: Path) -> None:
    """Unmounted, an empty folder stands there: nothing may be written into it. Mounted again, all goes on."""
    root, kept = folder / "vault", folder / "kept"
    root.mkdir()
    kept.mkdir()
    mount(root, kept)
    watched = Watched(root)
    watched.write(SETTINGS, settings())
    watched.write(ACME, interview("Acme Finance"))
    process = watched.begin(*sys.argv[2:])
    try:
        time.sleep(4.0)
        unmount(root, kept)
        until(lambda: "can’t be read just now" in watched.says(), "it to be noticed", 60.0)
        assert list(root.iterdir()) == [], "something was written beside the vault"
        assert process.poll() is None
        mount(root, kept)
        watched.write("Interviews/Halden.md", interview("Halden Paper"))
        until(lambda: "Halden Paper" in watched.text(PAGE), "the vault to be seen again", 60.0)
        watched.write("Interviews/Kestrel.md", interview("Kestrel Marina"))
        until(lambda: "Kestrel Marina" in watched.text(PAGE), "its events", 5.0)
        assert "the vault can be read again" in watched.log()
        unmount(root, kept)
        time.sleep(3.0)
        took = watched.end()
        assert process.returncode == 0 and took < 5.0, "it must end while the vault is away"
        assert list(root.iterdir()) == []
    finally:
        watched.kill()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
