"""What `doctor --fix` writes: through the vault's writer, with backups, so that `undo` takes it back."""

from __future__ import annotations

from collections.abc import Sequence

from kbfollow.doctor.patient import Fix
from kbfollow.vault.git_setup import Change, write_config
from kbfollow.vault.outcomes import Outcome, Refused, Unchanged, refusal
from kbfollow.vault.undo import bytes_of, patiently
from kbfollow.vault.write import Writer


def make_fixes(writer: Writer, fixes: Sequence[Fix]) -> list[tuple[Fix, Outcome]]:
    """Make each fix, waiting for the quiet of its file; what came of it. Raises GitError.

    The file is read again at that moment: what has been changed since the fix was shown stays.
    """
    done: list[tuple[Fix, Outcome]] = []
    for fix in fixes:
        if fix.config is not None:
            write_config(writer.root, [Change(fix.says, config=fix.config)])
            done.append((fix, Unchanged()))
        else:
            done.append((fix, _change(writer, fix)))
    return done


def _change(writer: Writer, fix: Fix) -> Outcome:
    def attempt() -> tuple[None, Outcome]:
        try:
            standing = bytes_of(writer.root, fix.path)
            wanted = fix.change(standing or b"") if fix.change else standing
        except (OSError, ValueError):
            return None, Refused(refusal("changed-since"))
        if wanted is None or wanted == standing:
            return None, Unchanged()
        if standing is None:
            return None, writer.write(fix.path, b"", wanted, create=True)
        return None, writer.write(fix.path, standing, wanted)

    return patiently(attempt)[1]
