"""Text into sentences: where each begins and ends, as written, and as plain words.

Sentences are slices of the text, so that a quote is always found in the note. Everything is linear in the text's
length; a "sentence" longer than `LONGEST` is no sentence and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kbfollow.evidence.statements.words import words_en as words
from kbfollow.markdown.inline import plain_text
from kbfollow.patterns import pattern

LONGEST = 1200  # characters of a sentence that is read; beyond is a paste or noise

# A possible end of a sentence: stops with what closes them, a line feed, or an ellipsis character.
_END = pattern(r"[.!?…]+[\"'”’»)\]*_]{0,4}(?=\s|$)|\n")
# The same in what was dictated with its stops.
_SPOKEN_END = pattern(r"(?<!\sa)(?<!to)\sfull\sstop(?=\s|$)|[.!?…]+[\"'”’»)\]*_]{0,4}(?=\s|$)|\n")
_BEFORE_STOP = pattern(r"(\S{1,24})$")
_ABBREVIATIONS = frozenset(
    """
    dr mr mrs ms prof st vs e.g i.e eg ie etc approx ca nr no max min inc ltd co jr sr dept mgr asst ext tel bzw z.b
    acc inkl u.a evtl ggf jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    a.m p.m resp incl exc esp appt hr hrs wk wks mo mos yr yrs dipl ing u.k u.s ph.d b.sc m.sc fr sgt capt gen rev
    hon est int intl assoc cllr str tbc
    """.split()
)
# After these a stop ends no sentence even before a capital letter: a name or a month follows.
_BEFORE_NAMES = frozenset(
    "dr mr mrs ms prof st vs e.g i.e eg ie acc approx ca nr cllr rev sgt capt gen hon z.b dipl ing fr".split()
)
_MONTH_NEXT = pattern(r"\s*(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])", re.IGNORECASE)
_LINE_LABEL = pattern(r"\s*[*_]{0,2}[^\W\d_][\w'’ -]{0,30}[*_]{0,2}\s?(?::(?!//)|[-–—>→]+\s)")
# “20 Nov - rang again”: a line of a diary.
_DAY_LINE = pattern(
    r"\s*(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}\.?(?:\d{2,4})?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}(?:st|nd|rd|th)?)\s?(?::|[-–—]\s)",
    re.IGNORECASE,
)
_OPEN_LINE_END = pattern(
    r"(?:[,;(]|\b(?:the|a|an|to|of|and|or|but|in|on|at|by|for|with|from|my|her|his|their|our|that"
    r"|which|who|is|was|will|"
    r"would|be|as|than|if|when|next|this|until|before|after|about|into|per|not|i|they|she|he|we|dr\.?"
    r"|mr\.?|mrs\.?|ms\.?))$",
    re.IGNORECASE,
)
_RAGGED = 90  # so long is the longest line of prose that may be wrapped by hand
_WRAPPED = 60  # a line at least this long may be a wrapped one


def _lines_are_sentences(text: str) -> re.Pattern[str] | None:
    """What the line after a line feed begins with where the line feed ends a sentence; None in wrapped prose.

    In a note without capitals each line is a sentence; in one without stops each that begins like one.
    """
    if text[0].islower() and not _CAPITAL_AGAIN.search(text):
        return _ANY_LINE
    return _NEW_LINE if not _ANY_STOP.search(text) else None


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of each sentence of a paragraph, spaces around it left out, in the text's order."""
    start = 0
    width = _width(text) if "\n" in text else 0
    begins = _lines_are_sentences(text) if width else None
    for match in (_SPOKEN_END if " full stop" in text else _END).finditer(text):
        if match.end() == len(text):
            break  # whatever it is, the text ends here
        if match[0][-1].isalpha():
            yield from _trimmed(text, start, match.start())
            start = match.end()
            continue
        if match[0] == "\n":
            if not _line_ends_sentence(text, match.start(), width, begins):
                continue
            end = match.start()
        else:
            if not _stop_ends_sentence(text, start, match):
                continue
            end = match.end()
        yield from _trimmed(text, start, end)
        start = match.end()
    yield from _trimmed(text, start, len(text))


