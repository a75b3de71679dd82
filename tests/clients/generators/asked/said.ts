// What every client prints of its answer: the number of quotes, and who said the first two.
export interface Page {
  totalCount?: number;
  nodes: { text: string; speaker: { name: string | null } | null }[];
}

export function say(page: Page): void {
  const quotes = page.nodes.map((quote) => [quote.speaker?.name ?? null, quote.text]);
  console.log(JSON.stringify({ total: page.totalCount, quotes }));
}
