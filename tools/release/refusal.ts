/** Why nothing is published, in one line. */
export class Refusal extends Error {}
