// Two pages, their assets under /assets with fingerprints in their names, each with a compressed copy beside it.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { defineConfig } from "vite";

const LEAST = 1000; // bytes: what is smaller gains nothing from being compressed
const SERVICE = process.env.ISNAD_URL ?? "http://127.0.0.1:8000";

function compressed() {
  return {
    name: "compressed",
    apply: "build",
    async writeBundle({ dir }) {
      const folder = join(dir, "assets");
      for (const name of await readdir(folder)) {
        const bytes = await readFile(join(folder, name));
        if (bytes.length >= LEAST) await writeFile(join(folder, `${name}.gz`), await promisify(gzip)(bytes, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  publicDir: false,
  oxc: { jsx: { runtime: "automatic" } },
  worker: { format: "es" },
  plugins: [compressed()],
  build: {
    outDir: "built",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 8000,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ["graphiql.html", "docs.html"] },
  },
  server: { proxy: { "/graphql": { target: SERVICE, ws: true }, "/openapi.json": SERVICE, "/v1": SERVICE } },
});
