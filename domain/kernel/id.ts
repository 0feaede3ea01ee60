/**
 * Ids are UUIDv7, minted by the author of a thing (the phone included): the id is the idempotency key.
 * Source: RFC 9562, section 5.7.
 */
import { z } from 'zod'

export const Id = z.uuid()
export type Id = string

export { uuidv7 } from './uuid.ts'

/** The lowest id there is: a keyset's first page starts here. */
export const nilId: Id = '00000000-0000-0000-0000-000000000000'
