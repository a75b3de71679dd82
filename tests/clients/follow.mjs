// Follows the change log with graphql-ws or graphql-sse, and prints each change in a line, until it is ended.
import { createClient as overWebSocket } from "graphql-ws";
import { createClient as overEvents } from "graphql-sse";

const [way, url, variables, attempts = "0"] = process.argv.slice(2);
const retryAttempts = Number(attempts);
const client =
  way === "ws"
    ? overWebSocket({ url: url.replace("http", "ws"), retryAttempts })
    : overEvents({ url, retryAttempts });

const query = `
  subscription Follow($after: String, $types: [ChangeType!]) {
    changes(after: $after, types: $types) { cursor op type nodeId version at node { __typename id } }
  }
`;

try {
  for await (const answer of client.iterate({ query, variables: JSON.parse(variables) }))
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  process.stdout.write(`${JSON.stringify({ ended: true })}\n`);
} catch (refused) {
  process.stdout.write(`${JSON.stringify({ refused })}\n`);
}
await client.dispose();
