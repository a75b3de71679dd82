// Reads the printed schema, and the one that is introspected, with a version of GraphQL.js. Prints what it found.
const { readFileSync } = require("node:fs");

const [name, file, url] = process.argv.slice(2);
const graphql = require(name);

async function main() {
  const printed = graphql.buildSchema(readFileSync(file, "utf8"));
  const query = graphql.getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true });
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const introspected = graphql.buildClientSchema((await answer.json()).data);
  const sorted = (schema) => graphql.printSchema(graphql.lexicographicSortSchema(schema));
  const inputs = Object.values(printed.getTypeMap()).filter((type) => type.name.endsWith("By"));
  console.log(
    JSON.stringify({
      version: graphql.version,
      problems: [printed, introspected].flatMap((schema) => graphql.validateSchema(schema).map(({ message }) => message)),
      isOneOf: Object.fromEntries(inputs.map(({ name, isOneOf }) => [name, isOneOf])),
      introspectedIsPrinted: sorted(printed) === sorted(introspected),
    }),
  );
}

main();