_ANY_LINE = pattern(r"\s*\S")
_CAPITAL_AGAIN = pattern(r"(?:[.!?]\s+|\n)[A-Z]")
_ANY_STOP = pattern(r"[.!?;](?:\s|$)")
_NEW_LINE = pattern(
    r"(?:and\s|also\s|then\s)?(?:gotta|got\sto|need|must|have\sto|still|told|asked|said|they|she|he|i|havent"
    r"|haven't|didnt|didn't"
    r"|forgot|no|not|sent|emailed|texted|promised|dont|don't|never|will|theyll|shell|hell|ill|i'll|im|i'm|met"
    r"|thanked)\s",
    re.IGNORECASE,
)
_SAY_WHICH = pattern(
    r"\b(?:say|know|tell\s(?:me|us)|sure|decide|clue|idea|remember|matter)\s(?:which|when|who|where|what)$",
    re.IGNORECASE,
)
_SAID_SO = pattern(
    r"\b(?:i|we|they|she|he|it)\s(?:would|will|was|is)$|\b(?:am|im|i'm|is|are|was|get|got|back|moving|going|carry|log)\s(?:on|in)$",
    re.IGNORECASE,
)


def _is_open(line: str) -> bool:
    """Whether a line cannot be a sentence's end: “… by the”; but “said I would” can."""
    end = line[-12:]
    return _OPEN_LINE_END.search(end) is not None and _SAID_SO.search(end) is None and _SAY_WHICH.search(line) is None


def _width(text: str) -> int:
    """The length of the longest line; without bound in terse notes, where short lines end without a stop."""
    lines = [line.rstrip() for line in text.split("\n")]
    stops = sum(line[-1:] in ".!?" or ". " in line for line in lines)
    if len(lines) > 2 and stops * 2 >= len(lines) and lines[-1][-1:] in ".!?" and max(map(len, lines)) >= _RAGGED:
        return max(map(len, lines)) * 3 // 4  # wrapped by hand, with stops where sentences end
    terse = any(0 < len(line) < _WRAPPED and line[-1] not in ".!?:,;" for line in lines[:-1])
    return LONGEST * LONGEST if terse and not any(map(_is_open, lines[:-1])) else max(map(len, lines))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end and end - start <= LONGEST:
        if end - start > _SPOKEN and not _MARKS.search(text, start, end - 1):
            yield from _spoken_parts(text, start, end)
        else:
            yield start, end


# Dictated text has no marks: where a speaker would draw breath. Long stretches without any are cut there.
_SPOKEN = 160
_MARKS = pattern(r"[,;:.!?–—\n]")
_BREATH = pattern(
    r"\s(?=(?:um+|uh+|erm|oh\sand|oh|anyway|okay"
    r"|and\s(?:um|uh|if|then|also|there|(?:i|she|he|they|we)(?:'\w+)?|my|pick|don't)"
    r"|so\s(?:i|she|he|they|don't)|but\s(?:i|she|he|they)|i\s(?:told|said|forgot|promised|have|think"
    r"|don't)|(?:she|he|they)\s(?:said|told|decide|will|is|are|was"
    r"|were)|gotta|my\s(?:sister|brother|mum|mom|dad|cousin))\s)",
    re.IGNORECASE,
)


def _spoken_parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for match in _BREATH.finditer(text, start, end):
        if (
            match.start() > position
            and _OPEN_LINE_END.search(text[max(position, match.start() - 12) : match.start()]) is None
        ):
            yield position, match.start()
            position = match.end()
    if position < end:
        yield position, end


_INITIALS = pattern(r"[a-z](?:\.[a-z]){1,2}")
_NOT_OF_A_NAME = frozenset("a.m p.m e.g i.e u.s u.k n.b p.s d.c t.b.a t.b.d".split())


_DOTTED_DAY = pattern(r"\d{1,2}\.\d{1,2}")


