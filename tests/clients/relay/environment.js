// A Relay environment over the service: relay-runtime without React.
const { Environment, Network, RecordSource, Store, createOperationDescriptor } = require("relay-runtime");

exports.artifact = (name) => require(`./src/__generated__/${name}.graphql.js`);

exports.environment = (url) =>
  new Environment({
    store: new Store(new RecordSource()),
    network: Network.create(async ({ text }, variables) => {
      const answer = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
        body: JSON.stringify({ query: text, variables }),
      });
      return answer.json();
    }),
  });

/** Runs an operation, keeps its records, and returns what the store has for it. */
exports.run = async (environment, artifact, variables) => {
  const operation = createOperationDescriptor(artifact, variables);
  environment.retain(operation);
  await environment.execute({ operation }).toPromise();
  return environment.lookup(operation.fragment).data;
};
