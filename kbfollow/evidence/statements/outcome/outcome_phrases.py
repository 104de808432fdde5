"""The phrases in which an outcome is told plainly, and those that show that it is guessed or another's."""

from __future__ import annotations

from kbfollow.patterns import cued, pattern

REJECTED = cued(
    r"\b(?:got|received|been|was|were|am|are|just|rejected:?)?\s?\brejected\b(?!\s(?:the|their|it|his"
    r"|her|an|a\s|my\s(?:idea|proposal)))|\b(?:got|received|a|the|my|form|email|polite|quick|standard"
    r"|auto-?|generic)\s(?:\w+\s)?rejection\b|^rejection\b(?=\s*(?:$|[.!,:;(]|e?-?mail|letter|today"
    r"|on\b|by\b|from|came|arrived|received|after|yesterday|this|\d))|\brejection\s(?:e?-?mail|letter"
    r"|call|came|arrived)\b|\b(?:turned|knocked)\sme\sdown\b|\bpass(?:ed|ing)\son\sme\b"
    r"|\bthey\s(?:have\s)?passed\b(?!\s(?:on|the|my|it|me\s(?:on|to|the)))"
    r"|\b(?:went|gone|going|go|decided\sto\sgo|have\sgone|chose\sto\sgo)\s(?:for|with)\s(?:someone"
    r"|somebody|another|an?\s(?:internal|other|different|external|more)|the\sother|others?"
    r"|other\s(?:candidate|people)\w*|internal)\b"
    r"|\b(?:chose|picked|hired|selected|appointed|gave\sit\sto|took)\s(?:someone|somebody|another"
    r"|the\sother|an?\s(?:internal|other|different)|anyone)\b"
    r"|\b(?:not|will\snot\sbe|are\snot|decided\snot\sto|chosen\snot\sto"
    r"|no\slonger)\s(?:be\s)?(?:moving|move|going|go|taking|take|progress(?:ing)?|proceed(?:ing)?"
    r"|continu(?:e|ing))\s?(?:me\s|it\s|things\s|any\sfurther\s|further\s)?(?:forward|ahead|on|further"
    r"|with\s(?:me|my|us)|me)?\b"
    r"|\b(?:did|have|had)\snot\s(?:got(?:ten)?\s|get\s|land\s|make\s)(?:it|the\s(?:job|role|position"
    r"|post|gig|cut|shortlist))\b|\bnot\s(?:selected|successful|chosen|shortlisted|a\sfit"
    r"|the\sright\sfit)\b|\b(?:forward|ahead|on)\swith\s(?:other|another|someone|somebody|a\sdifferent"
    r"|an\sinternal)\b|\b(?:gone|going|went|go)\s(?:in\s)?(?:another|a\sdifferent)\s(?:direction|way"
    r"|route)\b|\banswer\s(?:is|was)\s(?:a\s)?no\b|^turned\sdown\b(?=\s(?:\d|by\s|via\s|today"
    r"|yesterday|on\s|over\s(?:the\s)?phone))|\bunsuccessful\b|\bregret(?:s)?\sto\s(?:inform|say"
    r"|tell)\b|\b(?:someone|somebody|another\s(?:person|candidate|applicant|one))(?:\selse)?\s(?:has\sbeen|was"
    r"|had\sbeen|got|has\sgot)\s"
    r"(?:appointed|chosen|picked|selected|hired|taken\son|preferred|offered\sit|given\s(?:it|the\s(?:job|post|role"
    r"|place))|the\s(?:job|post|role|place|gig)"
    r"|it(?=\W*$))\b"
    r"|\bit\s(?:is|was)\sa\sno\b"
    r"|\b(?:they|she|he)\ssaid\sno\b(?=\s*(?:$|[.,;!(–—-]|to\sme\b|today|yesterday|in\sthe\send|this\s"
    r"|last\s(?!year|time)|by\s(?:e-?mail|mail|letter|phone|text|post)"
    r"|(?:on\s)?(?:the\s)?\d|(?:on\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:mon|tue|wed|thu|fri|sat|sun)\b"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\s\d)))"
    r"|\b(?:position|role|job|post|vacancy)\s(?:has\sbeen\s|was\s|is\s|already\s)(?:filled|given"
    r"|withdrawn|gone|cancelled|frozen)\b|\bthanks\sbut\sno\sthanks\b|\babsage\b|\bdeclined\s(?:me"
    r"|my\sapplication)\b|\bcut\sme\b|\bturned\sdown\sby\b|\bi\s(?:was|got|have\sbeen"
    r"|had\sbeen)\s(?:turned\sdown|passed\sover|declined|dropped|cut|let\sdown)\b|\bgot\s(?:the"
    r"|a)\s(?:no|boot)\b|\b(?:a|got|was|is)\sno\sfrom\s(?:them|\w+)\b|\bghosted\sand\srejected\b"
    r"|\bdid\snot\swork\sout\b"
    r"|\bwent\sinternal\b|\bfilled\s(?:it\s|the\srole\s)?internally\b|\bdinged\b|\brejects?\sme\b",
)
OFFER = cued(
    r"\b(?:called|rang|phoned|emailed|mailed|wrote|back)\s(?:me\s|back\s)?with\s(?:an|the|their)\soffer\b|"
    r"\b(?:got|received|have|has|had|made|extended|extending|extend|giving|gave|came\s(?:through\s"
    r"|back\s)?with|sent|sending|put\stogether|got\sme|presented|landed|in\shand|making|signed"
    r"|accepted|given|issued)\s(?:me\s|us\s|over\s|through\s|in\s|my\s|now\s|out\s|already\s|just\s"
    r"|today\s)?(?:an?\s|the\s|their\s|my\s|this\s)?(?:\w+\s)?(?:\w+\s)?(?:offer"
    r"|job-offer)\b(?!\s(?:of\s(?:tea|coffee|help)|stage|on\s(?!the\stable|\w+day\b|the\s\d|\d)))"
    r"|\boffers?\s(?:letter\s)?(?:has\s|just\s|finally\s|have\s)*(?:came|arrived|landed|received"
    r"|is\shere|in\shand|is\sin|made|in\swriting|extended|is\son\sthe\stable|dropped|signed"
    r"|accepted)\b|\boffered\s(?:me\s)?(?:the|this|a|that)\s(?:\w+\s)?(?:job|position|role|post|gig"
    r"|contract|place|spot|full-time)\b|\b(?:i|we)\s(?:was|were|have\sbeen|got"
    r"|am)\s(?:\w+\s)?offered\s(?:the|a|it|this)\b(?!\s(?:tea|coffee|drink|seat|glass|water|tour"
    r"|second))"
    r"|\b(?:verbal|written|formal|informal|official)\soffer\b|^(?:job\s)?offer\s?[!:.,✓]"
    r"|\boffer\s(?:from|by|via)\s(?:them|her|him|hr|phone|e?-?mail|post|the\s(?:team|company|agency"
    r"|recruiter))\b|\b(?:the|their)\soffer\sis\b|\bgot\sthe\s(?:job|role|position|gig)\b"
    r"|\bthey\s(?:want|would\slike)\sto\s(?:hire\sme|make\sme\san\soffer|offer\sme)\b|\bhired\sme\b"
    r"|\bi\s(?:am|got|was|have\sbeen)\shired\b|\bi\s(?:got|have)\s(?:it|the\sjob)\b!"
    r"|\bstelle\sangeboten\b|\bzusage\b|^offer\b(?!\s(?:stage|letters?\s(?:go|out)|to|of|out|would"
    r"|process|them|her|him))|\bit\s(?:is|was)\sa\syes\b|\bthey\ssaid\syes\b",
)
ANSWER_BY = cued(
    r"\b(?:answer|respond|reply|decide|sign|accept|let\sthem\sknow|get\sback\sto\sthem|say\s(?:yes|no)"
    r"|response|decision|deadline|expires?|expiring|valid|open|good|lapses?|runs\sout|table|let\s\w+\sknow"
    r"|have)\b.{0,50}\b(?:by|until|till|before|on|within|no\slater|end|in|through|to)\b|\b(?:until"
    r"|till|by)\b.{0,30}\bto\s(?:decide|answer|respond|accept|reply|sign|say)\b|\bexpires\b"
    r"|\bdeadline\b",
)
MY_DEADLINE = cued(
    r"\b(?:want|wants|need|needs|expect|expects|like"
    r"|asked\sfor)\s(?:\w+\s){0,3}(?:yes\sor\s(?:a\s)?no\s(?:on|to)\s(?:the|their|it|this)\b|my\s(?:\w+\s)?(?:answer"
    r"|decision|reply|response|signature)"
    r"|(?:an\s)?(?:answer|decision|reply|response)\sfrom\sme)\b|\b(?:i|we)\s(?:have|get|got)\s(?:until"
    r"|till|up\sto)\b.{0,40}\bto\s(?:decide|answer|respond|accept|say|think)\b|\b(?:gave|given"
    r"|give)\sme\s(?:until|till|a\sweek|\w+\s\w+)\b.{0,40}\bto\s(?:decide|answer|respond|accept|say"
    r"|think)\b",
)
WITHDREW = cued(
    r"\bwithdrew\b(?!\s(?:the|their|his|an)\soffer)|\bwithdrawn\b|\bwithdrawing\b|\bpulled\sout\b"
    r"|\bpulling\sout\b|\bbowed\sout\b|\bbowing\sout\b|\bdropped\sout\b|\bdropping\sout\b"
    r"|\btook\s(?:my\sname\soff|back\smy\sapplication|my\sapplication\sback)\b|\btook\smyself\sout\b"
    r"|\btaken\smyself\sout\b|\btold\s(?:the\s)?(?:them|her|him"
    r"|\w+)\s(?:that\s)?(?:i\s(?:am|was)\s(?:out|withdrawing|not\s(?:interested|going\s(?:ahead"
    r"|forward|on)|continuing)|no\slonger\sinterested))\b|"
    r"\bbacked\sout\b|\bcancelled\smy\sapplication\b|\b(?:i\sam|am)\sout\b|\bi\s(?:have\s)?(?:decided"
    r"|chose|chosen)\s(?:not\sto\s(?:continue|proceed|go\son|go\sahead|pursue)|against\s(?:it"
    r"|the\srole|this))\b|\bremoved\smyself\b|\bpulled\smy\s(?:application|candidacy|name|hat)\b"
    r"|^(?:i\sam\s)?not\spursuing\b|\bopted\sout\b|\bbailed\b|\bstepped\s(?:back|away)\sfrom\b",
)
ACCEPTED = cued(
    r"\b(?:i\s(?:have\s|just\s|happily\s|verbally\s)*)?accepted\b(?!\s(?:my|the\s(?:invite|invitation"
    r"|apology|fact)|a\s(?:cup|coffee|drink)|an?\sinvit))|\bsigned\s(?:the\s|my\s|their\s)?(?:contract"
    r"|offer)|\bsaid\syes\b(?=\sto\s(?:the|their|it)|\W*$)|\bi\s(?:took|am\staking"
    r"|have\staken)\sthe\s(?:job|offer|role)\b|\btook\sthe\s(?:job|offer|role)\b(?!\sat)",
)
DECLINED = cued(
    r"\bi\s(?:have\s|politely\s|just\s)*(?:declined|turned\s(?:it|them|the\s\w+|their\soffer)\sdown"
    r"|turned\sdown\s(?:the|their|it)|said\sno\sto\s(?:the|their|it|them)|rejected\s(?:the"
    r"|their)\soffer)\b|^(?:politely\s|finally\s)?(?:declined|turned\s(?:it|them|the\soffer"
    r"|their\soffer)\sdown|turned\sdown\s(?:the|their)\soffer|said\sno\sto\sthe\soffer)\b(?!\s(?:me"
    r"|my))",
)
OTHER_PEOPLE = frozenset(
    "candidate candidates applicant applicants finalist previous predecessor friend friend's "
    "colleague cousin brother sister someone somebody guy girl others flatmate roommate classmate "
    "everyone's anyone nobody".split()
)
NOT_MINE = pattern(
    r"\b(?:previous|another|other|first|last|former|prior|two|three|some|most|many|rival|competing"
    r"|second|preferred|favourite|internal)\s(?:\w+\s)?(?:candidates?|applicants?|offers?|person"
    r"|people|hires?|employer|company|job)\b|\b(?:last|previous|other|my\sold|old|former"
    r"|current)\s(?:job|employer|company|boss|role|place|time|year)\b|\b(?:free|lunch|coffee|tea|water"
    r"|drink|biscuits|discount|benefits|gym|holiday|pension|training|remote|hybrid|flexible)\b"
)
GUESS = pattern(
    r"\b(?:afraid|fear|worried|worry|suspect|guess|probably|maybe|perhaps|hopefully|hope|hoping|doubt"
    r"|think|thought|likely|might|reckon|imagine|dread|assume|feels\slike|sounds\slike|looks\slike"
    r"|seems|expect|expecting|as\sif|nearly|almost|would|could|may|whether|in\scase|chance|waiting"
    r"|wait|until|before|used\sto|thinking|considering|tempted|wondering|contemplating|toying|dream\w*"
    r"|decide\swhether|will\shave|how)\b"
)
# A sentence without any of these says nothing about how it ended.
CUES = frozenset(
    """appointed chosen preferred
    reject rejection turn knock pass go choose pick hire select appoint offer offers accept sign decline pull bow
    drop back cancel out opt opted bail step stepped no yes absage zusage angeboten unsuccessful successful
    regret fill not answer deadline until expire expires boot internal internally job cut withdraw give move forward
    want let table ding dinged select selected remove took told position role fit expiring valid rejects""".split()
)
# “Instead a letter on Friday: very strong field, someone with more experience”: what refusals say, in what came.
LETTER_OF_NO = pattern(
    r"(?:(?:and|but|then|instead|so|got|had|just|only|now)\W{1,2})*(?:an?|the|their|her|his"
    r"|form)\s(?:\w+\s)?(?:letter|e\s?mail|mail"
    r"|call|phone\scall|text|message|voicemail|note)\b[^.;]{0,50}[:,;–-]\s?(?:(?:a|an|very|such\sa|usual|the"
    r"|exceptionally|of)\s)*"
    r"(?:strong\s(?:field|applications|shortlist)|high\s(?:standard|calibre|quality)|(?:someone|somebody"
    r"|another\scandidate|others?|other"
    r"\scandidates|an\sinternal\scandidate)\s(?:with|who|had|was|were|more|closer)|on\sthis\soccasion|not\sthis\stime"
    r"|not\staken|regret"
    r"|unsuccessful|thanks\sbut)\b"
)
