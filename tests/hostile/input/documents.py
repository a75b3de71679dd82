"""Documents made by hand: each does one thing that no caller of good will does, as far as the body's size lets it."""

from collections.abc import Iterator

from tests.hostile.input.values import MARK, nested_list, nested_object


def documents() -> Iterator[tuple[str, str, object]]:
    """Give a name for each, the document, and the variables that go with it."""
    for name, text in (*deep(), *wide(), *fragments(), *overlapping(), *directives(), *introspection(), *words()):
        yield name, text, None
    yield from variables()


def chain(count: int, body: str, last: str = "__typename", on: str = "Query") -> str:
    """Return fragments F0 to F``count``; ``body`` is what each has in it, % standing for the number of the next."""
    made = [f"fragment F{n} on {on} {{ {body.replace('%', str(n + 1))} }}" for n in range(count)]
    return " ".join([*made, f"fragment F{count} on {on} {{ {last} }}"])


def nested(opening: str, middle: str, closing: str, depth: int) -> str:
    """Return ``middle`` between so many openings and closings."""
    return opening * depth + middle + closing * depth


def deep() -> Iterator[tuple[str, str]]:
    """Give what stands deep in itself."""
    for depth in (10, 99, 200, 1500, 20_000):
        yield f"inline fragments {depth} deep", "{ " + nested("... { ", "__typename ", "} ", depth) + "}"
        yield f"fields {depth} deep", nested("{ a ", "", "} ", depth)
        yield f"a list {depth} deep", "{ nodes(ids: " + nested("[", f'"{MARK}"', "]", depth) + ") { id } }"
        yield (
            f"an object {depth} deep",
            "{ articles(filter: " + nested("{ language: ", "1", "}", depth) + ") { totalCount } }",
        )
        yield f"a type {depth} deep", f"query ($v: {nested('[', 'Int', ']', depth)}) {{ __typename }}"
        yield f"a default {depth} deep", f"query ($v: Int = {nested('[', '1', ']', depth)}) {{ __typename }}"
        yield f"a directive {depth} deep", "{ __typename @include(if: " + nested("[", "true", "]", depth) + ") }"
        yield f"never closed {depth} deep", "{ a " * depth
    lists = nested("nodes { article { quotes(first: 1) { ", "totalCount ", "} } } ", 20)
    yield "lists in lists", "{ quotes(first: 1) { " + lists + "} }"
    yield (
        "a hundred of a hundred",
        "{ quotes(first: 100) { nodes { article { quotes(first: 100) { nodes { id } } } } } }",
    )


def wide() -> Iterator[tuple[str, str]]:
    """Give what stands often beside itself."""
    yield "a field over and over", "{ " + "__typename " * 990 + "}"
    yield "a field for ever", "{ " + "__typename " * 20_000 + "}"
    yield "a hundred aliases", "{ " + " ".join(f"{MARK}{n}: __typename" for n in range(100)) + " }"
    yield "a thousand aliases", "{ " + " ".join(f"{MARK}{n}: __typename" for n in range(1000)) + " }"
    counts = " ".join(f"a{n}: quotes(first: {n + 1}) {{ totalCount }}" for n in range(100))
    yield "a hundred counts", "{ " + counts + " }"
    pages = "{ nodes { id } pageInfo { endCursor } }"
    yield "sixty pages", "{ " + " ".join(f"a{n}: quotes(first: 1) {pages}" for n in range(60)) + " }"
    yield "operations without names", "{ __typename } " * 600
    yield "operations with one name", f"query {MARK} {{ __typename }} " * 600
    yield "operations with names", " ".join(f"query {MARK}{n} {{ __typename }}" for n in range(600))
    yield (
        "operations that spread one fragment",
        (
            " ".join(f"query A{n} {{ ...F }}" for n in range(400))
            + " fragment F on Query { "
            + "__typename " * 900
            + "}"
        ),
    )
    yield "arguments over and over", "{ quotes(" + "first: 1 " * 1500 + ") { totalCount } }"
    yield "unknown arguments", "{ quotes(" + " ".join(f"{MARK}{n}: {n}" for n in range(1200)) + ") { totalCount } }"
    yield "input fields over and over", "{ articles(filter: { " + 'language: "ar" ' * 1500 + "}) { totalCount } }"
    yield "unknown fields", "{ " + " ".join(f"quotes{MARK}{n}" for n in range(900)) + " }"
    yield "two thousand ids", "{ nodes(ids: [" + f'"{MARK}" ' * 2000 + "]) { id } }"
    yield "two thousand words", "{ quotes(filter: { kind: [" + "DIRECT " * 2000 + "] }) { totalCount } }"


