"""Sentences told in a plainer order: whose words stand first, where a thing comes from, a copy of what was named."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.sentence.speech import told_by
from kbfollow.evidence.statements.sentence.tokens import FORMS
from kbfollow.evidence.statements.sentence.told_simply import told_simply
from kbfollow.patterns import pattern

# “You'll have our decision by December 9, wrote Mrs Akande.”: she is the one who wrote.
_WRITER_BEHIND = pattern(
    r"^(?:(?P<words>[^\";]{8,160}?),|\"(?P<quoted>[^\"]{8,160}?)[,.!]?\",?)\s(?P<verb>wrote|writes|e-?mailed|e-?mails|mailed|texted|texts|messaged|whatsapped|replied"
    r"|answered|responded|promised|said|says)\s(?:(?:back|(?:to\s)?(?:me|us))\s)?"
    r"(?P<who>(?:(?:mrs|mr|ms|miss|dr|prof|professor|frau|herr|chef|sister)\.?\s)?[^\W\d_][\w'-]+(?:\s[^\W\d_][\w'-]+)?)"
    r"(?:\s(?:back|yesterday|today|tonight|this\s\w+|last\snight|on\s\w+))?[\s.!]*$",
    re.IGNORECASE,
)
# “You will have our answer in a fortnight, the letter says.”
_PAPER = (
    r"(?:the|their|her|his|that|an?)\s(?:[\w-]+\s)?(?:letter|e-?mail|mail|text|message|web\s?site|site|form|card|note|voicemail|advert|ad|posting|leaflet"
    r"|handout|reply|auto-?reply|portal|app|invite|invitation|slip|sheet|acknowledge?ment|confirmation|pack|page)"
)
_PAPER_BEHIND = pattern(
    rf"^\W*(?P<words>[^\";]{{8,160}}?)[,.]?\"?,?\s(?:{_PAPER}\s(?:says|said|reads|goes|promises|promised|states|stated|tells\sme|told\sme|had\sit)"
    rf"|(?:says|said|reads|so|according\sto|as\sper|per|promises|states)\s{_PAPER})\W*$",
    re.IGNORECASE,
)
_HEARD = pattern(
    r"\b(?:hear|know|decisions?|decides?|answers?|verdict|outcome|results?|in\stouch|back\sto\syou|contact\syou|be\scontacted|be\stold|be\s(?:notified"
    r"|informed)|let\syou\sknow|(?:call|ring|phone|e-?mail|write\sto)\s(?:you|all|every\w+))\b",
    re.IGNORECASE,
)
_MINE = pattern(r"\b(?:i|my|me|mine|myself)\b", re.IGNORECASE)
_YOU = pattern(r"\b(?:you|your)\b", re.IGNORECASE)
_WE_WILL = pattern(
    r"\bwe\s(?:will|would|shall|should|hope|expect|want|need|are|aim|plan|intend|must|have\sto|can|may|might|decide|let)\b"
    r"|\b(?:us|our)\b",
    re.IGNORECASE,
)
_WILL = pattern(r"\b(?:will|would|shall|should|is|are|has|have|wants?|expect(?:ed)?|by|before|until)\b", re.IGNORECASE)
_YOUR_ANSWER = pattern(r"\byour\s(?=(?:answer|decision|results?|outcome|verdict)\b)", re.IGNORECASE)
_MY_OWN = pattern(r"\bmy\s(?!(?:decision|answer|reply|verdict|word)\b)", re.IGNORECASE)
_WAITING = pattern(
    r"\b(?:hear|know|decisions?|decides?|answers?|verdict|outcome|results?|in\stouch|back\sto\sme)\b", re.IGNORECASE
)
_WROTE = frozenset("wrote writes replied answered responded".split())
_NO_WRITERS = frozenset(
    """
    me us you them her him it i we both all everyone everybody nobody back that this the a an my our their his to off
    mum mom mam dad so yes no about
    """.split()
)

# “The stock sheet I made at the old place”, “plans from when I was at Harland's”: where a thing comes from.
_ASKED_OR_OWED = pattern(
    r"\b(?:told|said|promised?|owed?|offered|agreed|asked|asks|wants?|wanted|needs?|needed|will|would|shall|must|have\sto"
    r"|am\sto|liked?)\b",
    re.IGNORECASE,
)
_FORMER = r"(?:last|old|previous|former|first|current|other|prior)"
_UP_TO = r"(?=\s?[.,;:!?)]|\s(?:by|before|on|until|to|for|tomorrow|today|tonight|this|next|no\slater)\b|\s?$)"
_ORIGIN = pattern(
    r"(?P<thing>\b(?:the|my|a|an|our|some|that|those|these|two|three)\s(?:[\w'-]+\s){0,4}?[\w'-]+)\s"
    r"(?:(?:that|which)\s)?(?:I|i|we)\s(?:(?:had|have|once|always|all|first)\s)*(?P<verb>[a-z]+)"
    r"(?:\s(?:up|out|together|down|myself|ourselves))*\s"
    rf"(?:(?:at|in|for|with|during|on)\s(?:the|my|our)\s{_FORMER}\s[\w'-]+(?:\s(?:job|place|shop|firm|school|clinic"
    r"|company|house|office|kitchen|hospital|employer))?"
    r"|for\s(?:the|our)\s(?:(?!(?:interview|meeting|visit|job|post)\b)[\w'-]+\s){0,2}?[\w'-]+"
    r"|(?:when|while|back\swhen)\s(?:I|i|we)\s(?:was|were|worked|drove|taught|ran)\b[^.,;:]{0,40}?)"
    rf"{_UP_TO}"
)
_FROM_WHEN = pattern(
    r"(?P<thing>[\w'-]+)\s(?:back\s)?from\s(?:(?:back\s)?when\s(?:I|i|we)\s(?:was|were|worked|drove|taught|ran|had)"
    rf"|my\s(?:time|days|years|stint|spell)\s(?:at|in|with|on))\b[^.,;:]{{0,40}}?{_UP_TO}"
)
_NO_MAKING = frozenset("work be stay start leave live train say tell think want need hope will send email".split())

# “Neil needs to see my licence, said I'd send him a photo of it”: what was just named.
_WANTED = pattern(
    r"\b(?:needs?|needed|wants?|wanted|asked|asks|requires?|required|would\slike)\b[^.;]{2,80}?(?:[,;–—-]|\b(?:and|so)\b)",
    re.IGNORECASE,
)
_COPY_OF_IT = pattern(
    r"\b(?:(?:a|an|the|some|two|three)\s)?(?:(?:quick|good|clear|phone|certified|colou?r|decent|proper)\s)?"
    r"(?:photos?|scans?|cop(?:y|ies)|pictures?|pics?|pdfs?|photocop(?:y|ies)|snaps?|screenshots?|links?)\s(?:of|to)\s"
    r"(?P<it>it|that|them|those|these)(?=\s?[.,;:!)]|\s(?:by|before|on|over|across|until|tomorrow|today|tonight|this|next"
    r"|first|as|when|once|to|and|from)\b|\s?$)",
    re.IGNORECASE,
)

_TO_ME = pattern(r"\b(?:send|give|show|e-?mail|mail|text|forward|bring|lend|sent|gave|showed|emailed)\s(?:me|us)\b")

# “Handed the case study in on 24 November.”
_WORK = (
    r"(?:case\s?-?stud(?:y|ies)|tests?|tasks?|assignments?|exercises?|homework|samples?|essays?|plans?|portfolio|take-?home"
    r"|forms?|presentation|report|translations?|papers?|drawings?|quiz|challenge|worksheet|questionnaire|brief|mock-?ups?"
    r"|slides|deck|certificates?|certs?|documents?|paperwork|payslips?|licen[cs]e|passport|transcripts?|p45|p60|photos?|recipes?|menus?)"
)
_HANDED_IN = pattern(
    r"^(?P<lead>(?:[-•*]\s)?(?:(?:I|i|we|have|then|and|just|finally|already|so|also|duly)\s)*)"
    r"(?P<verb>[Hh]anded|[Tt]urned|[Dd]ropped)\s(?P<what>(?:the|my|her|his|their|that|our)\s(?:[\w-]+\s){0,3}?"
    rf"{_WORK})\s(?P<where>in|off)\b(?!\sthe\b)"
)
# “Test task to arrive by end of day tomorrow.”
_TO_ARRIVE = pattern(
    r"^(?:[-•*]\s)?(?:(?:the|a|their|her|his)\s)?(?P<what>(?:[\w-]+\s){0,2}?(?:[Tt]asks?|[Tt]est|[Cc]ase\s[Ss]tudy|[Tt]ake-?home"
    r"|[Aa]ssignment|[Ee]xercise|[Hh]omework|[Bb]rief|[Qq]uestionnaire|[Cc]hallenge))\s(?:(?:is|are)\s)?(?:still\s)?(?:due\s)?"
    r"(?:to|will|should)\s(?:arrive|land|reach\sme|turn\sup|come\s(?:through|over|my\sway)|be\ssent\s(?:to\sme|over\sto\sme))\b"
)
# “HR calls me tomorrow about the paperwork”: no interview.
_CALLS_ABOUT = pattern(
    r"\b(?P<verb>call|ring|phone)s\s(?P<when>me\s(?:[\w'-]+\s){0,4}?(?:about|re|regarding|over|to\sdiscuss|for)\s(?:the\s|my\s|some\s|all\sthe\s)?(?:[\w-]+\s)?"
    r"(?:paperwork|papers?|forms?|contract|documents?|bank\sdetails|payroll|pension|visa|uniform|parking|medical|clearance"
    r"|references|checks?|pay|induction|badge|formalities|admin|insurance|tax))\b"
)
# “Gave Teresa a heads-up on 11/17 that the council might call her”.
_GAVE_WARNING = pattern(
    r"\b(?P<g>[Gg])ave\s(?P<who>(?!me\b|us\b|it\b|the\b|a\b)(?:my\srefer(?:ee|ence)\s)?[\w'-]+(?:\s(?!a\b|fair\b|an\b)[\w'-]+){0,2}?)\s(?:an?\s)?(?:(?:quick|little"
    r"|fair|short|bit\sof\sa|early|brief)\s)?(?:heads-?\s?up|warning|shout|nod|tip-?off)\s(?P<day>on\s[\w./-]+(?:\s[\w.]+)?\s)that\b"
    r"(?=[^.;]{2,60}?\b(?:may|might|could|will|would)\b)"
)

# “No thanks sent to Hana yet”: a thank-you that was not sent, and no refusal.
_NO_THANKS_SENT = pattern(
    r"^(?P<lead>\W*(?:(?:[Ss]till|[Ss]o\sfar|[Aa]s\syet|[Aa]nd|[Bb]ut)\s)*)[Nn]o\sthanks\s"
    r"(?=(?:(?:was|were|has\sbeen|have\sbeen)\s)?(?:sent|gone|written|posted|e-?mailed|mailed|out|given|texted)\b(?!\sby\s))"
)


def retold(text: str) -> str:
    """A plain sentence in the order that is read: who wrote in front, things by their name alone."""
    if ", " in text or '" ' in text:
        text = _with_writer_in_front(text)
    if " i " in (low := f" {text.lower()} ") or " we " in low or " from my " in low:
        text = _without_origin(text)
    if (" of " in low or " to " in low) and _COPY_OF_IT.search(text):
        text = _with_thing_for_its_copy(text)
    if " in" in low or " off" in low:
        text = _HANDED_IN.sub(r"\g<lead>\g<verb> \g<where> \g<what>", text)
    if "s me " in low:
        text = _CALLS_ABOUT.sub(r"will \g<verb> \g<when>", text)
    if "ave " in text and " that " in text:
        text = _GAVE_WARNING.sub(_told_on, text)
    if "o thanks " in text:
        text = _NO_THANKS_SENT.sub(r"\g<lead>no thank-you ", text)
    return told_simply(_TO_ARRIVE.sub(r"They will send me the \g<what>", text))


def _told_on(match: re.Match[str]) -> str:
    return f"{'T' if match['g'] == 'G' else 't'}old {match['who']} {match['day']}that"


def _with_writer_in_front(text: str) -> str:
    paper = _PAPER_BEHIND.match(text)
    if paper is not None:
        words = paper["words"]
        theirs = (_YOU.search(words) or _WE_WILL.search(words)) and _HEARD.search(words) and not _MINE.search(words)
        return f"{told_by(_YOUR_ANSWER.sub('the ', words), 'they')}, they said." if theirs else text
    match = _WRITER_BEHIND.match(text)
    if match is None or match["who"].split()[0].lower() in _NO_WRITERS:
        return text
    words, who = match["words"] or match["quoted"], match["who"]
    if FORMS.get(words.split(" ", 1)[0].lower(), ("", ""))[1] == "past":
        return text  # “Told her the rota suits us, emailed Neil”: what the user did
    verb = match["verb"].lower()
    mine, yours = _MINE.search(words) is not None, _YOU.search(words) is not None
    if _MY_OWN.search(words) or (mine and verb == "promised"):
        return text  # “You'll have my licence by Friday, emailed Neil.”
    if yours or (not mine and _WE_WILL.search(words) and verb not in ("said", "says")):
        return f"{told_by(_YOUR_ANSWER.sub('the ', words), who if mine else 'they')}, {who} said."
    if _WILL.search(words) and (verb in _WROTE or _WAITING.search(words)):
        return f"{words}, {who} said."
    return text


def _without_origin(text: str) -> str:
    cue = _ASKED_OR_OWED.search(text)
    if cue is None:
        return text
    head, tail = text[: cue.start()], text[cue.start() :]
    return head + _FROM_WHEN.sub(r"\g<thing>", _ORIGIN.sub(_only_thing, tail))


def _only_thing(match: re.Match[str]) -> str:
    lemma, form = FORMS.get(match["verb"], ("", ""))
    past = form == "past" or match["verb"] in ("made", "used", "kept", "built", "drew", "cooked", "put", "had", "did")
    return match["thing"] if past and lemma not in _NO_MAKING else match[0]


def _with_thing_for_its_copy(text: str) -> str:
    wanted = _WANTED.search(text)
    if wanted is None:
        return text
    head, tail = text[: wanted.end()], text[wanted.end() :]
    if _TO_ME.search(tail):
        return text  # “… and he'd send me a link to it”
    return head + _COPY_OF_IT.sub(r"\g<it>", tail)
