const service = process.env.SERVICE;
export default {
  isnad: {
    input: `${service}/openapi.json`,
    output: { target: "orval/client.ts", client: "fetch", baseUrl: service },
  },
};
