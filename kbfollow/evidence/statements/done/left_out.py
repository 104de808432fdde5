"""Whom a second clause takes out of thanks: “thanked Alison, meant to do Jo and didn't”, “…, Jo got nothing”."""

from __future__ import annotations

from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.patterns import pattern

_NOTE = r"(?:thank-?you|thanks|ty|card|note|line|e-?mail|mail|message|msg|text|txt|letter|whatsapp|dm|one)"
# What may stand between the verb and whom it is for: “meant to [send a card to] Jo”.
_ON_THE_WAY = (
    rf"(?:(?:to|too|as|well|also|then|off|out|a|an|my|same|the|for|about|of|on|with|before|until|till|when|round"
    rf"|around|hold|far|much|another|second|quick|proper|same|do|doing|get|getting|send|sending|thank|thanking"
    rf"|write|writing|post|posting|text|texting|mailing|emailing|message|messaging|reach|reaching|it|came|went"
    rf"|{_NOTE})\s)"
)
# Thought of, and by these words not done.
_MEANT = pattern(
    r"\b(?:(?:meant|intended|wanted|planned|hoped|tried|intending|meaning|planning|hoping|(?:was|were"
    r"|had\sbeen)\s(?:going"
    r"|about|supposed|due|set)|(?:should|ought\sto|would|could)\shave|(?:was|were|had\sbeen)\sthinking\sof)\s)"
    rf"(?:(?:thanked|written|sent|done|texted|posted|mailed|emailed|dropped)\s)?{_ON_THE_WAY}{{0,8}}$"
)
# Not come to: forgotten, out of time, asleep.
_NOT_COME_TO = pattern(
    r"\b(?:(?:forgot(?:ten)?|skipped|missed|omitted|overlooked|neglected|left|failed|dodged|ducked)"
    r"|never\s(?:did|thanked|wrote|got|came|made\sit|reached|sent|texted|emailed|posted|managed|found)"
    r"|(?:did|have|had|has|could|do|can)\snot\s(?:\w+\s)?"
    r"(?:do|done|thank|thanked|write|written|get|got|reach|reached|send|sent|text|texted|post|posted|find|manage"
    r"|managed|come)"
    r"|(?:(?:have|had|has|got|with|there\swas|there\sis|but)\s)?(?:no|not\san?y?)\s(?:address|number|e-?mail"
    r"|contact|stamps?|time|cards?"
    r"|thanks|note|thank-?you|details)"
    r"|ran\sout(?:\sof\s\w+)?|run\sout(?:\sof\s\w+)?|fell\sasleep|nodded\soff|dozed\soff|fizzled\sout|gave\sup"
    r"|bottled\sit|chickened\sout"
    r"|lost\smy\snerve|stopped\sshort|not)\s"
    rf"(?:an?\saddress\s)?{_ON_THE_WAY}{{0,7}}$"
)
_OWES = pattern(r"\b(?:owe|owes|owing|due)\s(?:(?:also|still)\s)?$")
_ENDS = r"(?=\s?(?:$|[.,;:!?)(–—]|(?:and|but|as|because|since|so|yet|cos|who|whose|if|when|-)\s))"
_WHEN = (
    r"(?:\s(?:yet|so\sfar|still|at\sall|as\syet|to\sdate|from\sme|out\sof\sme|either|though|then|by\sthen"
    r"|till\slater|at\sthe\stime))*"
)
# What is said of the one set apart: “Jo got nothing”, “Jo I haven't”, “Jo's I kept putting off”.
_BEHIND = pattern(
    r"(?:'s|’s)?(?:\s(?:own|one|card|note|mail|e-?mail|letter|thank-?you))?\s?[,:–—-]?\s?"
    r"(?:(?:i|has|have|had|is|was|did|does|do|still|just|only|but|who|got|gets|received|getting|sadly|alas|am|keep"
    r"|kept|ended\sup\swith)\s)*"
    rf"(?:(?:nothing|none|nowt|zilch|nada|zip|no\s{_NOTE})"
    r"|(?:not|never)(?:\s(?:been|get|gets|got|gotten|done|sent|thanked|managed|any|an|a|had|have|received|heard"
    r"|written|reached|mine"
    rf"|hers|his|theirs|to|from|me|{_NOTE}))*"
    r"|(?:putting|put)\soff|forgot(?:ten)?(?:\sabout)?|skipped|missed(?:\sout)?|left\sout|unthanked|overlooked"
    r"|dodged|missing|slipped\smy\smind"
    r"|went\s(?:clean\s|right\s|straight\s)?out\sof\smy\s(?:head|mind)|fell\s(?:through\sthe\scracks|off\sthe\slist)"
    rf"|(?:will\shave|has|have|had)\sto\swait|to\sdo|undone|unsent|unwritten){_WHEN}{_ENDS}"
)
_APART = pattern(
    r"(?:^|[.,;:–—(-]|\b(?:and|but|while|whereas|though|with|then|only))\s?(?:(?:and|but|so|then|only|now|just|poor"
    r"|sadly|though)\s)*$"
)
# “…, meant to do Jo on Monday and did”; “couldn't find Jo so left a card”: it was done after all.
_AFTER_ALL = pattern(
    r"(?:\b(?:and|but|so|which|then|until|till)\s(?:i\s|then\s|later\s|finally\s|did\sso\s|just\s|instead\s"
    r"|eventually\s|have\s|had\s)*"
    r"(?:did(?!\snot)|have(?!\snot)|managed(?!\snot)|sent|posted|left\s(?:a|one|it)|texted|e-?mailed|mailed|wrote"
    r"|thanked|rang|dropped|went\sback)"
    r"|\bat\slast\sdid|\bdone\snow|\bsince\sdone)\b|\A\s(?:enough|more)\b"
)
_NO_NOTE_OF_HERS = pattern(rf"(?:\s{_NOTE}|\s(?:too|as\swell|also|either))*{_ENDS}")
_ONE = pattern(rf"\s(?:an?\s|the\ssame\s)?(?:\w+\s)?{_NOTE}\b")
_OUT = pattern(r"\s(?:right\s)?(?:out|off|till|until|for\s(?:later|now|tomorrow|monday)|hanging|unthanked)\b")


