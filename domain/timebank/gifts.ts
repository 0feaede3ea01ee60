/** Who may receive minutes from their own people. Pure. */
import { ageOn } from '../people/rules.ts'
import type { Day } from '../places/schema.ts'
import type { TimebankRules } from './definitions.ts'
import { mayHold } from './earning.ts'

/** Old enough to hold minutes, and of the age the rules ask of relatives; of whom no birthday is known nobody says that they are too young. */
export const mayReceive = (born: Day | null, rules: Pick<TimebankRules, 'age'>, day: Day): boolean =>
  mayHold(born, rules, day) &&
  (rules.age.relatives === null || born === null || ageOn(born, day) >= rules.age.relatives)
