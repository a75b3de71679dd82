// GraphiQL, talking to the address that it came from: queries by POST, subscriptions by a WebSocket (graphql-transport-ws).
import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "./graphiql.css";
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { createClient } from "graphql-ws";
import { createRoot } from "react-dom/client";
import { EXAMPLES } from "./examples.js";
import { EXAMPLES_PLUGIN } from "./examples-plugin.jsx";

const url = new URL("/graphql", window.location.href);
const socketUrl = new URL(url);
socketUrl.protocol = url.protocol === "https:" ? "wss:" : "ws:";

const fetcher = createGraphiQLFetcher({
  url: url.href,
  wsClient: createClient({ url: socketUrl.href, lazy: true, retryAttempts: 2 }),
  enableIncrementalDelivery: false,
});

createRoot(document.getElementById("page")).render(
  <GraphiQL
    fetcher={fetcher}
    defaultTabs={EXAMPLES.map(({ query, variables }) => ({ query, variables }))}
    plugins={[EXAMPLES_PLUGIN, HISTORY_PLUGIN]}
    inputValueDeprecation
    schemaDescription
  >
    <GraphiQL.Logo>
      <a className="graphiql-logo-link" href="/docs">
        Isnad
      </a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
