// Renders the components of docs/frontend.md in a document, presses their buttons, and prints what a reader sees.
const { Window } = require("happy-dom");

const window = new Window({ url: "http://localhost/" });
Object.assign(globalThis, { window, document: window.document, IS_REACT_ACT_ENVIRONMENT: false });

const { createElement: h, Suspense } = require("react");
const { createRoot } = require("react-dom/client");
const { renderToStaticMarkup } = require("react-dom/server");
const { ApolloProvider } = require("@apollo/client/react");
const { RelayEnvironmentProvider } = require("react-relay");
const built = (name) => require(`./built/${name}.js`);

const errors = [];
console.error = (...told) => errors.push(told.join(" "));

/** Waits until something holds, ten seconds at most. */
async function until(holds) {
  for (let waited = 0; waited < 10_000; waited += 10) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`nothing came: ${document.body.innerHTML} ${errors}`);
}

/** Renders a component, presses "More" until there is none, and returns what stands in every blockquote. */
async function readToTheEnd(element) {
  const place = document.body.appendChild(document.createElement("main"));
  const root = createRoot(place);
  root.render(element);
  const quotes = () => [...place.querySelectorAll("blockquote")];
  await until(() => quotes().length);
  let presses = 0;
  for (let more; (more = place.querySelector("button")); presses += 1) {
    const before = quotes().length;
    more.click();
    await until(() => quotes().length > before);
  }
  const seen = quotes().map((quote) => ({ text: quote.textContent, lang: quote.lang, dir: quote.getAttribute("dir") }));
  const titles = [...place.querySelectorAll("h2, figcaption")].map((title) => title.textContent);
  root.unmount();
  return { seen, titles, presses };
}

const CHANGES = "{ changes(first: 100, types: [QUOTE, CLAIM]) { nodes { cursor nodeId } } }";

/** Follows the changes after the first one as long as there are known ones, and returns the ids of both. */
async function followed(way) {
  const { changes } = await built("ask").ask(CHANGES);
  const [first, ...known] = changes.nodes;
  const told = [];
  for await (const change of built("live")[way](first.cursor)) {
    told.push(change.nodeId);
    if (told.length === known.length) break;
  }
  return { told, known: known.map(({ nodeId }) => nodeId) };
}

/** Watches from the first change on until three were told. */
async function watched() {
  const { changes } = await built("ask").ask(CHANGES);
  const stop = new AbortController();
  const told = [];
  const changed = (words) => told.push(words) === 3 && stop.abort();
  await built("watch").watch(changed, stop.signal, changes.nodes[0].cursor);
  return told;
}

async function main() {
  const { ask, Refused } = built("ask");
  const { ARTICLE_TEXT, ArticleText } = built("ArticleText");
  const { print } = require("graphql");
  const { article } = await ask(print(ARTICLE_TEXT), { by: { slug: process.argv[2] } });
  const refused = await ask("{ absent }").catch((error) => error);
  const relay = h(built("relay/SpeakerPage").SpeakerPage, { by: { name: "John Coale" } });
  const environment = built("relay/environment").environment;

  const seen = JSON.stringify({
    latest: await built("latest").latest(3),
    refused: { isRefused: refused instanceof Refused, codes: refused.problems.map(({ extensions }) => extensions.code) },
    article,
    markup: renderToStaticMarkup(h(ArticleText, { article })),
    apollo: await readToTheEnd(h(ApolloProvider, { client: built("apollo").client }, h(built("ApolloQuotes").ApolloQuotes))),
    relay: await readToTheEnd(h(RelayEnvironmentProvider, { environment }, h(Suspense, { fallback: "…" }, relay))),
    timeline: await built("timeline").timeline("2025"),
    followed: { ws: await followed("byWebSocket"), events: await followed("byEvents") },
    refusedCursor: await built("live").byWebSocket("nonsense").next().catch(({ message }) => message),
    refusedCursorByEvents: await built("live").byEvents("nonsense").next().catch(({ message }) => message),
    watched: await watched(),
    errors,
  });
  process.stdout.write(seen, () => process.exit(0)); // React's scheduler would keep the process
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
