import { answerFixtures } from "./answers.ts";
import type { Fixture } from "./fixture.ts";
import { requestFixtures } from "./requests.ts";
import { wholeFixtures } from "./whole.ts";

/** Every change whose verdict is written down. */
export const fixtures: Fixture[] = [...requestFixtures, ...answerFixtures, ...wholeFixtures];
