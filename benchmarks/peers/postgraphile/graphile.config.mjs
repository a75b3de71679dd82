// PostGraphile as its documentation says to deploy it: the Amber preset, the recommended inflection, reading only.
// What its smart tags and extendSchema add is what the workloads ask for and the tables do not say by themselves.

import { PgSimplifyInflectionPreset } from "@graphile/simplify-inflection";
import { makePgService } from "postgraphile/adaptors/pg";
import { TYPES } from "postgraphile/@dataplan/pg";
import { connection } from "postgraphile/grafast";
import { sql } from "postgraphile/pg-sql2";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { extendSchema, gql, jsonPgSmartTags } from "postgraphile/utils";

const SCHEMA = "postgraphile_bench";

// The classes of the SQL function reach: the days that each lasts at most.
const REACH_DAYS = [1, 31, 92, 366, null];

const child = (column, parent, field, children) =>
  `(${column}) references ${parent} (id)|@fieldName ${field}|@foreignFieldName ${children}`;

const sortable = { tags: { behavior: "+orderBy" } };
const list = (name) => ({ tags: { name, behavior: "+order" } });

const tags = jsonPgSmartTags({
  version: 1,
  config: {
    class: {
      "public.quote": {
        tags: { foreignKey: child("article_id", "public.article", "article", "quotes") },
        attribute: { start_offset: sortable },
        constraint: { quote_speaker_id_fkey: { tags: { foreignFieldName: "quotes" } } },
      },
      "public.claim": {
        tags: { foreignKey: child("article_id", "public.article", "article", "claims") },
        attribute: { start_offset: sortable },
      },
      "public.mention": { tags: { foreignKey: child("article_id", "public.article", "article", "mentions") } },
      "public.attribution": { tags: { foreignKey: child("annotation_id", "public.quote", "quote", "chain") } },
      "public.span": { tags: { foreignKey: child("annotation_id", "public.quote", "quote", "spans") } },
      "public.article_entity": { attribute: { start_offset: sortable } },
      "public.event": { attribute: { sort_to: sortable } },
    },
    procedure: {
      "postgraphile_bench.articles_before": list("articles_before"),
      "postgraphile_bench.article_events": { tags: { behavior: "+order" } },
      "postgraphile_bench.found": { tags: { behavior: "-queryField" } },
    },
  },
});

