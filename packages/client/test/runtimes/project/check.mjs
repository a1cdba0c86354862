/**
 * What an integrator does, by what all runtimes have: no Node, no DOM.
 *
 * @returns "ok", or what is not as it should be
 */
export async function check({ client, codes, sign, validators }, origin) {
  const { exchanges, keys, guid, signed, cases } = await (await fetch(`${origin}/expected`)).json();
  const problems = [];
  const equal = (what, actual, expected) => {
    const [one, other] = [actual, expected].map((value) => JSON.stringify(value));
    if (one !== other) problems.push(`${what}: ${one}, not ${other}`);
  };

  /** Both clients as one, of a server that behaves as the scenario says. */
  const connect = (scenario, options) => {
    const both = { baseUrl: `${origin}/${scenario}`, validate: validators.operations, retries: 0, ...options };
    return { ...client.createCmsClient({ ...both, ...keys }), ...client.createGatewayClient({ ...both, guid }) };
  };
  const [first] = exchanges;
  const call = (scenario, { operationId, request } = first, options, own) =>
    connect(scenario, options)
      [operationId](request, own)
      .catch((error) => error);

  for (const exchange of exchanges) {
    const { operationId, service, sample, failure } = exchange;
    equal(operationId, await call("succeeded", exchange), sample[service.data]);
    const error = await call("failed", exchange);
    equal(`failure of ${operationId}`, client.isClientError(error) && error instanceof client[error.name], true);
    equal(`code of ${operationId}`, error.code, failure[service.code]);
    equal(`meaning of ${operationId}`, error.meaning, client.services[service.id].codes.describe(error.code));
  }
  const other = client.createCmsClient({ baseUrl: `${origin}/succeeded`, ...keys, accessKey: "another" });
  equal("another access key", (await other[first.operationId](first.request).catch((error) => error)).status, 401);
  equal("silence", (await call("silent", first, { timeout: 250 })).name, "TimeoutError");
  const controller = new AbortController();
  setTimeout(() => controller.abort("enough"), 250);
  equal("abort", await call("silent", first, {}, { signal: controller.signal }), "enough");
  const waits = [];
  const onRetry = ({ error, delay }) => waits.push([error.status, delay]);
  equal("retry", await call("flaky", first, { retries: 1, onRetry }), first.sample[first.service.data]);
  equal("waits", waits, [[503, 0]]);
  const { data } = await connect("succeeded").raw.GET(client.operations.queryAgentCallStatistics.path, {
    params: { path: { agentid: "101" } },
  });
  equal("raw", client.services.gateway.code in data, true);

  const { timestamp, ...input } = signed;
  for (const { headers, authorization } of cases) {
    const request = { ...input, ...keys, headers, date: new Date(timestamp) };
    equal("signature", (await sign.authorization(request)).authorization, authorization);
  }
  // Two copies of a module would be a package that is loaded twice.
  equal("tables", client.services.cms.codes === codes.resultCode, true);
  return problems.length > 0 ? problems.join("\n") : "ok";
}
