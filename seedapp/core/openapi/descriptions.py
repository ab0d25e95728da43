"""Short descriptions of requests, answers and lists, made of the team's own words."""

from __future__ import annotations

from ..design import DataType, Operation
from ..naming import plural, words
from .contract import Contract
from .phrases import KOREAN
from .schemas import named_in_words


def operation_in_words(operation: Operation) -> str:
    """The operation's name, else its key in words."""
    return operation.name or named_in_words(operation.key)


def describe_request(contract: Contract, operation: Operation) -> str:
    """“What is sent to book a shipment.” where the name tells what is done, else with the name in quotes."""
    name, phrases = operation_in_words(operation).rstrip("."), contract.phrases
    if _begins_with_its_verb(operation, name):
        return phrases.request_to.format(do=name[:1].lower() + name[1:])
    return phrases.request_body.format(name=name)


def describe_answer(contract: Contract, operation: Operation) -> str:
    return contract.phrases.answered.format(name=operation_in_words(operation).rstrip("."))


def describe_page(contract: Contract, type_text: str, *, is_page: bool) -> str:
    """“One page of shipments.”, or “All shipments.” where there are no pages."""
    phrases, named = contract.phrases, contract.story.types.get(type_text)
    if named is None:
        return phrases.page if is_page else phrases.wrapped_items
    template = phrases.page_of if is_page else phrases.all_of
    return template.format(things=_things(contract, named))


def describe_items(contract: Contract, type_text: str, *, is_page: bool) -> str:
    phrases, named = contract.phrases, contract.story.types.get(type_text)
    if named is None or not is_page:
        return phrases.page_items if is_page else phrases.wrapped_items
    return phrases.items_of.format(things=_things(contract, named))


def _things(contract: Contract, named: DataType) -> str:
    """English has plurals; elsewhere the type's name stands as it is."""
    if contract.phrases is KOREAN:
        return f"`{named.name}`"
    return plural(" ".join(words(named.name)).lower())


def _begins_with_its_verb(operation: Operation, name: str) -> bool:
    """Whether name and key begin with the same word: “Book a shipment” is bookShipment."""
    verbs = words(operation.key)
    return len(verbs) > 1 and name.split()[:1] != [] and name.split()[0].casefold() == verbs[0].casefold()
