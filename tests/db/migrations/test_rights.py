"""Two roles: the one that migrates owns everything, the one that serves reads and writes rows and can do nothing else."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import asyncpg
import pytest

from db.migrations.completeness import Completeness, completeness_of
from db.migrations.inspection import inspect
from db.migrations.rights import Rights, grants_to, rights_of
from db.migrations.runner import give_rights, migrate
from db.operation.load_errors import DatabaseFailed
from db.sql.scope import Scope
from tests.conftest import Databases, named
from tests.support.data.articles import noise
from tests.support.operation.asking import desk_client
from tests.support.postgres.programs import newest_programs, oldest_programs, server_of
from tests.support.postgres.roles import OWNER, SERVING, as_owner, as_superuser
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of, run

ROOT = Path(__file__).parents[3]
OPERATIONS = (ROOT / "docs" / "operations.md").read_text("utf-8")
FORBIDDEN = (
    "create table public.more (id integer)",
    "create table published.more (id integer)",
    "create schema more",
    "create function more() returns integer language sql return 1",
    "create view more as select 1",
    "drop extension pg_trgm cascade",
    "create index more on quote (id)",
    "alter table quote add column more integer",
    "alter table quote rename to more",
    "alter table quote disable trigger all",
    "alter table quote owner to current_user",
    "drop table quote cascade",
    "drop trigger keep_past on entity",
    "drop view published.quote",
    "drop function fold(text) cascade",
    "truncate change",
    "set session_replication_role = replica",
    "create trigger more before insert on quote for each row execute function keep_past()",
    "update alembic_version set version_num = '0001_fold'",
    "delete from alembic_version",
    "insert into alembic_version values ('9999_later')",
    "update installation set id = gen_random_uuid()",
    "delete from change",
    "delete from past_row",
    "delete from redaction",
    "delete from api_key",
    "create role more",
    "copy quote to program 'true'",
    "select pg_read_file('PG_VERSION')",
)
LACKING = (
    ("revoke insert on quote from {role}", "insert on public.quote"),
    ("revoke delete on span from {role}", "delete on public.span"),
    ("revoke select on published.claim from {role}", "select on published.claim"),
    ("revoke usage on sequence pgqueuer_id_seq from {role}", "usage on public.pgqueuer_id_seq"),
    ("revoke usage on schema past from {role}", "usage on schema past"),
    (
        "revoke execute on function forget_statistics(text[]) from {role}",
        "execute on function forget_statistics(text[])",
    ),
    ("revoke execute on function fold(text) from public", "execute on function fold(text)"),
    ("revoke select on alembic_version from {role}", "select on public.alembic_version"),
)


@pytest.fixture
async def serving(database: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection as the role that serves."""
    opened = await asyncpg.connect(database)
    yield opened
    await opened.close()


async def test_the_granted_rights_are_exactly_those_that_serving_needs(serving: asyncpg.Connection) -> None:
    assert await rights_of(serving) == Rights(SERVING)
    assert await completeness_of(serving) == Completeness()


async def test_the_addresses_of_databases_that_tests_are_given_are_for_a_role_that_owns_nothing(
    serving: asyncpg.Connection, seeded_dsn: str, template: str
) -> None:
    owned = "select count(*) from pg_shdepend where refobjid = current_user::regrole and deptype = 'o'"
    assert await serving.fetchval(owned) == 0
    assert not await serving.fetchval(
        "select rolsuper or rolcreatedb or rolcreaterole from pg_roles where rolname = current_user"
    )
    assert f"//{SERVING}:" in seeded_dsn
    assert f"//{OWNER}:" in template


