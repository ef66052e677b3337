"""What the guard refuses before a query runs, and what it must let through."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sparql.errors import QueryRejected
from kg.sparql.guard import inspect
from kg.storage.parameters import fill
from kg.storage.sparql_tokens import tokens

# Port 1 is never called: the engine refuses it after parsing.
CALL = "<http://127.0.0.1:1/>"
PREFIXES = f"PREFIX : {CALL} PREFIX e: <http://127.0.0.1:1/e#> "

SERVICE = [
    "ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "ASK { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "ASK { ?s ?p 1SERVICE<http://127.0.0.1:1/>{} }",
    "ASK { ?s ?p trueSERVICE<http://127.0.0.1:1/>{} }",
    "ASK { ?s ?p e:.SERVICE<http://127.0.0.1:1/>{} }",
    "ASK { SERVICE:x {} }",
    "ASK { SERVICE#x\n:x#x\n{} }",
    "ASK { SERVICESILENT<http://127.0.0.1:1/>{} }",
    "ASK { SERVICESILENT:x{} }",
    "ASK { VALUES ?u { e: } SERVICE?u{} }",
    "ASK { FILTER(?a<?b#>'''\n) SERVICE <http://127.0.0.1:1/> {} #'''\n }",
    "ASK { FILTER(?a<'''#>\n''') SERVICE <http://127.0.0.1:1/> {} }",
    "ASK { FILTER(?a<?b)SERVICE#>\n:x {} }",
    "SELECT * { { SELECT * { SERVICE <http://127.0.0.1:1/> {} } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1:1/> {} } }",
]


@pytest.mark.parametrize("query", SERVICE)
def test_service_is_refused_however_it_is_written(query: str) -> None:
    try:
        ox.Store().query(PREFIXES + query)
    except SyntaxError as error:
        pytest.fail(f"the engine does not take this, so it proves nothing: {error}")
    except (OSError, RuntimeError):
        pass
    with pytest.raises(QueryRejected) as refused:
        inspect(PREFIXES + query)
    assert refused.value.code in {"service_refused", "service_unclear"}


@pytest.mark.parametrize(
    "query",
    [
        r"ASK { S\u0045RVICE <http://127.0.0.1:1/> { } }",
        r"ASK { \U00000053ERVICE <http://127.0.0.1:1/> { } }",
    ],
)
def test_service_in_escapes_is_refused(query: str) -> None:
    with pytest.raises(QueryRejected, match="SERVICE"):
        inspect(query)


@pytest.mark.parametrize(
    "query",
    [
        'ASK { ?s ?p "SERVICE <http://127.0.0.1:1/> { }" }',
        "ASK { ?s ?p ?o } # SERVICE <http://127.0.0.1:1/> { }",
        "PREFIX service: <http://example.org/service#> ASK { ?service service:service ?o }",
        "ASK { ?s <http://example.org/service#at> 'it''s' }",
        "ASK { ?s ?p '''SERVICE''' . FILTER(?s < ?p && ?p > ?s) }",
        "ASK { FILTER(?a<?b#>\n) }",
        'ASK { ?s ?p "\\"SERVICE" }',
    ],
)
def test_the_word_alone_is_no_call(query: str) -> None:
    inspect(query)


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <http://127.0.0.1:1/>",
        "PREFIX e: <http://127.0.0.1:1/> BASE <http://e/> load silent e:x INTO GRAPH <g>",
        "INSERT DATA { <a:a> <a:a> 1 }",
        "# no query\nDELETE WHERE { ?s ?p ?o }",
        "WITH <g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "DROP ALL",
    ],
)
def test_updates_are_refused_by_name(update: str) -> None:
    with pytest.raises(QueryRejected) as refused:
        inspect(update)
    assert (refused.value.code, refused.value.status) == ("update_refused", 403)


@pytest.mark.parametrize(
    ("query", "graphs"),
    [
        ("SELECT * { ?s ?p 'FROM <a>' }", ()),
        ("SELECT * FROM <http://e/1> FROM NAMED <http://e/2> { }", ("http://e/1", "http://e/2")),
        ("SELECT *FROM<http://e/1>FROM<http://e/2>{ }", ("http://e/1", "http://e/2")),
        ("PREFIX e: <http://e/> SELECT * FROM e:a\\-b FROM NAMED e: {}", ("http://e/a-b", "http://e/")),
        ("BASE <http://e/x/y> SELECT * from <z> WHERE {}", ("http://e/x/z",)),
        ("SELECT * FROM <z> {}", ("http://base/z",)),
        ("SELECT (EXISTS { ?s ?p 'FROM' } AS ?from) FROM <http://e/1> { }", ("http://e/1",)),
        (r"SELECT * FROM <http://e/\u0061> {}", ("http://e/a",)),
        ("DESCRIBE <http://e/x> FROM <http://e/1>", ("http://e/1",)),
    ],
)  # fmt: skip
def test_graphs_of_the_dataset_are_found(query: str, graphs: tuple[str, ...]) -> None:
    found = inspect(query, "http://base/")
    assert found.default + found.named == graphs
    assert len(found.named) == query.count("FROM NAMED")


@given(st.text(alphabet="SERVICE service{}<>\"'#\\u?$:.@_ \nax1(),;/%-", max_size=60))
def test_any_text_is_cut_into_tokens_without_loss(text: str) -> None:
    assert "".join(token.text for token in tokens(text)) == text


@given(st.text())
def test_any_value_is_one_term(value: str) -> None:
    answer = ox.Store().query(fill("SELECT ($value AS ?v) {}", {"value": value}))
    assert isinstance(answer, ox.QuerySolutions)
    (row,) = answer
    assert row["v"] == ox.Literal(value)
