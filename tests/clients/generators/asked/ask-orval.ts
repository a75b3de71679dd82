// orval: its functions answer the status, the headers and the data of every answer that is described.
import { listQuotes, type QuotePage } from "./orval/client";
import { say } from "./said";

async function ask(): Promise<void> {
  const answer = await listQuotes({ kind: ["DIRECT", "PARTIAL"], first: 2, totalCount: true });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.data));
  say(answer.data as QuotePage); // of the answers that are described with 200 the one without `fields`
}

void ask();
