/** Many rows in one statement: `insert into x (a, b) select * from unnest($1::uuid[], $2::text[])`. */

/** Rows turned into columns, in the order of `keys`; objects become JSON text (cast to `jsonb[]` in the statement). */
export function columns<R extends object, K extends keyof R & string>(
  rows: readonly R[],
  keys: readonly K[],
): unknown[][] {
  return keys.map((key) => rows.map((row) => plain(row[key])))
}

const plain = (value: unknown) =>
  value !== null && typeof value === 'object' && !(value instanceof Date) && !Buffer.isBuffer(value)
    ? JSON.stringify(value)
    : (value ?? null)

/** Largest number of rows one act writes; more is several acts. */
export const chunkRows = 5_000

export function* chunked<R>(rows: readonly R[], size = chunkRows): Generator<R[]> {
  for (let i = 0; i < rows.length; i += size) yield rows.slice(i, i + size)
}