// Ordered by the link's copies of the order's columns, so that one index gives the page: attribution_relayed and
// event_entity_window. A function could return only the columns of the quote or event, and those would have to be sorted.
const linked = extendSchema(({ input }) => {
  const { entity, quote, event } = input.pgRegistry.pgResources;
  const { pgCatalogDaterange: daterange } = input.pgRegistry.pgCodecs;
  const pages = (pgFieldResource) => ({ isPgFieldConnection: true, pgFieldResource });
  const order = ($rows, alias, columns) => {
    for (const [column, codec] of columns) {
      $rows.orderBy({ fragment: sql`${alias}.${sql.identifier(column)}`, codec, direction: "ASC", nullable: false });
    }
    $rows.setOrderIsUnique();
  };
  return {
    typeDefs: gql`
      extend type Query {
        relayed(entity: UUID!): QuoteConnection
        timeline(entity: UUID!, overlaps: DateRangeInput!): EventConnection
        searchEntities(search: JSON!): EntityConnection
      }
    `,
    objects: {
      Query: {
        plans: {
          relayed: {
            scope: pages(quote),
            plan(_query, { $entity }) {
              const $quotes = quote.find();
              const a = sql.identifier(Symbol("link"));
              const id = $quotes.placeholder($entity, TYPES.uuid);
              $quotes.join({
                type: "inner",
                from: sql`public.attribution`,
                alias: a,
                conditions: [sql`${a}.annotation_id = ${$quotes}.id`],
              });
              $quotes.where(sql`${a}.entity_id = ${id} and ${a}.kind = 'QUOTE' and ${a}."position" > 0`);
              // Who is in a chain twice counts once. "Not distinct", so that the chain is read by its key and not all that
              // the entity ever relayed.
              $quotes.where(
                sql`not exists (select from public.attribution b where b.annotation_id = ${a}.annotation_id and b."position" between 1 and ${a}."position" - 1 and b.entity_id is not distinct from ${a}.entity_id)`,
              );
              order($quotes, a, [
                ["recency", TYPES.bigint],
                ["article_id", TYPES.uuid],
                ["start_offset", TYPES.int],
                ["annotation_id", TYPES.uuid],
              ]);
              return connection($quotes);
            },
          },
          searchEntities: {
            scope: pages(entity),
            plan(_query, { $search }) {
              const $entities = entity.find();
              const f = sql.identifier(Symbol("found"));
              const search = $entities.placeholder($search, TYPES.jsonb);
              $entities.join({
                type: "inner",
                from: sql`postgraphile_bench.found(jsonb_populate_record(null::postgraphile_bench.search, ${search}))`,
                alias: f,
                conditions: [sql`${f}.entity_id = ${$entities}.id`],
              });
              $entities.where(sql`${$entities}.merged_into_id is null`);
              order($entities, f, [
                ["place", TYPES.int],
                ["entity_id", TYPES.uuid],
              ]);
              return connection($entities);
            },
          },
          timeline: {
            scope: pages(event),
            plan(_query, { $entity, $overlaps }) {
              const $events = event.find();
              const t = sql.identifier(Symbol("link"));
              const id = $events.placeholder($entity, TYPES.uuid);
              const days = $events.placeholder($overlaps, daterange);
              const first = sql`coalesce(lower(${days}), '-infinity')`;
              const last = sql`coalesce(upper(${days}) - 1, 'infinity')`;
              const touching = sql`select event_id, sort_from, sort_to from public.event_entity where entity_id = ${id} and sort_from <= ${last} and sort_to >= ${first}`;
              // Each class of lengths from where it can begin to touch the window.
              const classes = REACH_DAYS.map((longest, reach) => {
                const ofClass = sql`${touching} and public.reach(sort_from, sort_to) = ${sql.literal(reach)}`;
                return longest === null ? ofClass : sql`${ofClass} and sort_from >= ${first} - ${sql.literal(longest)}`;
              });
              $events.join({
                type: "inner",
                from: sql`(${sql.join(classes, " union all ")})`,
                alias: t,
                conditions: [sql`${t}.event_id = ${$events}.id`],
              });
              $events.where(sql`${$events}.edtf is not null`);
              order($events, t, [
                ["sort_from", TYPES.date],
                ["sort_to", TYPES.date],
                ["event_id", TYPES.uuid],
              ]);
              return connection($events);
            },
          },
        },
      },
    },
  };
});

// Each list of a function is asked for in an order of its own, so that nothing depends on the function's: told so,
// PostGraphile joins what belongs to its rows instead of asking for it in a second statement.
const unordered = {
  name: "UnorderedFunctionsPlugin",
  version: "0.0.0",
  gather: {
    hooks: {
      pgProcedures_PgResourceOptions(_info, { pgProc, resourceOptions }) {
        if (pgProc.getNamespace().nspname === SCHEMA) resourceOptions.hasImplicitOrder = false;
      },
    },
  },
};

export default {
  extends: [PostGraphileAmberPreset, PgSimplifyInflectionPreset],
  plugins: [tags, linked, unordered],
  schema: { defaultBehavior: "+list -insert -update -delete" },
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: ["public", SCHEMA],
      poolConfig: { max: Number(process.env.POOL_SIZE) },
      pubsub: false,
    }),
  ],
  grafserv: {
    host: "127.0.0.1",
    port: Number(process.env.PORT),
    graphqlPath: "/graphql",
    graphiql: false,
    watch: false,
  },
  grafast: { explain: false },
};
