const packages = {
  client: require("@cc-contract/client"),
  codes: require("@cc-contract/client/codes"),
  sign: require("@cc-contract/client/sign"),
  validators: require("@cc-contract/validators/operations"),
};
const { check } = require("./check.mjs");

check(packages, process.argv[2]).then((result) => console.log(result));
