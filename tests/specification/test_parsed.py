"""Published documents are read once, and no more of them is kept than memory allows."""

from seedapp.specification import parsed


def test_the_same_text_is_read_once():
    text = "openapi: 3.1.0\ninfo: {title: Read once}\n"

    assert parsed.document_in(text) is parsed.document_in("".join(text))
    assert parsed.document_in(text)["info"] == {"title": "Read once"}


def test_what_was_asked_for_longest_ago_is_let_go():
    size = parsed.MOST_KEPT_CHARACTERS // 2
    texts = [f"title: {letter}\ntext: {'x' * size}\n" for letter in "abc"]
    first = parsed.document_in(texts[0])
    for text in texts[1:]:
        parsed.document_in(text)

    assert parsed.document_in(texts[2])["title"] == "c"
    assert parsed.document_in(texts[0]) is not first
