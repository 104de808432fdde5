"""A sentence as written → plain words: no marks, contractions and what phones make of them written out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kbfollow.evidence.statements.words import words_en as words
from kbfollow.markdown.inline import plain_text
from kbfollow.patterns import pattern

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
    r"|gaffer)'s(?=\s(?-i:[A-ZÀ-ÖØ-ÞĀ-Ž])[^\W\d_]+\s(?-i:[A-ZÀ-ÖØ-ÞĀ-Ž]))"
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
QUOTES = str.maketrans(
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
        text = _UNSEEN.sub("", text.translate(QUOTES).replace("\n", " "))
    if "#" in text:
        text = _TAG.sub(" ", text)
    if "xt" in text:
        text = _TXT.sub(r"\1exted", text)
    if any(one in text for one in _TEXTED_SIGNS):
        text = _TEXTED.sub(_texted, text)
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
# “txt to denise same nite”, “dm'd him l8r, tnx”: never a name, which has a capital.
_TEXTED_AS = {
    "nite": "night", "nxt": "next", "l8r": "later", "tnx": "thx",
    "thks": "thx", "tks": "thx", "thnks": "thx", "thanx": "thx", "thnx": "thx",
}  # fmt: skip
_TEXTED_SIGNS = ("nite", "nxt", "l8r", "tnx", "tks", "thk", "thn", "thanx")
_TEXTED = pattern(rf"\b(?:{'|'.join(_TEXTED_AS)})\b")


def _texted(match: re.Match[str]) -> str:
    return _TEXTED_AS[match[0]]


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
    r"(?<=[a-z])\s[A-ZÀ-ÖØ-ÞĀ-Ž][a-z]{0,3}[-\s](?:something|someth|smth|sth|thingy)(?:\sor\sother)?\b(?=\s?(?:[,(;.]|$))"
)
# “A trustee called Hugh something”
_CALLED_SOMETHING = pattern(
    r"\b((?:called|named)\s[^\W\d_a-z][\w'-]{1,20})\s(?:something|smth|sth|someone|thingy)(?:\sor\sother)?\b"
)
_ROSTER = pattern(r"\W{0,3}(?:w/|with|met|panel|interviewers?|present|there)\b|\W{0,3}w/", re.IGNORECASE)


def without_doubts(text: str) -> str:
    """A line of people without the question marks at what isn't known of them; any other text as it is."""
    if "thing" in text or "sth" in text:
        text = _SOMETHING.sub("", _CALLED_SOMETHING.sub(r"\1", text))
    if "?" not in text or not _ROSTER.match(text):
        return text
    return _DOUBTED.sub("", _UNKNOWN_DETAIL.sub("", text))
