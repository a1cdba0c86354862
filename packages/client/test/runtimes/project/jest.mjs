import { check } from "./check.mjs";
import * as packages from "./packages.mjs";

test("the program", async () => {
  expect(await check(packages, process.env.ORIGIN)).toBe("ok");
});

// Jest gives a test globals of another realm than that of `fetch`.
test("an error of fetch is recognised, with its code and its cause", async () => {
  const cms = packages.client.createCmsClient({
    baseUrl: "http://127.0.0.1:1",
    accessKey: "EXAMPLEAK",
    secretKey: "EXAMPLESK",
    retries: 0,
  });
  const error = await cms.queryAgentPrivateCalls({ ccId: 1, vdn: 1, agentId: 101 }).catch((error) => error);
  expect(error.name).toBe("NetworkError");
  expect(error.cause?.name).toBe("TypeError");
});
