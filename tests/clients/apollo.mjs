// Apollo Client over the service: pages, the cache across types, and Automatic Persisted Queries. Prints what it saw.
import { createHash } from "node:crypto";
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { relayStylePagination } from "@apollo/client/utilities";
import { filter, firstValueFrom } from "rxjs";

const [uri] = process.argv.slice(2);
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

const TYPES = "{ __schema { types { kind name possibleTypes { name } } } }";
const PAGE = gql`
  query Page($after: String, $filter: QuoteFilter) {
    quotes(first: 4, after: $after, filter: $filter) {
      totalCount
      edges { node { id text } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const ANY = gql`
  query Any($id: ID!) {
    node(id: $id) {
      id
      ... on Annotation { version article { id slug } }
      ... on Quote { text }
    }
  }
`;

/** Possible types as Apollo's documentation says to make them, by introspection. */
async function possibleTypes() {
  const answer = await fetch(uri, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query: TYPES }) });
  const { data } = await answer.json();
  const abstract = data.__schema.types.filter(({ possibleTypes }) => possibleTypes);
  return Object.fromEntries(abstract.map(({ name, possibleTypes }) => [name, possibleTypes.map((type) => type.name)]));
}

/** A fetch that notes every request and answer. */
function noting(seen) {
  return async (address, options) => {
    const answer = await fetch(address, options);
    const text = await answer.clone().text();
    seen.push({ method: options.method, status: answer.status, type: answer.headers.get("content-type"), codes: (JSON.parse(text).errors ?? []).map((error) => error.extensions.code), isShort: !String(address).includes("query=") && !String(options.body ?? "").includes('"query"'), accept: options.headers.accept });
    return answer;
  };
}

function client(types, seen) {
  const cache = new InMemoryCache({
    possibleTypes: types,
    typePolicies: { Query: { fields: { quotes: relayStylePagination(["filter"]) } } },
  });
  const persisted = new PersistedQueryLink({ sha256, useGETForHashedQueries: true });
  return new ApolloClient({ cache, link: ApolloLink.from([persisted, new HttpLink({ uri, fetch: noting(seen) })]) });
}

async function paged(apollo, variables) {
  const query = apollo.watchQuery({ query: PAGE, variables });
  await firstValueFrom(query.pipe(filter(({ dataState }) => dataState === "complete")));
  for (let page; (page = query.getCurrentResult().data.quotes.pageInfo).hasNextPage; )
    await query.fetchMore({ variables: { after: page.endCursor } });
  return apollo.readQuery({ query: PAGE, variables }).quotes;
}

const seen = [];
const types = await possibleTypes();
const apollo = client(types, seen);
const all = await paged(apollo, {});
const direct = await paged(apollo, { filter: { kind: ["DIRECT"] } });
const [first] = all.edges;
const { data: any } = await apollo.query({ query: ANY, variables: { id: first.node.id } });
const asked = seen.length;
await apollo.query({ query: ANY, variables: { id: first.node.id } });
const askedAgain = seen.length - asked;
const failed = await apollo.query({ query: gql`query ($by: EntityBy!) { entity(by: $by) { id } }`, variables: { by: {} }, errorPolicy: "all" });

console.log(
  JSON.stringify({
    types,
    totalCount: all.totalCount,
    all: all.edges.map(({ node }) => node.id),
    direct: direct.edges.map(({ node }) => node.id),
    directCount: direct.totalCount,
    any: any.node,
    first: first.node,
    inCache: apollo.cache.extract()[`Quote:${first.node.id}`],
    askedAgain,
    failed: { isOfGraphQL: CombinedGraphQLErrors.is(failed.error), codes: failed.error.errors.map((error) => error.extensions.code) },
    seen,
  }),
);