def fragments() -> Iterator[tuple[str, str]]:
    """Give fragments that spread one another."""
    yield "a fragment that spreads itself", "{ ...F } fragment F on Query { ...F }"
    yield "a circle of fragments", "{ ...F0 } " + chain(300, "...F%", "...F0")
    yield (
        "a circle with fields",
        "{ quotes { nodes { ...F } } } fragment F on Quote { article { quotes { nodes { ...F } } } }",
    )
    yield "thirty that spread the next twice", "{ ...F0 } " + chain(30, "...F% ...F%")
    yield "thirty that spread the next twice with fields", "{ ...F0 } " + chain(30, "a: __typename ...F% ... { ...F% }")
    yield "three hundred that spread the next five times", "{ ...F0 } " + chain(300, "...F% " * 5)
    yield "a chain of five hundred", "{ ...F0 } " + chain(500, "...F%")
    articles = chain(
        25, "a: revisions { id } ...F% b: quotes(first: 100) { nodes { article { ...F% } } }", "id", "Article"
    )
    yield "a bomb of pages", '{ article(by: { slug: "a" }) { ...F0 } } ' + articles
    yield (
        "four hundred beside one another",
        ("{ " + " ".join(f"...F{n}" for n in range(400)) + " } " + chain(399, "__typename")),
    )
    yield "fragments that nobody spreads", "{ __typename } " + chain(500, "__typename")
    yield "fragments of one name", "{ ...F } " + "fragment F on Query { __typename } " * 500
    yield "fragments that are not there", "{ " + " ".join(f"...{MARK}{n}" for n in range(900)) + " }"
    yield "fragments on what is no type", "{ ...F } fragment F on " + MARK + " { id }"
    yield "fragments that cannot apply", "{ quotes { nodes { " + "... on Article { id } " * 400 + "} } }"
    kinds = " ".join(
        f"... on {kind} {{ id article {{ slug }} }}" for kind in ("Quote", "Claim", "Mention", "EventReport")
    )
    yield "fragments on every kind", '{ nodes(ids: ["x"]) { ' + kinds * 20 + " } }"


def overlapping() -> Iterator[tuple[str, str]]:
    """Give fields that answer under the same key, so that each has to be held against the others."""
    yield "a list over and over", "{ " + "quotes { nodes { id } } " * 320 + "}"
    yield (
        "the same in a fragment that nobody spreads",
        "{ __typename } fragment F on Query { " + "__typename " * 2000 + "}",
    )
    many = " ".join(f"fragment F{n} on Query {{ {'__typename ' * 200} }}" for n in range(20))
    yield "the same in many fragments", "{ __typename } " + many
    yield (
        "other arguments under one key",
        "{ " + " ".join(f"a: quotes(first: {n}) {{ totalCount }}" for n in range(200)) + " }",
    )
    yield "trees", "{ quotes { nodes { " + tree(4, 3) + "} } }"
    yield "trees of inline fragments", "{ " + branching(2, 9) + " }"
    pairs = " ".join(f"fragment F{n} on Query {{ quotes {{ nodes {{ ...G{n} }} }} }}" for n in range(100))
    leaves = " ".join(
        f"fragment G{n} on Quote {{ article {{ quotes {{ nodes {{ ...G{(n + 1) % 100} }} }} }} }}" for n in range(100)
    )
    yield "fragments in one another's fields", "{ " + " ".join(f"...F{n}" for n in range(100)) + " } " + pairs + leaves