def _stop_ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop at `match` ends a sentence: not in abbreviations, initials, ordinals ("29. November")."""
    stop = match[0]
    follows = text[match.end() : match.end() + 12].lstrip(" \t")
    if stop[0] in "!?":
        return True
    if stop.startswith(("..", "…")):
        return not follows[:1].islower()
    before = _BEFORE_STOP.search(text, max(start, match.start() - 24), match.start())
    word = before[1].lstrip("([\"'*_").casefold() if before else ""
    if word in _BEFORE_NAMES or (len(word) == 1 and word.isalpha() and word != "i"):
        return not follows
    if "." in word and _INITIALS.fullmatch(word) and word not in _NOT_OF_A_NAME:
        return not follows  # “P.J. Nolan”
    if word in _ABBREVIATIONS:
        return not follows or (follows[0].isupper() and word not in ("no", "max", "min", "nr"))
    if "." in word and follows[:1].islower() and _DOTTED_DAY.fullmatch(word):
        return False  # “wrote to her on 10.06. to thank her”
    if word.isdigit() and len(word) <= 2:
        return not (_MONTH_NEXT.match(follows) or match.start() - len(word) == start)
    return True


def _line_ends_sentence(text: str, position: int, width: int, begins: re.Pattern[str] | None) -> bool:
    """Whether a line feed ends a sentence: in terse notes each line is one, in wrapped prose it is a space.

    `width` is the length of the longest line: prose is wrapped where the next word did not fit any more. A line that
    begins as `begins` says is a sentence of its own.
    """
    line_start = text.rfind("\n", max(0, position - LONGEST), position) + 1
    line = text[line_start:position].strip()
    follows = text[position + 1 : position + 60]
    if not line or not follows.strip() or _LINE_LABEL.match(follows) or _DAY_LINE.match(follows):
        return True
    if _is_open(line):
        return False
    if begins is not None and begins.match(follows):
        return True  # “… if it fits w/ uni ⏎ gotta show them my card”
    return len(line) < _WRAPPED or len(line) + 1 + len(follows.split(maxsplit=1)[0]) <= width


# Contractions, with and without the apostrophe that phones leave out.
_CONTRACTION = pattern(
    r"\b(?:(?P<verb>ai|are|ca|could|did|does|do|had|has|have|is|might|must|need|sha|should|was|were|wo|would)n'?t"
    r"|(?P<bare>im|ive|theyll|theyre|theyve|youll|itll|itd|theyd|hed|shes|hes|thats|theres|whos|wholl|smbdy|sumbody"
    r"|smone|sum1"
    r"|every1|ppl)"
    r"|(?P<let>let's)"
    r"|(?P<who>i|you|he|she|it|we|they|that|there|who|what|this|here)'(?P<end>ll|ve|re|m|d|s)"
    r"|(?P<noun>[^\W\d_]{2,20})'(?P<nounend>ll|ve|d)"
    r"|(?P<is>(?![a-z]{2,7}day')[^\W\d_]{2,20})'s(?=\s(?:the|an?|not|been|going|gonna|got|away|off|on|at|set|booked|due"
    r"|scheduled|planned|also|still|their|my|our|one\sof"
    r"|in\scharge"
    r"|very|really|quite|supposed|meant|happy|keen|to\s(?!make|give|decide|take|fill|choose|pick)[a-z]+"
    r"|(?:pick|hir|choos|decid|ask|runn|lead|chair|interview)ing(?=\s(?!for\b))"
    r"|(?:send|email|mail|call|ring|gett|putt|check|com|leav|mov|do|giv|tak|hav|wait|forward|draw|print|post|drop"
    r"|text)ing"
    r"\s(?:me|us|over|it|the|an?|out|back|to|my|up|round|on|off|away))\b)"
    r"|(?P<job>chef|boss|manager|owner|foreman|director|principal|lead|head"
    r"|gaffer)'s(?=\s(?-i:[A-Z])[^\W\d_]+\s(?-i:[A-Z]))"
    r"|(?P<slang>gonna|gotta|wanna|hafta|dunno|cannot|lemme|ur|u|shd|shld|wld|cld|thru|btwn|w/in))(?![\w/])",
    re.IGNORECASE,
)
_BARE = {
    "theres": "there is", "whos": "who is",
    "im": "I am", "ive": "I have", "theyll": "they will", "theyre": "they are", "theyve": "they have",
    "youll": "you will",
    "itll": "it will", "itd": "it would", "theyd": "they would", "hed": "he would",
    "shes": "she is", "hes": "he is", "thats": "that is",
    "wholl": "who will", "smbdy": "somebody", "sumbody": "somebody", "smone": "someone", "sum1": "someone",
    "every1": "everyone", "ppl": "people",
}  # fmt: skip
_VERBS = {"ai": "is", "ca": "can", "sha": "shall", "wo": "will"}
_SLANG = {
    "gonna": "going to", "gotta": "got to", "wanna": "want to", "hafta": "have to", "dunno": "do not know",
    "cannot": "can not", "lemme": "let me", "u": "you", "ur": "your",
    "shd": "should", "shld": "should", "wld": "would", "cld": "could", "thru": "through", "btwn": "between",
    "w/in": "within",
}  # fmt: skip
_ENDINGS = {"ll": "will", "ve": "have", "re": "are", "m": "am", "d": "would", "s": "is"}
_QUOTES = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "´": "'",
        "`": "'",
        "\u00a0": " ",
        "\u202f": " ",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
    }
)
_UNSEEN = pattern("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufe0f\ud800-\udfff\x00-\x08\x0b-\x1f\x7f]+")
_SPACES = pattern(r"\s+")
_URL = pattern(r"\b(?:https?://|www\.)\S{1,300}|\S{1,64}@\S{1,200}\.\w{2,10}\b")
_STRUCK = pattern(r"~~[^~\n]{1,400}~~")
_TAG = pattern(r"(?<!\S)#[^\s#\d][^\s#]{0,80}")
_PAST_PARTICIPLE = pattern(
    r"'?\s(?:(?:already|just|also|only|never|not)\s)?(?:\w{2,14}ed|sent|told|been|had|done|given"
    r"|written|left|met|spoken|got|gone|made|said|asked|seen|known|taken|chosen|heard|thought|kept|found|lost|forgotten"
    r"|bought"
    r"|brought|caught|taught)\b",
    re.IGNORECASE,
)


# “She's tickled pink”: how somebody feels, nothing done.
_FEELING = pattern(
    r"'?\s(?:(?:so|very|really|quite|well|dead|all)\s)?(?:tickled|pleased|delighted|thrilled|chuffed|excited|worried"
    r"|interested|married"
    r"|retired|tired|scared|gutted|bored|stressed|relaxed|embarrassed|disappointed|surprised|amazed|honoured|honored"
    r"|annoyed"
    r"|fed\sup|supposed|allowed)\b",
    re.IGNORECASE,
)
_PHONE_SPELLINGS = (
    frozenset(_BARE)
    | frozenset(_SLANG)
    | frozenset(
        "aint arent cant couldnt didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt neednt shant shouldnt wasnt "
        "werent wont wouldnt".split()
    )
)


def plain_sentence(source: str) -> str:
    """A sentence as plain words: no Markdown, no struck-out words, contractions written out, single spaces."""
    text = source
    if "~~" in text:
        text = _STRUCK.sub(" ", text)
    if "://" in text or "www." in text or "@" in text:
        text = _URL.sub(" ", text)
    text = plain_text(text)
    if not text.isascii() or not text.isprintable():
        text = _UNSEEN.sub("", text.translate(_QUOTES).replace("\n", " "))
    if "#" in text:
        text = _TAG.sub(" ", text)
    if "xt" in text:
        text = _TXT.sub(r"\1exted", text)
    if " ta" in text:
        text = _TA.sub(r"\1thanks", text)
    if "'" in text:
        unspelled = _PHONE_SPELLINGS.isdisjoint(_WORD.findall(text.lower()))
        text = "".join(_apostrophes(text)) if unspelled else _CONTRACTION.sub(_written_out, text)
    elif not _PHONE_SPELLINGS.isdisjoint(text.lower().split()):
        text = _CONTRACTION.sub(_written_out, text)
    if " 2 " in text:
        text = _BARE_TO.sub("to", text)
    if " abt " in text:
        text = text.replace(" abt ", " about ")
    if " em " in text or "'em" in text or text.endswith(" em"):
        text = _BARE_EM.sub(r"\1them", text)
    if " id " in text:
        text = _BARE_ID.sub(_i_would, text)
    if "ill " in text[:4].lower() or " ill " in text:
        text = _BARE_ILL.sub(_i_will, text)
    if "said I " in text or "told " in text or "promised " in text:
        text = _I_BRING.sub(r"\1will ", text)
    return " ".join(text.split())


# “I told them I bring it until Tuesday”: said of what is to be done.
_I_BRING = pattern(
    r"(\b(?:said|(?:told|promised)(?:\s[\w'.]+){0,2})\s(?:that\s)?I\s)(?=(?:bring|send|mail|email|give|post|upload|hand"
    r"|deliver|call|ring"
    r"|write|text|forward|drop)\s(?:(?:it|them|that)\b|[^.;]{0,60}\b(?:until|till|by|on|tomorrow|next|before"
    r"|tonight)\b))"
)
# “Texted Ruth ta”
_TA = pattern(
    r"\b((?:texted|emailed|e-mailed|messaged|whatsapped|dropped|sent)\s(?:\w+\s)?(?:a\s)?)ta\b", re.IGNORECASE
)
# “txt'd Gwen”
_TXT = pattern(r"\b([tT])xt['’]?e?d\b")
# “forgot 2 ask”
_BARE_TO = pattern(
    r"(?<=[a-z]\s)2(?=\s(?:ask|tell|send|bring|say|thank|call|ring|email|text|know|mention|check|do|be)\b)",
    re.IGNORECASE,
)
# “sent em that night”
_BARE_EM = pattern(r"(?<=[a-z]{2})(\s)'?em\b(?=[\s.,;!?)]|$)")
# “told him id bring my card”: said, and then a verb with its object.
_BARE_ID = pattern(
    r"\b(?P<said>(?:told|said|promised|tell|say)\s(?:(?:him|her|them|[^\W\d_]{2,15})\s)?)id\s(?P<verb>[a-z]{2,10})\s"
    r"(?=(?:my|him|her|them|it|the|a|an|some|over|in|by|back)\b|[^\W\d_]{2,15}\s(?:my|a|an|the|some|over|back|in|on"
    r"|by)\b)",
    re.IGNORECASE,
)


# “ill find out by Wednesday”: a verb right behind, so nobody is ill.
_BARE_ILL = pattern(
    r"(?<![\w'])ill\s(?:(?P<adverb>just|also|probably|prob|then|def)\s)?(?P<verb>[a-z]{2,12})\b", re.IGNORECASE
)


def _i_will(match: re.Match[str]) -> str:
    adverb = f"{match['adverb']} " if match["adverb"] else ""
    known = match["verb"] in words.VERBS or match["verb"] in ("be", "have")
    return f"I will {adverb}{match['verb']}" if known else match[0]


_WORD = pattern(r"\w+")
_SHORTENED = pattern(r"\b[^\W\d_]+(?=')")


def _apostrophes(text: str) -> Iterator[str]:
    """The parts of a text with the contractions written out that have an apostrophe."""
    position = 0
    for word in _SHORTENED.finditer(text):
        match = _CONTRACTION.match(text, word.start()) if word.start() >= position else None
        if match:
            yield text[position : match.start()] + _written_out(match)
            position = match.end()
    yield text[position:]


def _i_would(match: re.Match[str]) -> str:
    known = match["verb"] in words.VERBS
    return f"{match['said']}I would {match['verb']} " if known else match[0]


def _written_out(match: re.Match[str]) -> str:
    if match["verb"]:
        verb = match["verb"]
        if (
            match[0].lower() in ("cant", "wont", "dont", "arent")
            or "'" in match[0]
            or verb.lower() not in ("wo", "ca", "do")
        ):
            return f"{_cased(_VERBS.get(verb.lower(), verb.lower()), verb)} not"
        return match[0]
    if match["bare"]:
        return _cased(_BARE[match["bare"].lower()], match["bare"])
    if match["slang"]:
        return _cased(_SLANG[match["slang"].lower()], match["slang"])
    if match["let"]:
        return match[0]
    if match["is"] or match["job"]:  # “Amar's the one who hires”, “Declan's to call me”
        been = match["is"] and _PAST_PARTICIPLE.match(match.string[match.end() : match.end() + 30])
        return f"{match['is'] or match['job']} {'has' if been else 'is'}"
    who, end = (match["who"], match["end"]) if match["who"] else (match["noun"], match["nounend"])
    ending = _ENDINGS[end.lower()]
    if match["noun"] and end.lower() == "d" and who.lower() in words.VERBS:
        return f"{who}ed"  # "DM'd"
    follows = match.string[match.end() : match.end() + 30]
    if end.lower() == "d" and (_PAST_PARTICIPLE.match(follows) or follows.lower().startswith(" better")):
        ending = "had"
    elif (
        end.lower() == "s" and who.lower() != "that" and _PAST_PARTICIPLE.match(follows) and not _FEELING.match(follows)
    ):
        ending = "has"
    return f"{who} {ending}"


def _cased(text: str, like: str) -> str:
    return text[0].upper() + text[1:] if like[:1].isupper() else text


def lowered(text: str) -> str:
    """Lower case with the same length, so that offsets hold ("İ" stays as it is)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(one if len(one.lower()) != 1 else one.lower() for one in text)


