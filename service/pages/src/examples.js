// The example queries of ./examples, in the order of their file names; tests/service/pages/test_pages.py reads the same files.
const documents = import.meta.glob("./examples/*.graphql", { query: "?raw", import: "default", eager: true });
const variables = import.meta.glob("./examples/*.variables.json", { query: "?raw", import: "default", eager: true });

export const EXAMPLES = Object.keys(documents)
  .sort()
  .map((path) => ({
    title: documents[path].split("\n", 1)[0].replace(/^# /, ""),
    query: documents[path],
    variables: variables[path.replace(".graphql", ".variables.json")] ?? "",
  }));