def tree(breadth: int, depth: int) -> str:
    """Return fields of quotes that branch, every branch the same."""
    return "id " if depth == 0 else ("article { quotes { nodes { " + tree(breadth, depth - 1) + "} } } ") * breadth


def branching(breadth: int, depth: int) -> str:
    """Return inline fragments that branch."""
    return "__typename " if depth == 0 else ("... { " + branching(breadth, depth - 1) + "} ") * breadth


def directives() -> Iterator[tuple[str, str]]:
    """Give floods of directives."""
    for count in (500, 2000):
        yield f"{count} times include", "{ __typename " + "@include(if: true) " * count + "}"
        yield f"{count} unknown ones", "{ __typename " + f"@{MARK} " * count + "}"
    yield "a maze of skip and include", (
        "query (" + " ".join(f"$v{n}: Boolean = true" for n in range(60)) + ") { "
        + " ".join(f"a{n}: __typename @skip(if: $v{n}) @include(if: $v{(n + 1) % 60})" for n in range(60)) + " }"
    )  # fmt: skip
    yield "without arguments", "{ __typename @include }"
    yield "where they do not belong", "query @skip(if: true) { __typename }"
    yield "deprecated and the like", '{ __typename @deprecated @specifiedBy(url: "x") @oneOf @defer @stream }'


def introspection() -> Iterator[tuple[str, str]]:
    """Give introspection that goes round in the schema."""
    of_types = nested("fields { type { ", "name ", "} } ", 6)
    yield "types of fields of types", "{ __schema { types { " + of_types + "} } }"
    yield (
        "lists nested three deep",
        "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
    )
    names = " ".join(f"a{n}: __schema {{ types {{ fields {{ args {{ type {{ name }} }} }} }} }}" for n in range(100))
    yield "a hundred schemas", "{ " + names + " }"
    types = " ".join(f'a{n}: __type(name: "{MARK}") {{ name }}' for n in range(100))
    yield "a hundred types that are not there", "{ " + types + " }"
    yield (
        "possible types of possible types",
        ("{ __schema { types { possibleTypes { interfaces { possibleTypes { interfaces { name } } } } } } }"),
    )
    yield (
        "wrapped types",
        "{ __schema { types { fields { type { " + nested("ofType { ", "name ", "} ", 20) + "} } } } }",
    )