def section_of(heading: str) -> str | None:
    """What a heading or line label says that the lines below are about: a key of `SECTIONS`, else None."""
    words_only = _TWO_FOR_TO.sub("to", plain_text(heading[:200]).translate(_QUOTES))
    plain = _SPACES.sub(" ", _HEADING_NOISE.sub(" ", words_only)).strip().casefold()
    return _SECTION_OF.get(plain) or _SECTION_OF.get(_AT_LAST.sub("", plain))


# “What I forgot in there”, “didn't ask today”: where and when it was missed.
_AT_LAST = pattern(
    r"\s(?:(?:in|back|over|while\si\swas)\s)?(?:there|today|yesterday|again|though|of\scourse|as\susual"
    r"|on\sthe\sday|at\sthe"
    r"\s(?:time|interview|end)|in\sthe\s(?:room|rush|heat\sof\sit|interview|end)|this\stime)$"
)
_TWO_FOR_TO = pattern(r"(?<=[a-z]\s)2(?=\s[a-z])", re.IGNORECASE)  # “forgot 2 ask”
_HEADING_NOISE = pattern(r"[^\w'/ -]+|\(.{0,60}\)|(?<!\w)[\d.]+(?!\w)")
_SECTION_OF = {label: section for section, labels in words.SECTIONS.items() for label in labels}
_SECTION_OF |= {
    label.replace("'", ""): section for label, section in _SECTION_OF.items() if "'" in label
}  # “didnt ask”


