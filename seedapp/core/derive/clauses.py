"""The noun that an indirect question is about: “who has booked my tours today” is about booked tours."""

from __future__ import annotations

from .english_forms import Object, base_verb, object_of, qualifies, says_nothing
from .words import ENGLISH

_ASKING = frozenset(("who", "whom", "whose", "what", "which", "when", "where", "why", "how", "whether", "if"))
_SAY_NOTHING = frozenset(
    (
        *("is", "are", "was", "were", "am", "been", "being", "has", "have", "had", "do", "does", "did"),
        *("many", "much", "still", "you", "he", "she", "they", "today", "tomorrow", "yesterday", "tonight"),
    )
)


def object_of_question(rest: list[str]) -> Object | None:
    """What stands behind “see” or “know”; None if it is no question."""
    if not rest or rest[0] not in _ASKING:
        return None
    kept: list[str] = []
    for token in rest:
        says_no_noun = token in _ASKING | _SAY_NOTHING or says_nothing(token)
        if says_no_noun or (token in ENGLISH.prepositions and not kept):
            continue
        verb = base_verb(token)
        if kept and verb and verb.lemma != token and token.endswith("s") and not qualifies(kept[-1]):
            break
        kept.append(token)
    return object_of(kept) if any(not qualifies(token) for token in kept) else Object()
