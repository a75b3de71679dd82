import type { CodegenConfig } from "@graphql-codegen/cli";

const scalars = { ID: "string", DateTime: "string", Date: "string", EDTF: "string", Language: "string", URL: "string" };
const files = {
  "types.ts": {
    plugins: ["typescript"],
    config: { scalars, strictScalars: true, enumsAsTypes: true, useTypeImports: true },
  },
  "gql/": {
    preset: "client" as const,
    config: { scalars, strictScalars: true, enumsAsTypes: true, useTypeImports: true },
  },
};

const config: CodegenConfig = {
  documents: ["client.ts", "documents.ts"],
  generates: Object.fromEntries(
    [
      { folder: "sdl", schema: process.env.SDL! },
      { folder: "introspected", schema: { [process.env.URL!]: { oneOf: true } } },
    ].flatMap(({ folder, schema }) =>
      Object.entries(files).map(([name, made]) => [`${folder}/${name}`, { schema, ...made }]),
    ),
  ),
};

export default config;
