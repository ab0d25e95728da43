"""YAML and JSON texts from anybody: read within bounds, or refused with the line and the way to mend it."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml

from seedapp.core.wording import N_, say

from .nodes import Entries, Items, Node, Scalar, YamlRefused, plain

SIZE_LIMIT_BYTES = 5_000_000
DEPTH_LIMIT = 100
NODE_LIMIT = 400_000

_TEXT_TAGS = frozenset({None, "!", "tag:yaml.org,2002:str"})
_KNOWN_TAGS = _TEXT_TAGS | {
    f"tag:yaml.org,2002:{name}" for name in ("int", "float", "bool", "null", "seq", "map")
}
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_SURROGATE_PAIR = re.compile(
    r"(?<!\\)((?:\\\\){0,20})\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_plain(text: str | bytes) -> Any:
    """Dicts, lists and scalars (YAML 1.2 core schema) of a YAML or JSON text.

    Raises YamlRefused, naming the line: too large or deep, aliases without end, two documents,
    unknown tags, repeated keys, keys that are not text, not UTF-8.
    """
    node = load_nodes(text)
    _refuse_repeated(node)
    return plain(node)


def load_nodes(text: str | bytes) -> Node:
    """The same text as nodes with lines; repeated keys are kept aside for the caller to report."""
    source = decode(text)
    builder = _Builder()
    try:
        for event in yaml.parse(source, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise _explained(error) from error
    except yaml.YAMLError as error:
        raise YamlRefused(0, say(N_("This is not YAML: %(detail)s."), detail=str(error))) from error
    if builder.root is None:
        raise YamlRefused(0, say(N_("The file is empty.")))
    return builder.root


def decode(text: str | bytes) -> str:
    """Text in NFC out of bytes (UTF-8, or UTF-16 that says so), refused when too large or not text."""
    if len(text) > SIZE_LIMIT_BYTES:
        limit = SIZE_LIMIT_BYTES // 1_000_000
        raise YamlRefused(0, say(N_("The file is larger than %(limit)s MB. Split it."), limit=limit))
    source = _from_bytes(text) if isinstance(text, bytes) else text
    _refuse_what_is_no_text(source)
    source = source.removeprefix("\ufeff")
    if "\\ud" in source or "\\uD" in source:
        source = _SURROGATE_PAIR.sub(_joined, source)
    return unicodedata.normalize("NFC", source)


def _from_bytes(raw: bytes) -> str:
    encoding = "utf-16" if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise YamlRefused(line, say(N_("The file is not UTF-8. Save it as UTF-8."))) from error


def _refuse_what_is_no_text(source: str, line: int = 1) -> None:
    if found := _NO_TEXT.search(source):
        code = f"U+{ord(found.group()):04X}"
        raise YamlRefused(
            line + source.count("\n", 0, found.start()),
            say(N_("There is a control character (%(code)s). Remove it."), code=code),
        )


def _joined(found: re.Match[str]) -> str:
    """The character that two JSON escapes (a surrogate pair) stand for."""
    pair = bytes.fromhex(found[2] + found[3])
    return found[1] + pair.decode("utf-16-be")


def _explained(error: yaml.MarkedYAMLError) -> YamlRefused:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 0
    problem = error.problem or ""
    if "\\t" in problem or "tab" in problem:
        return YamlRefused(line, say(N_("A tab is used for indentation. Use spaces.")))
    return YamlRefused(
        line,
        say(
            N_("This is not valid YAML here (%(detail)s). Check indentation, quotes and brackets."),
            detail=problem,
        ),
    )


def _too_deep(line: int) -> YamlRefused:
    return YamlRefused(
        line, say(N_("The nesting is deeper than %(limit)s levels. Flatten it."), limit=DEPTH_LIMIT)
    )


class _Builder:
    """Makes nodes out of parser events without recursion, counting as it goes."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._open: list[Items | Entries] = []
        self._keys: list[Scalar | None] = []
        self._anchors: dict[str, Node] = {}
        self._documents = 0

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 0
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._take_scalar(event, line)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._refuse_tag(event.tag, line)
            self._enter((Entries if kind is yaml.MappingStartEvent else Items)(line, event.anchor))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._leave()
        elif kind is yaml.AliasEvent:
            self._place(self._aliased(str(event.anchor), line), None)
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                raise YamlRefused(line, say(N_("A second document begins here (---). Keep one only.")))

    def _take_scalar(self, event: Any, line: int) -> None:
        self._refuse_tag(event.tag, line)
        if event.style == '"':  # only its escapes can say what the text of the file may not hold
            _refuse_what_is_no_text(event.value, line)
        is_plain = event.implicit[0] and not event.style
        self._place(Scalar(event.value, is_plain, line), event.anchor)

    def _enter(self, node: Items | Entries) -> None:
        if len(self._open) >= DEPTH_LIMIT:
            raise _too_deep(node.line)
        if self._open and isinstance(self._open[-1], Entries) and self._keys[-1] is None:
            raise YamlRefused(node.line, say(N_("A key must be plain text, not a list or a mapping.")))
        if node.anchor:
            self._anchors.pop(node.anchor, None)
        self._open.append(node)
        self._keys.append(None)

    def _leave(self) -> None:
        node = self._open.pop()
        self._keys.pop()
        self._place(node, node.anchor)

    def _aliased(self, anchor: str, line: int) -> Node:
        if anchor not in self._anchors:
            raise YamlRefused(
                line,
                say(
                    N_("*%(anchor)s refers to nothing finished above it. Write the value out."), anchor=anchor
                ),
            )
        return self._anchors[anchor]

    def _place(self, node: Node, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = node
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        parent.size += node.size
        parent.length += node.length
        parent.depth = max(parent.depth, node.depth + 1)
        if parent.depth > DEPTH_LIMIT:  # aliases carry their depth along
            raise _too_deep(parent.line)
        if parent.size > NODE_LIMIT:
            raise YamlRefused(
                node.line,
                say(
                    N_("The file holds more than %(limit)s values, aliases counted. Split it."),
                    limit=NODE_LIMIT,
                ),
            )
        if parent.length > SIZE_LIMIT_BYTES:  # only aliases make more of a text than the file holds
            raise YamlRefused(
                node.line,
                say(
                    N_("The file stands for more than %(limit)s MB of text, aliases written out. Split it."),
                    limit=SIZE_LIMIT_BYTES // 1_000_000,
                ),
            )
        if isinstance(parent, Items):
            parent.nodes.append(node)
        else:
            self._place_in_mapping(parent, node)

    def _place_in_mapping(self, parent: Entries, node: Node) -> None:
        key = self._keys[-1]
        if key is not None:
            self._keys[-1] = None
            if key.text in parent.pairs:
                parent.repeated.append((key.text, key.line))
            else:
                parent.pairs[key.text] = (key.line, node)
        elif not isinstance(node, Scalar):
            raise YamlRefused(node.line, say(N_("A key must be plain text, not a list or a mapping.")))
        elif node.text == "<<" and node.plain:
            raise YamlRefused(node.line, say(N_("Merge keys (<<) are not read. Write the values out.")))
        else:
            self._keys[-1] = node

    @staticmethod
    def _refuse_tag(tag: str | None, line: int) -> None:
        if tag not in _KNOWN_TAGS:
            raise YamlRefused(line, say(N_("The tag %(tag)s is not read. Remove it."), tag=tag))


def _refuse_repeated(node: Node) -> None:
    for found in _mappings(node):
        for key, line in found.repeated:
            raise YamlRefused(line, say(N_("The key “%(key)s” stands here twice. Keep one."), key=key))


def _mappings(node: Node) -> Iterator[Entries]:
    waiting, seen = [node], set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, Scalar) or id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, Entries):
            yield one
            waiting.extend(value for _, value in one.pairs.values())
        else:
            waiting.extend(one.nodes)
