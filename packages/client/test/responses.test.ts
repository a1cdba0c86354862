import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { describe, expect, test } from "vitest";
import {
  AuthenticationError,
  createCmsClient,
  HttpError,
  type Issue,
  isClientError,
  ResponseValidationError,
  ServiceError,
  services,
} from "../src/index.ts";
import { agent, cmsUrl, cmsWith, gatewayWith, keys, query, stub, success, urlOf } from "./stub.ts";

const url = urlOf("queryAgentPrivateCalls");
const contract = await readContract();
const { [services.cms.success]: _, ...failures } = services.cms.codes.meanings;
const [[code, meaning]] = Object.entries(failures) as [[string, string]];

async function errorOf(respond: () => Response): Promise<never> {
  return (await cmsWith(respond)
    .cms.queryAgentPrivateCalls(query)
    .catch((error) => error)) as never;
}

describe("a response", () => {
  test("of success returns its data alone", async () => {
    const { cms } = cmsWith(() => success(["1605492949-1447"]));
    expect(await cms.queryAgentPrivateCalls(query)).toEqual(["1605492949-1447"]);
  });

  test("with a failure code inside HTTP 200 is a ServiceError with the code, its meaning and the service's message", async () => {
    const error: ServiceError = await errorOf(() =>
      Response.json({ resultCode: code, resultDesc: "Invalid parameter" }),
    );
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({
      code,
      meaning,
      attempts: 1,
      method: "POST",
      url,
    });
    expect(error.serviceMessage).toBe("Invalid parameter");
    expect(error.operationId).toBe("queryAgentPrivateCalls");
    expect(error.message).toBe(`Service responded with failure code ${code} (${meaning}): POST ${url}`);
  });

  test("with a code that no table lists has no meaning, and one without an error message none", async () => {
    const error: ServiceError = await errorOf(() => Response.json({ resultCode: "9999999" }));
    expect(error).toMatchObject({ code: "9999999", meaning: undefined, serviceMessage: "" });
    expect(error.message).toBe(`Service responded with failure code 9999999: POST ${url}`);
  });

  test("with a code that is none does not bring it into the message, and an error message that is no text is left out", async () => {
    const error: ServiceError = await errorOf(() =>
      Response.json({ resultCode: "x\nFAKE LOG LINE", resultDesc: { toString: 1 } }),
    );
    expect(error.message).toBe(`Service responded with failure code of another form: POST ${url}`);
    expect(error).toMatchObject({ code: "x\nFAKE LOG LINE", serviceMessage: "" });
  });

  test.each(services.gateway.unauthenticated)(
    "of CC-Gateway with the code %s means not authenticated",
    async (code) => {
      const { gateway } = gatewayWith(() => Response.json({ message: "x", retcode: code }));
      const error = await gateway.queryAgentCallStatistics(agent).catch((error) => error);
      expect(error).toBeInstanceOf(AuthenticationError);
      expect(error).toMatchObject({ code, status: 200, meaning: services.gateway.codes.describe(code) });
      expect(error.message).toMatch(new RegExp(`^Not authenticated, failure code ${code} \\(.+\\): GET https://`));
    },
  );

  test("with HTTP 401 means not authenticated", async () => {
    const error: AuthenticationError = await errorOf(() => new Response("", { status: 401 }));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ status: 401 });
    expect(error.code).toBeUndefined();
    expect(error.message).toBe(`Not authenticated, HTTP status 401: POST ${url}`);
  });

  test.each([201, 301, 400, 403, 404, 418])("with HTTP %i is a HttpError with media type and text", async (status) => {
    const page = `<p>${"😀".repeat(300)}</p>`;
    const error: HttpError = await errorOf(
      () => new Response(page, { status, headers: { "content-type": "text/html" } }),
    );
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status, contentType: "text/html", attempts: 1 });
    expect(error.text).toBe(`<p>${"😀".repeat(197)}`);
    expect(error.message).toBe(`Response with HTTP status ${status}: POST ${url}`);
  });

  test("with another status and no media type has an empty one", async () => {
    expect(await errorOf(() => new Response(null, { status: 404 }))).toMatchObject({ contentType: "", text: "" });
  });

  test.each([
    ["<html>", "JSON"],
    ["", "JSON"],
    ["null", "string"],
    ["[]", "string"],
    ["{}", "string"],
    ['{"resultCode":5,"resultDesc":[]}', "string"],
    ['{"resultCode":"0100000"}', "array"],
    ['{"resultCode":"0100000","resultDesc":null}', "array"],
    ['{"resultCode":"0100000","resultDesc":{}}', "array"],
    ['{"resultCode":"0100000","resultDesc":"text"}', "array"],
  ])("%j with HTTP 200 is a ResponseValidationError that names what is expected", async (text, expected) => {
    const error: ResponseValidationError = await errorOf(() => new Response(text));
    expect(error).toBeInstanceOf(ResponseValidationError);
    expect(error.issues).toMatchObject([{ expected }]);
    expect(error.message).toMatch(/^Response breaks the contract.*, expected .*: POST https:/);
  });

  test("that is no JSON tells its media type", async () => {
    const html = { headers: { "content-type": "text/html" } };
    expect(((await errorOf(() => new Response("<p>", html))) as ResponseValidationError).issues[0]?.received).toBe(
      "a body of another kind (text/html)",
    );
    const bare = new Response(new Uint8Array([60]));
    expect(((await errorOf(() => bare)) as ResponseValidationError).issues[0]?.received).toBe(
      "a body of another kind (no media type)",
    );
    expect(((await errorOf(() => new Response(""))) as ResponseValidationError).issues[0]?.received).toBe(
      "an empty body",
    );
  });

  /** What a call throws whose response a validator refuses. */
  function refusedWith(issues: Issue[]): Promise<ResponseValidationError> {
    const response = Object.assign(() => false, { issues: () => issues });
    const { fetch } = stub(() => success(["1"]));
    const validate = { queryAgentPrivateCalls: { response } };
    const cms = createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, validate });
    return cms.queryAgentPrivateCalls(query).catch((error) => error) as Promise<never>;
  }

  test("that the validators refuse is a ResponseValidationError with their issues", async () => {
    const issue = { path: [], keyword: "type", expected: "object", received: "array of 1", message: "Invalid value" };
    const error = await refusedWith([issue]);
    expect(error).toBeInstanceOf(ResponseValidationError);
    expect(error.issues).toEqual([issue]);
    expect(error.message).toBe(`Response breaks the contract, expected object: POST ${url}`);
  });

  test("that the validators refuse without saying why is a ResponseValidationError all the same", async () => {
    expect((await refusedWith([])).message).toBe(`Response breaks the contract: POST ${url}`);
  });
});

describe("errors", () => {
  test("are told from others, and from each other by name", async () => {
    const error = await errorOf(() => new Response("", { status: 404 }));
    expect(isClientError(error)).toBe(true);
    expect(error).toBeInstanceOf(Error);
    for (const other of [new Error("x"), new TypeError("x"), undefined, null, { name: "HttpError" }, "HttpError"])
      expect(isClientError(other)).toBe(false);
  });

  test("as JSON are what is printed of them", async () => {
    const error: ServiceError = await errorOf(() => Response.json({ resultCode: code, resultDesc: "words" }));
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "ServiceError",
      message: error.message,
      operationId: "queryAgentPrivateCalls",
      method: "POST",
      url,
      attempts: 1,
      code,
      meaning,
    });
  });
});

test("every operation of the contract is a method of the client of its service", async () => {
  const { cms } = cmsWith();
  const { gateway } = gatewayWith();
  const ids = listOperations(contract).map(({ operationId }) => operationId);
  expect([...Object.keys(cms), ...Object.keys(gateway)].filter((name) => name !== "raw")).toEqual(ids);
});
