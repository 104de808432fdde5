"""Paths as people and programs have them, and worse."""

from __future__ import annotations

from hypothesis import strategies as st

# What each of the formats has a meaning for: quotes, escapes, specifiers, variables, references, comments, line ends.
AWKWARD = list(" '\"\\%$&<>;#@-+!:*?|`~^(){}[]=,\t\n\r\x0b\x0c\x85\u2028\ufeff\x01\x1b\x7fé李🎉\u0301")
PIECES = ["%h", "%%", "$HOME", "${HOME}", "$$", "%PATH%", "$(Arg0)", "\\x41", "\\n", "\\\\", "&amp;", "]]>", "\r\n"]
words = st.lists(
    st.one_of(
        st.sampled_from(AWKWARD),
        st.sampled_from(PIECES),
        st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=5),
    ),
    max_size=12,
).map("".join)
paths = words.map(lambda word: "/vault/" + word)
windows_paths = words.map(lambda word: "C:\\Users\\Jane\\" + "".join(char for char in word if char not in '"<>|*?/:\0'))
