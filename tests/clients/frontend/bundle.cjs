// What a bundler does for a frontend: Relay's documents become imports of their artifacts, modules become CommonJS.
const { transformFileSync } = require("@babel/core");
const { mkdirSync, readdirSync, writeFileSync } = require("node:fs");
const { dirname, join } = require("node:path");

const plugins = [["relay", { eagerEsModules: true }], "@babel/plugin-transform-modules-commonjs"];
const files = readdirSync("compiled", { recursive: true }).filter((name) => name.endsWith(".js"));
for (const name of files) {
  const { code } = transformFileSync(join("compiled", name), { plugins, configFile: false, babelrc: false, cwd: __dirname });
  mkdirSync(dirname(join("built", name)), { recursive: true });
  writeFileSync(join("built", name), code);
}
console.log(JSON.stringify(files));
