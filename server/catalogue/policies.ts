/**
 * What a policy may say is known by the room of requests, which stands below this one. It tells it here when the house is
 * built; a policy that room could not read is refused at the field, in a form as in a pack, before anybody relies on it.
 */
import type { Policy } from '../../domain/catalogue/schema.ts'
import type { FieldFault } from '../../domain/kernel/errors.ts'

/** @returns faults by path inside the policy; none when it can be read */
export type PolicyCheck = (policy: Policy) => FieldFault[]

const checks: PolicyCheck[] = []

export const checkPolicies = (check: PolicyCheck): void => void checks.push(check)

export const policyFaults = (policy: Policy): FieldFault[] => checks.flatMap((check) => check(policy))
