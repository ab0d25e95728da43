"""From the text of a design file to a Design, strictly: every fault is named with its line."""

from __future__ import annotations

from seedapp.core import design as d
from seedapp.core.wording import N_, say
from seedapp.core.yaml_text import YamlRefused
from seedapp.core.yaml_text.read import load_nodes

from .calls import refuse_missing_calls
from .faults import DesignFileError, Fault
from .operations import read_data_type, read_operation
from .reader import NAME_LIMIT, Entry, Report
from .services import read_service
from .stories import read_actor, read_interaction, read_job
from .style import read_style

FORMAT = "1"


def load(text: str | bytes) -> d.Design:
    """The design that a `*.seed.yaml` text holds.

    Raises DesignFileError with all faults: unknown or repeated keys, wrong types, missing values,
    references to what is not there, keys used twice, text that cannot be read as YAML.
    """
    try:
        node = load_nodes(text)
    except YamlRefused as refused:
        raise DesignFileError([Fault(refused.line, "", refused.sentence)]) from refused
    report = Report()
    design = _design(Entry(node, "", report))
    report.look_up()
    refuse_missing_calls(design, report)
    if report.faults:
        raise DesignFileError(report.faults)
    return design


def _design(entry: Entry) -> d.Design:
    version = entry.text("seed", required=True)
    if version and version != FORMAT:
        entry.fault(
            say(N_("Format %(version)s is not known. This workbench reads seed: 1."), version=version),
            entry.line_of("seed"),
            "seed",
        )
    design = d.Design(
        title=entry.text("title", required=True, limit=NAME_LIMIT),
        summary=entry.text("summary"),
        language=entry.text("language", default="en", limit=12),
        contact=_contact(entry.entry("contact")),
        license=_license(entry.entry("license")),
        glossary=entry.texts_by_name("glossary"),
        style=read_style(entry.entry("style")),
        services=entry.entries("services", read_service),
        actors=entry.entries("actors", read_actor),
        jobs=entry.entries("jobs", read_job),
        interactions=entry.entries("interactions", read_interaction),
        types=entry.entries("types", read_data_type),
        operations=entry.entries("operations", read_operation),
        waivers=entry.entries("waivers", _waiver),
    )
    entry.finish()
    return design


def _contact(entry: Entry | None) -> d.Contact | None:
    if entry is None:
        return None
    contact = d.Contact(
        entry.text("name", limit=NAME_LIMIT), entry.text("url", limit=500), entry.text("email", limit=254)
    )
    entry.finish()
    return contact


def _license(entry: Entry | None) -> d.License | None:
    if entry is None:
        return None
    license_ = d.License(
        entry.text("name", required=True, limit=NAME_LIMIT), entry.text("identifier", limit=100)
    )
    entry.finish()
    return license_


def _waiver(entry: Entry) -> d.Waiver:
    waiver = d.Waiver(
        entry.text("rule", required=True, limit=20),
        entry.text("target", required=True, limit=400),
        entry.text("reason", required=True, limit=2000),
    )
    twice = f"{waiver.rule} {waiver.target}"
    entry.report.define("waiver", twice, entry.line_of("target"), entry.place("target"))
    entry.finish()
    return waiver