@pytest.mark.parametrize("statement", FORBIDDEN)
async def test_the_role_that_serves_can_change_nothing_but_rows(serving: asyncpg.Connection, statement: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await serving.execute(statement)


@pytest.mark.parametrize(("revoked", "lacking"), LACKING)
async def test_a_right_that_is_missing_is_named_and_the_service_is_not_ready(
    database: str, revoked: str, lacking: str
) -> None:
    await run(as_owner(database), revoked.format(role=SERVING))
    found = await inspect(database)
    assert lacking in found.rights.lacking
    assert any(SERVING in fault and "isnad migrate --serving-role" in fault for fault in found.faults)
    async with client_of(database) as client:
        answer = await client.get("/readyz")
    assert (answer.status_code, lacking in answer.json()["detail"]) == (503, True)
    await give_rights(as_owner(database), SERVING)
    has_default = "from public" in revoked
    assert (await inspect(database)).rights == Rights(SERVING, lacking=(lacking,) if has_default else ())


async def test_giving_rights_again_changes_nothing_and_takes_away_what_was_given_beside_them(database: str) -> None:
    acls = "select array_agg(c.relname || coalesce(c.relacl::text, '') order by c.oid) from pg_class c"
    owner = await asyncpg.connect(as_owner(database))
    before = await owner.fetchval(acls)
    await owner.execute(f"grant truncate, trigger on change to {SERVING}; grant delete on redaction to {SERVING}")
    await owner.execute(
        f"grant update on sequence change_seq_seq to {SERVING}; grant create on schema past to {SERVING}"
    )
    found = await rights_of(owner, SERVING)
    assert set(found.excess) == {
        "delete on public.redaction",
        "truncate on public.change",
        "update on public.change_seq_seq",
        "create on schema past",
    }
    assert found.warning is not None
    assert "delete on public.redaction" in found.warning
    assert await give_rights(as_owner(database), SERVING) == Rights(SERVING)
    assert await owner.fetchval(acls) == before
    await owner.close()


async def test_rights_are_given_by_several_at_once(database: str) -> None:
    given = await asyncio.gather(*(give_rights(as_owner(database), SERVING) for _ in range(4)))
    assert given == [Rights(SERVING)] * 4


async def test_what_the_next_migration_makes_can_be_worked_with(connection: asyncpg.Connection, database: str) -> None:
    await connection.execute("create table later (id bigserial primary key, text text)")
    await connection.execute("create view published.later as select * from later")
    await connection.execute("create schema later_on; create view later_on.later as select * from later")
    await connection.execute("create function later_on.one() returns integer language sql return 1")
    serving = await asyncpg.connect(database)
    await serving.execute("insert into later (text) values ('a'), ('b'); update later set text = 'c' where id = 1")
    await serving.execute("delete from later where id = 2")
    assert await serving.fetchval("select string_agg(text, ',') from published.later") == "c"
    assert await serving.fetchval("select later_on.one()") == 1
    assert await rights_of(serving) == Rights(SERVING)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await serving.execute("truncate later")
    await serving.close()


async def test_statistics_are_recomputed_although_the_role_owns_no_table(database: str) -> None:
    """Else they would keep the commonest values of columns as they were before a redaction."""
    said = "select count(*) from pg_statistic s where s::text like '%Hurryman%'"
    data = noise()
    data["provenance"]["asserted_by"] = "Desk of Hurryman"
    superuser = await asyncpg.connect(as_superuser(database))
    async with desk_client(database) as client:
        assert (await client.post("/v1/bundles", json=data)).status_code == 201
        await superuser.execute("analyze")
        kept = await superuser.fetchval(said)
        requested = {"words": ["Hurryman"], "ground": "law", "article": "noise"}
        done = await client.post("/v1/redactions", json=requested)
        assert done.status_code in (200, 201), done.text
    assert (kept > 0, await superuser.fetchval(said)) == (True, 0)
    await superuser.close()


async def test_if_statistics_cannot_be_recomputed_the_redaction_fails_and_removes_nothing(database: str) -> None:
    data = noise()
    data["provenance"]["asserted_by"] = "Desk of Hurryman"
    async with desk_client(database) as client:
        assert (await client.post("/v1/bundles", json=data)).status_code == 201
        superuser = await asyncpg.connect(as_superuser(database))
        await superuser.execute(f"alter function forget_statistics(text[]) owner to {SERVING}")
        await superuser.close()
        requested = {"words": ["Hurryman"], "ground": "law", "article": "noise"}
        assert (await client.post("/v1/redactions", json=requested)).status_code == 500
    connection = await asyncpg.connect(database)
    assert await connection.fetchval("select count(*) from annotation where asserted_by like '%Hurryman%'")
    await connection.close()


async def test_nobody_else_may_recompute_statistics(connection: asyncpg.Connection) -> None:
    everybody = "select count(*) from pg_proc p, aclexplode(p.proacl) a where p.proname = $1 and a.grantee = 0"
    assert await connection.fetchval(everybody, "forget_statistics") == 0


async def test_the_owner_and_a_superuser_serve_with_a_warning(database: str) -> None:
    for dsn, beyond in ((as_owner(database), "owns the tables"), (as_superuser(database), "is a superuser")):
        found = await inspect(dsn)
        assert found.faults == ()
        assert found.rights.warning is not None
        assert beyond in found.rights.warning


async def test_a_role_that_may_not_migrate_is_told_what_to_set(databases: Databases) -> None:
    dsn = await databases.make()
    serving = dsn.replace(OWNER, SERVING)
    with pytest.raises(DatabaseFailed, match="ISNAD_MIGRATE_DSN"):
        await migrate(serving)
    await migrate(dsn)
    with pytest.raises(DatabaseFailed, match="ISNAD_MIGRATE_DSN"):
        await give_rights(serving, SERVING)
    with pytest.raises(DatabaseFailed, match="there is no role nobody_is_called_so"):
        await give_rights(dsn, "nobody_is_called_so")
    with pytest.raises(DatabaseFailed, match="owns the tables"):
        await give_rights(dsn, OWNER)
    await databases.drop(dsn)


@pytest.mark.slow
@pytest.mark.parametrize("programs", [newest_programs, oldest_programs], ids=["newest", "oldest"])
async def test_one_role_becomes_two_as_the_page_of_operations_says(
    programs: Callable[[], Path | None], tmp_path: Path
) -> None:
    """In the newest and in the oldest PostgreSQL that is supported."""
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL 15 is not installed: apt-get install postgresql-15")
    with server_of(found, tmp_path / "server") as server:
        await run_as_superuser(server, "create role isnad login; create role other login")
        await run_as_superuser(server, "create database isnad owner isnad")
        owner, serving = (named(server, "isnad").replace("postgres@", f"{role}@") for role in ("isnad_owner", "isnad"))
        await migrate(serving)
        assert (await inspect(serving)).rights.is_owner
        (statements,) = re.findall(r"```sql\n(create role [^`]*reassign [^`]*)```", OPERATIONS)
        await run_as_superuser(named(server, "isnad"), statements)
        assert (await inspect(serving)).faults != ()
        assert await migrate(owner) == ()
        assert await give_rights(owner, "isnad") == Rights("isnad")
        assert await give_rights(owner, "other") == Rights("other")
        assert (await inspect(serving)).faults == ()
        key = await key_of(serving, "desk", Scope.ADMIN)
        async with client_of(serving, headers=bearer(key)) as client:
            assert (await client.post("/v1/bundles", json=noise())).status_code == 201
            done = await client.post("/v1/redactions", json={"words": ["Test desk"], "ground": "law"})
            assert done.status_code == 200, done.text


async def run_as_superuser(dsn: str, statement: str) -> None:
    """Run statements as the superuser of a server of one's own."""
    connection = await asyncpg.connect(dsn)
    await connection.execute(statement)
    await connection.close()


@pytest.mark.parametrize("name", ['we"ird', "Two words", "$$; drop table quote", "é"])
def test_any_name_of_a_role_is_quoted(name: str) -> None:
    escaped = name.replace('"', '""')
    assert set(re.findall(r"(?:to|from) (.*);", grants_to(name))) == {f'"{escaped}"'}


def test_the_page_of_operations_quotes_the_grants_as_they_are_given() -> None:
    assert (ROOT / "db" / "grants.sql").read_text("utf-8").strip() in OPERATIONS
