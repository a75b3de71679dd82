// Installs functions.sql, then serves: one process, until SIGTERM.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import pg from "pg";
import { postgraphile } from "postgraphile";
import { grafserv } from "postgraphile/grafserv/node";
import preset from "./graphile.config.mjs";

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
await client.query(await readFile(new URL("functions.sql", import.meta.url), "utf8"));
await client.end();

const pgl = postgraphile(preset);
const serv = pgl.createServ(grafserv);
const server = createServer();
await serv.addTo(server);
await serv.ready();
server.listen(preset.grafserv.port, preset.grafserv.host);

process.once("SIGTERM", async () => {
  server.close();
  server.closeAllConnections();
  await pgl.release();
  process.exit(0);
});