# “w/ Dot Marchetti + Skip, foreman?, last name??”: what the user doesn't know is no question to anybody.
_UNKNOWN_DETAIL = pattern(
    r"\s?[,;(+–-]\s?(?:(?:his|her|their|the)\s)?(?:(?:last|sur|first|full|family)\s?)?(?:names?|title|surname|role"
    r"|job title)"
    r"\s?\?+\)?\s*$",
    re.IGNORECASE,
)
_DOUBTED = pattern(r"(?<=[a-z])\?+(?=\s*[,;+)/]|\s*$)", re.IGNORECASE)
# “Hemi P-something (Chief Sub)”: a surname that wasn't caught.
_SOMETHING = pattern(
    r"(?<=[a-z])\s[A-Z][a-z]{0,3}[-\s](?:something|someth|smth|sth|thingy)(?:\sor\sother)?\b(?=\s?(?:[,(;.]|$))"
)
_ROSTER = pattern(r"\W{0,3}(?:w/|with|met|panel|interviewers?|present|there)\b|\W{0,3}w/", re.IGNORECASE)


def without_doubts(text: str) -> str:
    """A line of people without the question marks at what isn't known of them; any other text as it is."""
    if "thing" in text or "sth" in text:
        text = _SOMETHING.sub("", text)
    if "?" not in text or not _ROSTER.match(text):
        return text
    return _DOUBTED.sub("", _UNKNOWN_DETAIL.sub("", text))
