// urql's core over the service, with its own exchanges and its own header Accept. Prints what it saw.
import { cacheExchange, Client, fetchExchange, gql } from "@urql/core";

const [url] = process.argv.slice(2);
const seen = [];
const noting = async (address, options) => {
  const answer = await fetch(address, options);
  seen.push({ method: options.method, accept: options.headers.accept, status: answer.status, type: answer.headers.get("content-type") });
  return answer;
};
const ask = async (options, ...query) => {
  const client = new Client({ url, fetch: noting, exchanges: [cacheExchange, fetchExchange], ...options });
  const { data, error } = await client.query(...query).toPromise();
  return { data, codes: error?.graphQLErrors.map(({ extensions }) => extensions.code), network: error?.networkError?.message };
};

const QUOTES = gql`query Quotes($first: Int!) { quotes(first: $first) { totalCount nodes { id text } } }`;
const ENTITY = gql`query Entity($by: EntityBy!) { entity(by: $by) { id } }`;

console.log(
  JSON.stringify({
    posted: await ask({ preferGetMethod: false }, QUOTES, { first: 3 }),
    got: await ask({ preferGetMethod: true }, QUOTES, { first: 3 }),
    none: await ask({}, ENTITY, { by: {} }),
    two: await ask({}, ENTITY, { by: { id: "x", name: "y" } }),
    wrong: await ask({}, "{ absent }", {}),
    seen,
  }),
);
