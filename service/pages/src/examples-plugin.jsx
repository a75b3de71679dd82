// The panel with the example queries: a click opens one in a tab of its own, or goes to the tab that has it.
import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { EXAMPLES } from "./examples.js";

function Examples() {
  const { tabs, activeTabIndex, queryEditor, variableEditor } = useGraphiQL((state) => state);
  const { addTab, changeTab } = useGraphiQLActions();
  const isReady = Boolean(queryEditor && variableEditor); // the editors come a moment after the page

  function open({ query, variables }) {
    const shown = queryEditor?.getValue();
    const index = tabs.findIndex((tab, i) => (i === activeTabIndex ? shown : tab.query) === query);
    if (index === activeTabIndex) return;
    if (index >= 0) {
      changeTab(index);
      return;
    }
    if (shown?.trim()) addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);
  }

  return (
    <section aria-label="Examples" className="examples">
      <h2>Examples</h2>
      <ul>
        {EXAMPLES.map((example) => (
          <li key={example.title}>
            <button type="button" disabled={!isReady} onClick={() => open(example)}>
              {example.title}
            </button>
          </li>
        ))}
      </ul>
      <p>
        They ask about the first article, which <code>isnad demo</code> loads. Run a query with Ctrl-Enter.
      </p>
      <p>
        <a href="/docs">The REST interface</a>
      </p>
    </section>
  );
}

function Icon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M4 5h16M4 12h10M4 19h7M17 12l4 3.5-4 3.5z" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

export const EXAMPLES_PLUGIN = { title: "Examples", icon: Icon, content: Examples };
