/**
 * What an integrator does, in the words that all runtimes know: no Node, no DOM.
 *
 * @returns what came of it, as data
 */
export async function run({ client, codes, sign, validators }, origin) {
  const setup = await (await fetch(`${origin}/setup`)).json();
  const { requests, keys, guid, span, timeout } = setup;

  /** Both clients as one, of a server that behaves as the scenario says. */
  function connect(scenario, options) {
    const both = { baseUrl: `${origin}/${scenario}`, validate: validators.operations, retries: 0, ...options };
    return { ...client.createCmsClient({ ...both, ...keys }), ...client.createGatewayClient({ ...both, guid }) };
  }

  async function callAll(scenario) {
    const methods = connect(scenario);
    const results = {};
    for (const [id, request] of Object.entries(requests)) results[id] = await methods[id](request).catch(describe);
    return results;
  }

  function describe(error) {
    if (!client.isClientError(error) || !(error instanceof client[error.name])) return { stack: String(error.stack) };
    const { name, operationId, attempts, code, meaning, serviceMessage, status, timeout } = error;
    return { name, operationId, attempts, code, meaning, serviceMessage, status, timeout };
  }

  const [first] = Object.keys(requests);
  const timeRange = client.timeRange(new Date(span.from), new Date(span.to));

  async function abort() {
    const controller = new AbortController();
    const reason = new Error("nobody waits any more");
    setTimeout(() => controller.abort(reason), timeout);
    return connect("silent")
      [first](requests[first], { signal: controller.signal })
      .catch((error) => (error === reason ? "the reason of the signal" : describe(error)));
  }

  async function retry() {
    const waits = [];
    const onRetry = ({ error, delay, attempts }) => waits.push({ status: error.status, delay, attempts });
    const methods = connect("flaky", { retries: 1, onRetry });
    const data = await methods[span.operationId]({ ...requests[span.operationId], ...timeRange }).catch(describe);
    return { data, waits };
  }

  async function signVectors() {
    const { cases, timestamp, ...input } = setup.vectors;
    const signed = cases.map((one) =>
      sign.authorization({ ...input, date: new Date(timestamp), headers: one.headers }),
    );
    return (await Promise.all(signed)).map(({ authorization }) => authorization);
  }

  return {
    answered: await callAll("answered"),
    failed: await callAll("failed"),
    refused: await callAll("refused"),
    timedOut: await connect("silent", { timeout })[first](requests[first]).catch(describe),
    aborted: await abort(),
    retried: await retry(),
    timeRange,
    signed: await signVectors(),
    meanings: Object.fromEntries(
      Object.entries(setup.codes).map(([table, [code, other]]) => [table, codes[table].describe(code, other)]),
    ),
    // Two copies of a module would be a package that is loaded twice.
    sameTables: Object.values(client.services).every((service) => Object.values(codes).includes(service.codes)),
  };
}
