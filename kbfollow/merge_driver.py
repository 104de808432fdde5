"""git's merge driver: two versions of a file → one, and never one side alone without a word.

Notes and the page with a block of ours are merged here; everything else, and whatever leaves a doubt, by
`git merge-file`, as git would do it. git calls this for each file that both sides changed, so little is imported until
it is needed.
"""

# ruff: noqa: PTH105, PTH108

from __future__ import annotations

import contextlib
import os
import subprocess
from pathlib import Path

_MARK = b"kbfollow:begin"
LABELS = ("ours", "ancestor", "theirs")


def merge_versions(ancestor: str, ours: str, theirs: str, path: str) -> int:
    """Merge the files `ours` and `theirs` into `ours`; `path` is the file's name in the working tree.

    Returns the exit status for git: 0 for a clean merge, else that of `git merge-file`, which has left its markers.
    """
    try:
        merged = merged_bytes(Path(ancestor).read_bytes(), Path(ours).read_bytes(), Path(theirs).read_bytes(), path)
        if merged is not None:
            _replace(ours, merged)
            return 0
    except Exception:  # no mistake of ours may keep git's own merge from being made
        pass
    return _by_lines(ancestor, ours, theirs)


def merged_bytes(ancestor: bytes, ours: bytes, theirs: bytes, path: str) -> bytes | None:
    """The merge of a file with a block of ours, None for any other file and where there is a doubt."""
    if _MARK not in ours and _MARK not in theirs:
        return None
    from kbfollow.block_merge import merge_notes

    before, one, two = (data.decode("utf-8", "surrogateescape") for data in (ancestor, ours, theirs))
    page, tag = _settings(path)
    if page:
        from kbfollow.page_merge import merge_pages

        text = merge_pages(before, one, two)
    else:
        merged = merge_notes(before, one, two, tag)
        text = merged.text if merged else None
    return None if text is None else text.encode("utf-8", "surrogateescape")


def _settings(path: str) -> tuple[bool, str]:
    """Whether a file of the working tree is its vault's Follow-ups page, and the task tag of that vault."""
    from kbfollow.file_names import SETTINGS_NOTE
    from kbfollow.markdown.note import read_note
    from kbfollow.settings import load_settings

    file = Path(path).absolute()
    top = Path.cwd()
    folders = [folder for folder in file.parents if folder == top or top in folder.parents] or [top]
    for folder in folders:
        if (folder / SETTINGS_NOTE).is_file() or (folder / ".obsidian").is_dir():
            break
    try:
        settings, _ = load_settings(read_note(SETTINGS_NOTE, (folder / SETTINGS_NOTE).read_bytes()))
    except OSError:
        settings, _ = load_settings(None)
    return file == folder / f"{settings.page}.md", settings.task_tag


def _replace(path: str, data: bytes) -> None:
    """Put new bytes in place of a file's in one step. Raises OSError; then the file is as it was."""
    temp = f"{path}.kbfollow"
    try:
        Path(temp).write_bytes(data)
        os.replace(temp, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temp)
        raise


def _by_lines(ancestor: str, ours: str, theirs: str) -> int:
    labels = [word for label in LABELS for word in ("-L", label)]
    try:
        command = ["git", "merge-file", *labels, ours, ancestor, theirs]
        return subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode
    except OSError:
        _mark_whole(ours, theirs)
        return 1


def _mark_whole(ours: str, theirs: str) -> None:
    """Both versions one below the other, between conflict markers: for where git itself can't be called."""
    one, two = Path(ours).read_bytes(), Path(theirs).read_bytes()
    parts = [b"<<<<<<< ours\n", _ended(one), b"=======\n", _ended(two), b">>>>>>> theirs\n"]
    _replace(ours, b"".join(parts))


def _ended(data: bytes) -> bytes:
    return data if not data or data.endswith(b"\n") else data + b"\n"
