// Refetches a fragment of each type by the id of an object: {"Type": "id", …} in, what the store has out.
const { getRefetchMetadata, getSelector } = require("relay-runtime");
const { artifact, environment, run } = require("./environment.js");

const [url, given] = process.argv.slice(2);

async function main() {
  const found = {};
  for (const [type, id] of Object.entries(JSON.parse(given))) {
    const fragment = artifact(`each_${type}`);
    const { refetchableRequest } = getRefetchMetadata(fragment, "refetch");
    const store = environment(url);
    const { node } = await run(store, refetchableRequest, { id });
    found[type] = store.lookup(getSelector(fragment, node)).data;
  }
  console.log(JSON.stringify(found));
}

main();
