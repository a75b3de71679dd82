// Pages through every list as usePaginationFragment does, and prints what the store has in the end.
const { getPaginationMetadata, getPaginationVariables, getRefetchMetadata, getSelector } = require("relay-runtime");
const { artifact, environment, run } = require("./environment.js");

const [url] = process.argv.slice(2);

const read = (store, fragment, reference) => store.lookup(getSelector(fragment, reference)).data;
const at = (data, path) => path.reduce((value, key) => value?.[key], data);

/** Asks for the next pages of a fragment's connection until there are none; returns the edges of the store. */
async function all(store, fragment, reference, count, direction = "forward") {
  const { connectionPathInFragmentData: path, paginationRequest, paginationMetadata } =
    getPaginationMetadata(fragment, "paging");
  const { identifierInfo } = getRefetchMetadata(fragment, "paging");
  let pages = 1;
  for (;;) {
    const { edges, pageInfo } = at(read(store, fragment, reference), path);
    const more = direction === "forward" ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
    if (!more) return { pages, ids: edges.map(({ node }) => node.id) };
    const cursor = direction === "forward" ? pageInfo.endCursor : pageInfo.startCursor;
    const own = getSelector(fragment, reference).variables;
    const variables = getPaginationVariables(direction, count, cursor, own, {}, paginationMetadata);
    if (identifierInfo)
      variables[identifierInfo.identifierQueryVariableName] = read(store, fragment, reference)[identifierInfo.identifierField];
    await run(store, paginationRequest, variables);
    pages += 1;
  }
}

async function main() {
  const store = environment(url);
  const list = artifact("quotes_list");
  const root = await run(store, artifact("quotesQuery"), { first: 4 });
  const forwards = await all(store, list, root, 4);
  const { totalCount } = read(store, list, root).quotes;

  const backwardsStore = environment(url);
  const last = await run(backwardsStore, artifact("quotesPageQuery"), { last: 4 });
  const backwards = await all(backwardsStore, list, last, 4, "backward");

  const { entity } = await run(store, artifact("quotesEntityQuery"), { by: { name: "John Coale" } });
  const { node } = await run(store, artifact("quotesNodeQuery"), { id: entity.id });
  const spoken = await all(store, artifact("quotes_spoken"), node.speaker, 1);

  const quote = (await run(store, artifact("quotesNodeQuery"), { id: forwards.ids[0] })).node;
  const again = await run(store, artifact("quotesAnnotationQuery"), { id: forwards.ids[0] });

  const byNodes = [];
  for (let after = null; ; ) {
    const { quotes } = await run(store, artifact("quotesNodesQuery"), { first: 4, after });
    byNodes.push(...quotes.nodes.map(({ id }) => id));
    if (!quotes.pageInfo.hasNextPage) break;
    after = quotes.pageInfo.endCursor;
  }

  console.log(
    JSON.stringify({
      totalCount,
      forwards,
      backwards,
      byNodes,
      spoken: { ...spoken, isAnnotation: node.annotation !== null },
      quote: { type: quote.__typename, isSpeaker: quote.speaker !== null },
      annotation: read(store, artifact("quotes_annotation"), quote.annotation),
      refetched: read(store, artifact("quotes_annotation"), again.node),
    }),
  );
}

main();
