"""People of the place who take no part in the interview: residents, patients, guards, other candidates, dogs."""

from __future__ import annotations

from kbfollow.patterns import cued, pattern

_WHO = (
    r"(?:residents?|patients?|clients?|pupils?|learners?|students?|kids?|little\sones?|child|children|toddlers?|customers?|regulars?|guests?|passengers?"
    r"|visitors?|tenants?"
    r"|lodgers?|inmates?|prisoners?|service\susers?|punters?|shoppers?|drinkers?|diners?|parishioners?|neighbours?"
    r"|neighbors?"
    r"|candidates?|applicants?|hopefuls?|interviewees?|guards?|doorm[ae]n|doorkeeper|porters?|bouncers?|commissionaire"
    r"|watchman"
    r"|taxi\sdrivers?|cabbies?|dogs?|puppy|puppies|cats?|kittens?|parrots?|pony|ponies|horses?|mare|donkeys?|goats?"
    r"|collie"
    r"|terrier|spaniel|labrador|lurcher|greyhound|whippet|grandsons?|granddaughters?|toddler|baby|twins|grandchild"
    r"|(?<=another\s)(?:girl|lad|lass|woman|man|bloke|guy|chap|person|lady|kid|fella|one)|(?:work\sexperience\s)(?:lad"
    r"|girl|kid|boy)"
    r"|old\s(?:boys?|man|men|lady|ladies|girls?|dears?|fellows?|chaps?|gents?|gentleman|woman|women|timers?|folk))"
)
# “One of the kids, Amara”, “a patient called Mr Holt”, “their dog Biscuit”, “the guard, Musa”.
_BEFORE = pattern(
    rf"\b(?:an?|one|another|the|this|that|some|two|their|her|his|its)\s(?:of\s(?:the"
    rf"|their)\s)?(?:[\w'-]+\s){{0,2}}?{_WHO}"
    r"(?:,?\s(?:called|named|name\sof|by\sthe\sname\sof)|\s(?:on|at|in)\s(?:the\s)?[\w-]+)?,?\s(?:old\s|young\s|poor\s"
    r"|little\s|big\s|dear\s)?\(?$"
)
# “Roy, one of the residents, asked me if I could sing”.
_BEHIND = pattern(
    rf"^,?\s\(?(?:who\s(?:is|was)\s|(?:is|was)\s)?(?:one\sof\s(?:the|their)|an?|another"
    rf"|the\sother)\s(?:[\w'-]+\s){{0,2}}?{_WHO}\b"
)
# “The lad on the gate, Kyle”, “a woman called Ines in the waiting room who'd come for the same job”.
_AT_THE_DOOR = pattern(
    r"\b(?:lad|lass|man|woman|lady|girl|guy|bloke|chap|fella|one|person|someone|somebody)\s(?:on|at|behind"
    r"|in)\s(?:the\s)?"
    r"(?:front\s)?(?:gate|door|barrier|desk|reception|till|counter|queue|waiting\sroom|lobby|foyer"
    r"|car\spark),?\s(?:called\s"
    r"|named\s)?\(?$|\b(?:lad|lass|man|woman|lady|girl|guy|bloke|chap|fella|one|person|kid|boy)\s(?:right\s)?(?:beside"
    r"|next\sto|along\sfrom|behind)"
    r"\sme,?\s(?:called\s|named\s|was\s)?\(?$"
)
_CAME_TOO = cued(
    r"\b(?:(?:for|after|up\sfor|here\sfor|going\sfor)\sthe\ssame\s(?:job|post|thing|role|interview|shift)"
    r"|also\s(?:waiting|applying"
    r"|being\sinterviewed|there\sfor\san?\sinterview)|was\s(?:as\s)?nervous|next\sin\sline)\b"
)
# “… who told me twice to take the job”: advice of somebody who has no part in it.
_ADVISES = pattern(
    r"^,?\s(?:who\s)?(?:then\s|also\s|kept\s)?(?:told|telling|warned|begged|advised|urged)\s(?:me"
    r"|us)\s(?:\w+\s){0,2}?(?:to\s(?:take"
    r"\s(?:it|the)|run|say\s(?:yes|no)|not\s|stay\saway|apply|come\sand\swork|think)|not\sto\b|it\s(?:is"
    r"|was)\sa\s(?:good|great"
    r"|nice|lovely|bad|terrible|rotten)|they\s(?:had|have)\shad\s)"
)
# “Petey from the front desk gave me the tour”.
_FROM_THE_DESK = pattern(
    r"^,?\s(?:from|on|at|in)\s(?:the\s)?(?:front\s)?(?:desk|reception|gate|security|lobby|till|switchboard)\s(?:who\s)?(?:just\s|only\s)?"
    r"(?:gave|showed|walked|took|led|let|brought|fetched|found|made|offered|told|signed|met)\s(?:me|us)\b"
)
# Somebody of that kind may sit on a panel all the same.
_ON_PANEL = pattern(r"\b(?:panel|interview(?:ed|ers?|ing)?|questions|scored)\b")


def is_bystander(lead: str, behind: str) -> bool:
    """Whether the words before and behind a name, of a masked sentence, make it one of those."""
    alone = behind.split("@")[0]
    if _ADVISES.match(alone) or _FROM_THE_DESK.match(alone):
        return True
    if not (_BEFORE.search(lead) or _BEHIND.match(alone) or _AT_THE_DOOR.search(lead) or _CAME_TOO.search(alone)):
        return False
    return _ON_PANEL.search(alone[:80]) is None
