// @hey-api/openapi-ts: the two kinds go as the description says, with a comma between them.
import { listQuotes } from "./hey";
import { client } from "./hey/client.gen";
import { say } from "./said";

declare const process: { env: { SERVICE: string } };

async function ask(): Promise<void> {
  client.setConfig({ baseUrl: process.env.SERVICE });
  const query = { kind: ["DIRECT" as const, "PARTIAL" as const], first: 2, totalCount: true };
  const { data } = await listQuotes({ query, throwOnError: true });
  if (typeof data !== "object" || !("nodes" in data)) throw new Error("this is no page of quotes");
  say(data);
}

void ask();
