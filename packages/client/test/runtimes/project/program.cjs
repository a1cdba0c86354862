const packages = {
  client: require("@cc-contract/client"),
  codes: require("@cc-contract/client/codes"),
  sign: require("@cc-contract/client/sign"),
  validators: require("@cc-contract/validators/operations"),
};
const { run } = require("./calls.mjs");

run(packages, process.argv[2]).then((result) => console.log(JSON.stringify(result)));
