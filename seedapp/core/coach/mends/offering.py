"""Which rule has which mend."""

from __future__ import annotations

from collections.abc import Mapping

from ..design_reading import DesignReading
from ..findings import Finding
from . import binding_mends, diagram_mends, document_mends, kind_mends, name_mends, story_mends, value_mends
from .mend import Draft, Mend

_DRAFTS: Mapping[str, Draft] = {
    "JOB-11": story_mends.complete_technical_story,
    "SEQ-07": diagram_mends.add_return,
    "SEQ-08": diagram_mends.tie_participant,
    "SEQ-09": diagram_mends.name_stories,
    "OPR-01": kind_mends.settle_query_with_effect,
    "OPR-02": kind_mends.propose_outcome,
    "OPR-04": story_mends.tie_operation,
    "OPR-05": story_mends.tie_story,
    "OPR-06": kind_mends.follow_messages,
    "OPR-07": kind_mends.add_failures,
    "OPR-10": name_mends.share_name,
    "NAME-01": name_mends.put_into_form,
    "NAME-02": name_mends.confirm_term,
    "REST-01": binding_mends.part_addresses,
    "REST-02": binding_mends.drop_method,
    "REST-03": binding_mends.drop_method,
    "REST-04": binding_mends.move_out_of_body,
    "REST-05": binding_mends.agree_on_parameters,
    "REST-06": binding_mends.drop_path,
    "REST-07": binding_mends.name_thing,
    "REST-08": binding_mends.write_plural,
    "REST-10": binding_mends.drop_path,
    "REST-11": document_mends.drop_status,
    "REST-12": document_mends.answer_conflict,
    "REST-14": document_mends.drop_operation_id,
    "REST-15": document_mends.make_fields_agree,
    "REST-16": document_mends.add_pages,
    "REST-18": value_mends.write_proper_path,
    "REST-19": value_mends.mend_example,
    "REST-20": value_mends.keep_each_value_once,
    "SPEC-06": value_mends.drop_tags,
    "SPEC-02": document_mends.raise_version,
}
MENDED_RULES = frozenset(_DRAFTS)
"""The rules that have a mend for at least some of their findings."""


def mend_of(finding: Finding, seen: DesignReading) -> Mend | None:
    """The mend of a finding of the design that was read; None where only a person can tell."""
    known = (finding.rule, finding.target, finding.part, str(finding.sentence), finding.waived)
    if known not in seen.mends:
        seen.mends[known] = _drafted(finding, seen)
    mend: Mend | None = seen.mends[known]
    return mend


def _drafted(finding: Finding, seen: DesignReading) -> Mend | None:
    draft = _DRAFTS.get(finding.rule)
    drafted = draft(finding, seen) if draft and not finding.waived else None
    if drafted is None or drafted.before == drafted.after:
        return None
    return Mend(finding, drafted.label, drafted.before, drafted.after)