def words() -> Iterator[tuple[str, str]]:
    """Give words that are long, odd or broken."""
    for name, text in (("a name", "a" * 200_000), ("a number", "1" * 200_000), ("a fraction", "0." + "0" * 200_000)):
        yield f"{name} without end", "{ quotes(first: " + text + ") { totalCount } }"
    yield "an alias of 200 characters", "{ " + "a" * 200 + ": __typename }"
    yield "an alias of 201 characters", "{ " + "a" * 201 + ": __typename }"
    yield "a text of escapes", '{ entity(by: { name: "' + "\\u0041" * 40_000 + '" }) { id } }'
    yield "a text that never ends", '{ entity(by: { name: "' + MARK * 10_000
    yield "a block that never ends", '{ entity(by: { name: """' + "\n" * 100_000
    yield (
        "a block of indents",
        '{ entity(by: { name: """' + "\n".join(" " * (n % 50) + "a" for n in range(4000)) + '""" }) { id } }',
    )
    yield "comments", "{ __typename } " + f"# {MARK}\n" * 15_000
    yield "commas", "{ __typename " + "," * 200_000 + "}"
    yield "a mark of byte order", "\ufeff{ __typename }"
    yield "nothing", " \n\t, "
    yield "a NUL", "{ __typename \x00}"
    yield "half a surrogate pair", "{ __typename \ud800 }"
    yield "half a surrogate pair in a text", '{ entity(by: { name: "\ud800" }) { id } }'
    yield "half a surrogate pair as an escape", '{ entity(by: { name: "\\ud800" }) { id } }'
    yield "letters that only look like ours", "{ quоtes { totalCount } }"
    yield "names of Python", "{ __class__ __init__ __dict__ self: __typename }"
    yield "names of JavaScript", "{ __proto__: __typename constructor: __typename toString: __typename }"
    yield "SQL", f"select * from quote; -- {MARK}"
    yield "a schema", f"type {MARK} {{ a: Int }} extend type Query {{ {MARK}: Int }}"
    yield "a mutation", f"mutation {MARK} {{ deleteArticle(id: 1) }}"
    yield "a subscription", f"subscription {MARK} {{ changes {{ id }} }}"
    yield "an operation that is not there", f"query {MARK} {{ __typename }} query Other {{ __typename }}"
    yield "an alias as a root", f'{{ {MARK}: article(by: {{ slug: "{MARK}" }}) {{ {MARK}: slug }} }}'
    yield "a surrogate in an alias", '{ a: __type(name: "\\u{D83D}") { name } }'


def variables() -> Iterator[tuple[str, str, object]]:
    """Give documents whose variables are hostile."""
    ids = "query ($v: [ID!]!) { nodes(ids: $v) { id } }"
    yield "ten thousand ids", ids, {"v": [MARK] * 10_000}
    yield "ids nested without end", ids, {"v": nested_list(400)}
    yield (
        "a filter nested without end",
        "query ($v: ArticleFilter) { articles(filter: $v) { totalCount } }",
        {"v": nested_object(400)},
    )
    yield "variables that nobody declared", "{ __typename }", {f"{MARK}{n}": MARK for n in range(5000)}
    yield (
        "declared ones by the thousand",
        "query (" + " ".join(f"$v{n}: Int" for n in range(1200)) + ") { __typename }",
        {},
    )
    yield "one declared twice", "query ($v: Int, $v: Int) { quotes(first: $v) { totalCount } }", {"v": 1}
    yield "defaults that do not fit", f'query ($v: Int = "{MARK}") {{ quotes(first: $v) {{ totalCount }} }}', None
    yield "a huge default", "query ($v: [ID!]! = [" + f'"{MARK}" ' * 2000 + "]) { nodes(ids: $v) { id } }", None
    yield "a type that is not there", f"query ($v: {MARK}) {{ quotes(first: $v) {{ totalCount }} }}", {"v": 1}
    yield "an output type", "query ($v: Article) { quotes(first: $v) { totalCount } }", {"v": 1}
    sizes: tuple[object, ...] = (0, -1, 101, 2**31 - 1, -(2**31), 2**31, 10**30, 1.5, "1", True, [1], {})
    for size in sizes:
        yield f"{size!r} items", "query ($v: Int) { quotes(first: $v) { nodes { id } } }", {"v": size}
    yield "both ends", "query ($v: Int) { quotes(first: $v, last: $v) { totalCount } }", {"v": 1}
    yield "two ways", f'{{ entity(by: {{ id: "{MARK}", name: "{MARK}" }}) {{ id }} }}', None
    yield "no way", "{ entity(by: {}) { id } }", None
    yield (
        "an order that is not there",
        "query ($v: ArticleOrder) { articles(orderBy: $v) { totalCount } }",
        {"v": "id desc; --"},
    )
    words = " ".join(chr(0x4E00 + n) for n in range(1500))
    yield "a search of a thousand words", "query ($v: String) { entities(search: $v) { totalCount } }", {"v": words}
    yield "a search for everything", "query ($v: String) { entities(search: $v) { totalCount } }", {"v": "% _ % _"}
