/**
 * Orders of the city sent by its own system instead of a table: the same rows under the same headers, in an envelope that is signed with a key
 * the county handed out. What is signed is a text, so no other program has to write JSON to the letter as ours does.
 */
import { z } from 'zod'
import { Id } from '../../kernel/id.ts'
import { cityTogether } from './fields.ts'

/** Seconds by which an envelope may be off from our clock. */
export const freshFor = 300

export const CityEnvelope = z.strictObject({
  /** The name of the key it was signed with. */
  key: Id,
  /** Seconds since 1970. */
  at: z.int().min(0),
  /** `CitySent` as JSON text. */
  sent: z.string().min(2).max(2_000_000),
  /** HMAC-SHA-256 in hex over `<at>.<sent>`. */
  signature: z.string().regex(/^[0-9a-f]{64}$/, { error: 'signature' }),
})
export type CityEnvelope = z.output<typeof CityEnvelope>

/** What is signed. */
export const signedText = ({ at, sent }: Pick<CityEnvelope, 'at' | 'sent'>): string => `${at}.${sent}`

/** Rows by their headers, as the city calls its columns; a header that is missing in a row is empty there. */
export const CitySent = z.strictObject({
  id: Id,
  rows: z
    .array(z.record(z.string().min(1).max(300), z.string().max(20_000)))
    .min(1)
    .max(cityTogether),
})
export type CitySent = z.output<typeof CitySent>

/** The headers of all rows in the order in which they first stand, and each row under them. */
export function tableOf(rows: CitySent['rows']): { headers: string[]; rows: { at: number; cells: string[] }[] } {
  const headers = [...new Set(rows.flatMap((r) => Object.keys(r)))]
  return {
    headers,
    rows: rows.map((r, n) => ({ at: n + 1, cells: headers.map((h) => (Object.hasOwn(r, h) ? r[h]! : '')) })),
  }
}
