import {
  type Body,
  type Contract,
  type Example,
  type MediaType,
  methods,
  type Operation,
  type Parameter,
  type Part,
  type Reference,
  type Response,
  resolve,
  type Schema,
  type SecurityScheme,
} from "./contract.ts";

/** Methods that are idempotent according to HTTP. */
const idempotentMethods = ["get", "put", "delete"];

/** Every operation of the contract, in the order of its paths. The rule `supported-operation` rejects anything else. */
export function listOperations(contract: Contract): Operation[] {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const { operationId, tags, parameters = [], requestBody, responses } = operation;
      const tag = contract.tags.find(({ name }) => name === tags[0]);
      if (!tag) throw new Error(`${operationId}: the contract has no tag ${tags[0]}`);
      return [
        {
          ...operation,
          path,
          method,
          service: tag["x-service"],
          parameters: mergeParameters(contract, [...(item.parameters ?? []), ...parameters]),
          ...(requestBody && { requestBody: resolve<Body>(contract, requestBody) }),
          responses: Object.fromEntries(
            Object.entries(responses).map(([status, response]) => [status, resolve<Response>(contract, response)]),
          ),
          idempotent: operation["x-idempotent"] ?? idempotentMethods.includes(method),
          signed: !schemeOf(contract, operation)?.["x-renewal"],
        } as Operation,
      ];
    }),
  );
}

/** A parameter of the operation replaces the path's parameter with the same name. */
function mergeParameters(contract: Contract, parameters: (Reference | Parameter)[]): Parameter[] {
  const resolved = parameters.map((parameter) => resolve<Parameter>(contract, parameter));
  return [...new Map(resolved.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()];
}

/** Name of the header that carries the credentials of an operation. */
export function credentialHeader(contract: Contract, operation: Operation): string {
  return schemeOf(contract, operation)?.name ?? "";
}

function schemeOf(contract: Contract, { security }: Pick<Operation, "security">): SecurityScheme | undefined {
  const [scheme = ""] = Object.keys(security[0] ?? {});
  return contract.components.securitySchemes[scheme];
}

/** The parts of a request that its caller provides. The client adds the credentials. */
export function requestParts({ parameters, requestBody }: Operation): Part[] {
  return (["path", "query", "header", "body"] as const).filter((part) =>
    part === "body" ? requestBody : parameters.some((parameter) => parameter.in === part),
  );
}

/**
 * The complete request as one schema: that of the body if there are no parameters, or else
 * `{ path, query, header, body }` with the existing parts.
 */
export function requestSchema(operation: Operation): Schema {
  const { requestBody } = operation;
  const body = requestBody && (media(requestBody).schema as Schema);
  const parameters = parametersSchema(operation);
  if (!parameters) return body ?? closed([]);
  if (!body) return parameters;
  const required = [...(parameters.required as string[]), ...(requestBody?.required ? ["body"] : [])];
  return { ...parameters, required, properties: { ...parameters.properties, body } };
}

/** The parameters of an operation as `{ path, query, header }` with the existing parts; undefined without any. */
export function parametersSchema({ parameters }: Operation): Schema | undefined {
  if (parameters.length === 0) return undefined;
  const parts = (["path", "query", "header"] as const).flatMap((part) => {
    const own = parameters.filter((parameter) => parameter.in === part);
    return own.length > 0
      ? [{ name: part, required: own.some(({ required }) => required), schema: partSchema(own) }]
      : [];
  });
  return closed(parts);
}

/** The parameters of one part. Headers are open, because every request has others. */
function partSchema(parameters: Parameter[]): Schema {
  const schema = closed(
    parameters.map(({ name, required, schema, examples }) => ({
      name,
      required,
      schema: { ...schema, examples: Object.values(examples).map(({ value }) => value) },
    })),
  );
  if (parameters[0]?.in === "header") delete schema.additionalProperties;
  return schema;
}

function closed(properties: { name: string; required?: boolean | undefined; schema: Schema }[]): Schema {
  return {
    type: "object",
    required: properties.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(properties.map(({ name, schema }) => [name, schema])),
    additionalProperties: false,
  };
}

/** The named requests of an operation, in the form of its `requestSchema`; the first is the simplest. */
export function requestExamples(contract: Contract, { parameters, requestBody }: Operation): Record<string, unknown> {
  const bodies = requestBody ? values(contract, media(requestBody).examples) : {};
  if (parameters.length === 0) return requestBody ? bodies : { empty: {} };
  const names = [...new Set([...Object.keys(bodies), ...parameters.flatMap(({ examples }) => Object.keys(examples))])];
  return Object.fromEntries(
    names.map((name) => {
      const request: Record<string, unknown> = parametersExample(parameters, name);
      if (requestBody) request.body = bodies[name] ?? Object.values(bodies)[0];
      return [name, request];
    }),
  );
}

/** Each parameter's example of that name, or its first. */
function parametersExample(parameters: Parameter[], name: string): Record<string, Record<string, unknown>> {
  const request: Record<string, Record<string, unknown>> = {};
  for (const parameter of parameters) {
    const example = parameter.examples[name] ?? Object.values(parameter.examples)[0];
    request[parameter.in] = { ...request[parameter.in], [parameter.name]: example?.value };
  }
  return request;
}

/** Status of the only success response, and its body, if any. */
export function successOf({ operationId, responses }: Operation): { status: number; media?: MediaType } {
  const status = Object.keys(responses).find((code) => /^2\d\d$/.test(code));
  if (!status) throw new Error(`${operationId}: no response with a success status`);
  const content = responses[status]?.content;
  return { status: Number(status), ...(content && { media: media({ content }) }) };
}

/** The named bodies of the success; none if it has no body. */
export function responseExamples(contract: Contract, operation: Operation): Record<string, unknown> {
  const { media } = successOf(operation);
  return media ? values(contract, media.examples) : {};
}

/**
 * The two shapes of a response with HTTP 200: the success, which the failure excludes, is first in the union.
 * Undefined if there is no body.
 */
export function responseShapes(
  contract: Contract,
  operation: Operation,
): { success: Reference; failure: Reference } | undefined {
  const { media } = successOf(operation);
  if (!media) return undefined;
  const { oneOf } = resolve<Schema>(contract, media.schema) as { oneOf?: Reference[] };
  const [success, failure, more] = oneOf ?? [];
  if (!success || !failure || more)
    throw new Error(`${operation.operationId}: its response is not a union of success and failure`);
  return { success, failure };
}

/** The one media type of a body. */
export function media(body: { content?: Record<string, MediaType> } | undefined): MediaType {
  const [first] = Object.values(body?.content ?? {});
  if (!first) throw new Error("a body without a media type");
  return first;
}

function values(contract: Contract, examples: Record<string, Reference | Example>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(examples).map(([name, example]) => [name, resolve<Example>(contract, example).value]),
  );
}
