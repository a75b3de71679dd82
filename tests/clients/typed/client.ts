// A typed client of every root field: it compiles under --strict, and is run against the service.
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { print } from "graphql";
import { graphql } from "./sdl/gql";
import type { EntityBy, Scalars, When } from "./sdl/types";

const url = process.argv[2]!;

async function ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await answer.json()) as { data?: Data; errors?: { message: string }[] };
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}

const ARTICLES = graphql(`
  query Articles($filter: ArticleFilter, $orderBy: ArticleOrder) {
    articles(first: 1, filter: $filter, orderBy: $orderBy) {
      nodes { id slug url language direction publishedAt body publisher { id name } quotes(first: 1) { totalCount } }
    }
  }
`);
const ARTICLE = graphql(`query Article($by: ArticleBy!) { article(by: $by) { id slug revision { number createdAt } } }`);
const ENTITY = graphql(`query Entity($by: EntityBy!, $language: Language) { entity(by: $by) { id name(language: $language) kind } }`);
const ENTITIES = graphql(`query Entities($search: String, $filter: EntityFilter) { entities(first: 2, search: $search, filter: $filter) { nodes { id sameAs } } }`);
const QUOTES = graphql(`
  query Quotes($filter: QuoteFilter) {
    quotes(first: 1, filter: $filter) {
      nodes { id text kind said { edtf earliest latest base precision } spans { utf16Start utf16End exact } }
    }
  }
`);
const CLAIMS = graphql(`query Claims($filter: ClaimFilter) { claims(first: 1, filter: $filter) { nodes { id status quantities { value unit } } } }`);
const EVENTS = graphql(`query Events($filter: EventFilter) { events(first: 1, filter: $filter) { nodes { id when { edtf } } } }`);
const TIMELINE = graphql(`query Timeline($filter: TimelineFilter) { timeline(first: 1, filter: $filter) { edges { certainty node { id } } } }`);
const SEARCH = graphql(`
  query Search($text: String!, $types: [SearchType!]) {
    search(first: 2, text: $text, types: $types) {
      edges { score highlights { text } node { __typename ... on Quote { id text } ... on Claim { id status } } }
    }
  }
`);
const NODES = graphql(`
  query Nodes($id: ID!, $ids: [ID!]!) {
    node(id: $id) { __typename id ... on Quote { text } ... on Article { slug } }
    nodes(ids: $ids) { __typename ... on Annotation { version } }
  }
`);

async function main() {
  const { articles } = await ask(ARTICLES, { filter: { language: "ar" }, orderBy: "PUBLISHED_DESC" });
  const [article] = articles.nodes;
  const published: string | null = article!.publishedAt;
  const direction: "LTR" | "RTL" = article!.direction;
  const { article: same } = await ask(ARTICLE, { by: { slug: article!.slug } });
  const by: EntityBy = { name: "John Coale" };
  const { entity } = await ask(ENTITY, { by, language: "en" });
  const { entities } = await ask(ENTITIES, { search: "Coale", filter: { kind: ["PERSON"], article: article!.id } });
  const { quotes } = await ask(QUOTES, { filter: { speaker: entity!.id, kind: ["DIRECT", "PARTIAL", "INDIRECT"], said: "2025" } });
  const [quote] = quotes.nodes;
  const said: Pick<When, "edtf" | "earliest" | "latest"> = quote!.said;
  const day: Scalars["Date"]["output"] | null | undefined = said.earliest;
  const { claims } = await ask(CLAIMS, { filter: { status: ["UNVERIFIED", "SUPPORTED", "DISPUTED"] } });
  const { events } = await ask(EVENTS, { filter: { overlaps: "2025-12" } });
  const { timeline } = await ask(TIMELINE, { filter: { overlaps: "2025", certainty: "CERTAIN" } });
  const { search } = await ask(SEARCH, { text: "العقوبات", types: ["QUOTE", "CLAIM"] });
  const { node, nodes } = await ask(NODES, { id: quote!.id, ids: [quote!.id, article!.id] });
  const words: string | undefined = node?.__typename === "Quote" ? node.text : undefined;
  const version = nodes[0] && "version" in nodes[0] ? nodes[0].version : null;
  console.log(JSON.stringify({ published, direction, same, entity, entities, quote, claims, events, timeline, search, words, day, version }));
}

main();