def read_left_out(sentence: Sentence) -> None:
    """Of those the sentence was taken to thank, whom another clause of it says was not thanked."""
    thanked = [one for one in sentence.found if one.kind == "thank_you_sent"]
    if not thanked or not sentence.mentions or sentence.question:
        return
    for place, one in enumerate(sentence.mentions):
        earlier = sentence.mentions[:place]
        if not one.name or sentence.people.is_reference(one.name) or any(two.name == one.name for two in earlier):
            continue
        if _is_left_out(sentence, one):
            _take_out(sentence, one, earlier)


def _is_left_out(sentence: Sentence, one: Mention) -> bool:
    start, end = sentence.tokens[one.first].start, sentence.tokens[one.last].end
    lead, behind = sentence.low[:start], sentence.low[end:]
    apart = max((lead.rfind(mark) for mark in (",", ";", ". ", ":", " - ", " – ", " — ", "(")), default=-1)
    theirs = sentence.tokens[one.last].word.endswith(("'s", "’s"))
    if _AFTER_ALL.search(behind):
        return False
    if _APART.search(lead) and _BEHIND.match(("'s" if theirs else "") + behind):
        return True
    if theirs and not _NO_NOTE_OF_HERS.match(behind):
        return False
    clause = lead[apart + 1 :]
    if _OWES.search(clause):
        return _ONE.match(behind) is not None
    if _MEANT.search(clause):
        return True
    came = _NOT_COME_TO.search(clause)
    if came is None:
        return False
    return _OUT.match(behind) is not None if came[0].startswith("left") else True


def _take_out(sentence: Sentence, one: Mention, earlier: tuple[Mention, ...]) -> None:
    sent = [left for left in sentence.found if left.kind == "thank_you_sent"]
    kept = [left for left in sent if left.who != one.name]
    owed = any(left.who == one.name and left.manner == "thank-you" for left in sentence.found)
    sentence.found[:] = [
        left
        for left in sentence.found
        if left.who != one.name
        or not (
            left.kind in ("thank_you_sent", "thank_you_not_sent") or (left.kind == "promise_by_me" and not left.what)
        )
    ]
    first = next((two for two in earlier if two.name and not sentence.people.is_reference(two.name)), None)
    if not kept and sent and first is not None:  # “emailed Alison to thank her, meant to write to Jo too and didn't”
        sentence.say("thank_you_sent", first, dates=sent[0].dates)
    if not owed:
        sentence.say("thank_you_not_sent", one)
