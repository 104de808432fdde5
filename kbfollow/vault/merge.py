"""Three-way merge of a note by lines. Pure: bytes in, bytes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

LARGEST = 50_000  # lines; beyond this, comparing could take minutes, and a merge is better left to the user


def lines_of(data: bytes) -> list[bytes]:
    """The lines with their line feeds; only LF ends a line, so that joining gives back every byte."""
    lines = [line + b"\n" for line in data.split(b"\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def merge(base: bytes, ours: bytes, theirs: bytes) -> bytes | None:
    """`theirs` with our change from `base` to `ours` put in, or None where the two touch the same lines.

    Then the user's side wins whole: half of our change would be read as the user's wish later on.
    """
    return _merge(base, ours, theirs, None)


def merge_keeping_both(base: bytes, standing: bytes, late: bytes) -> bytes:
    """Both of two versions that people wrote, starting from `base`. Where they touch the same lines, the lines of
    both stay: those `standing` first, then those of `late` that are not the beginning of one of them (an earlier save
    of the same typing). Both were the user's: a doubled line is mended in a second, a lost one never.
    """
    merged = _merge(base, standing, late, _both)
    return standing if merged is None else merged


def _merge(
    base: bytes, a: bytes, b: bytes, resolve: Callable[[list[bytes], list[bytes]], list[bytes]] | None
) -> bytes | None:
    if a == b or b == base:
        return a
    if a == base:
        return b
    base_lines, a_lines, b_lines = lines_of(base), lines_of(a), lines_of(b)
    if max(len(base_lines), len(a_lines), len(b_lines)) > LARGEST:
        return None
    from merge3 import Merge3

    merged: list[bytes] = []
    for kind, *lines in Merge3(base_lines, a_lines, b_lines).merge_groups():
        if kind != "conflict":
            merged.extend(lines[0])
        elif resolve is None:
            return None
        else:
            merged.extend(resolve(list(lines[1]), list(lines[2])))
    return b"".join(_closed(merged))


def _both(standing: list[bytes], late: list[bytes]) -> list[bytes]:
    held = [line.rstrip(b"\r\n") for line in standing]
    rest = [line for line in late if not any(other.startswith(line.rstrip(b"\r\n")) for other in held)]
    return standing + rest


def _closed(lines: list[bytes]) -> Iterator[bytes]:
    """Each line but the last with a line feed: a line that stood last in one version may stand in the middle now."""
    for number, line in enumerate(lines, 1):
        yield line if number == len(lines) or line.endswith(b"\n") else line + b"\n"
