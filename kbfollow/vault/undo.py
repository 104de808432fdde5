"""Taking back what passes wrote, and bringing back what was kept: bytes and steps in, bytes out, then the writer.

What the user or a sync program has changed since a pass is theirs: only our change is taken out of it, and where the
two can't be parted the file stays as it stands.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kbfollow.block_places import without_block
from kbfollow.markdown.managed_block import ManagedBlock, find_block
from kbfollow.markdown.note import read_note
from kbfollow.plan import encoded
from kbfollow.vault.backup import Backups, Step
from kbfollow.vault.merge import merge
from kbfollow.vault.outcomes import Outcome, TryLater, Unchanged
from kbfollow.vault.scan import read
from kbfollow.vault.write import Writer

_T = TypeVar("_T")
PATIENCE = 60.0  # seconds to wait in all for a note that somebody is at


class ChangedSinceError(Exception):
    """The file was changed since, where our change stands too. The message says how."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking back a pass means for one file, `wanted` in place of `standing`; None: no file.

    `conflict` says why the file stays as it stands, "" where nothing is in the way. `as_written`: nobody has changed it
    since the pass.
    """

    path: str
    standing: bytes | None
    wanted: bytes | None
    as_written: bool = False
    conflict: str = ""


def take_back(path: str, steps: Sequence[Step], standing: bytes | None, task_tag: str = "") -> bytes | None:
    """The bytes of a file with the writes of a pass taken out of what stands now, the last one first.

    `task_tag` is the tag that our task lines carry.

    Raises ChangedSinceError where our change and somebody else's can't be parted: then nothing is taken out, since
    half a change would be read as the user's wish later on.
    """
    if standing == steps[0].before:
        return standing
    for step in reversed(steps):
        standing = step.before if standing == step.after else _without(path, step, standing, task_tag)
    return standing


def _without(path: str, step: Step, standing: bytes | None, task_tag: str) -> bytes:
    if standing is None:
        raise ChangedSinceError("it has been moved or deleted since")
    if step.before is None:
        raise ChangedSinceError("it was made by this pass and has been changed since")
    if step.after is None:
        raise ChangedSinceError("another file of this name is there now")
    merged = merge(step.after, step.before, standing)
    if merged is None:
        merged = _without_block_change(path, (step.before, step.after, standing), task_tag)
    if merged is None:
        raise ChangedSinceError("the same lines have been changed since")
    return merged


def _without_block_change(path: str, versions: tuple[bytes, bytes, bytes], task_tag: str) -> bytes | None:
    """What stands, with our block as it was before, if nobody has touched the block; versions before, after and now.

    For words written right beside it, which a merge by lines can't part from it.
    """
    old, ours, now = (read_note(path, data) for data in versions)
    old_block, our_block, block = (find_block(note.lines) for note in (old, ours, now))
    if not isinstance(our_block, ManagedBlock) or not isinstance(block, ManagedBlock):
        return None
    if ours.lines[our_block.start : our_block.stop] != now.lines[block.start : block.stop]:
        return None
    if old_block is None:
        alone = without_block(ours, task_tag=task_tag) == old.text
        return encoded(without_block(now, task_tag=task_tag)) if alone else None
    if not isinstance(old_block, ManagedBlock):
        return None
    outside = [*old.lines[: old_block.start], *old.lines[old_block.stop :]]
    if outside != [*ours.lines[: our_block.start], *ours.lines[our_block.stop :]]:
        return None
    kept = old.lines[old_block.start : old_block.stop]
    return encoded("\n".join([*now.lines[: block.start], *kept, *now.lines[block.stop :]]))


def look_at(root: str | os.PathLike[str], backups: Backups, pass_id: str, path: str, task_tag: str = "") -> TakenBack:
    """What taking back a pass means for one of the files that it wrote."""
    try:
        standing = bytes_of(root, path)
    except OSError as error:
        return TakenBack(path, None, None, conflict=f"it can’t be read ({error.strerror})")
    try:
        steps = backups.steps(pass_id, path)
        wanted = take_back(path, steps, standing, task_tag)
    except ChangedSinceError as error:
        return TakenBack(path, standing, standing, conflict=str(error))
    except (OSError, ValueError):
        return TakenBack(path, standing, standing, conflict="what was kept of it is damaged")
    return TakenBack(path, standing, wanted, standing == steps[-1].after)


def bytes_of(root: str | os.PathLike[str], path: str) -> bytes | None:
    """What stands under a path of the vault, None where nothing does. Raises OSError."""
    try:
        return read(root, path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def undo_file(writer: Writer, pass_id: str, path: str, task_tag: str = "") -> tuple[TakenBack, Outcome]:
    """Take one file back, waiting for its quiet."""

    def attempt() -> tuple[TakenBack, Outcome]:
        one = look_at(writer.root, writer.backups, pass_id, path, task_tag)
        # What stands there is our own writing: nobody is in the middle of a save.
        return one, _put(writer, one, now=one.as_written)

    return patiently(attempt)


def _put(writer: Writer, one: TakenBack, *, now: bool) -> Outcome:
    if one.conflict or one.wanted == one.standing:
        return Unchanged()
    if one.wanted is None:
        return writer.trash(one.path, one.standing or b"", now=now)
    if one.standing is None:
        return writer.write(one.path, b"", one.wanted, create=True)
    return writer.write(one.path, one.standing, one.wanted, now=now)


def restore_file(writer: Writer, path: str, data: bytes) -> Outcome:
    """Put kept bytes in place of whatever stands under a path, which is kept first. Raises OSError if it's unread."""

    def attempt() -> tuple[None, Outcome]:
        standing = bytes_of(writer.root, path)
        if standing is None:
            return None, writer.write(path, b"", data, create=True)
        return None, writer.write(path, standing, data, whole=True)

    return patiently(attempt)[1]


def patiently(attempt: Callable[[], tuple[_T, Outcome]]) -> tuple[_T, Outcome]:
    """Try until the outcome is final, or for a minute."""
    end = time.monotonic() + PATIENCE
    while True:
        result = attempt()
        if not isinstance(result[1], TryLater) or time.monotonic() + result[1].seconds > end:
            return result
        time.sleep(result[1].seconds + 0.05)
