/** `LINLI_SEED` repeats or varies a run; without it every run is the same one. */
export const seed = Number(process.env.LINLI_SEED ?? 20_260_101)
if (!Number.isInteger(seed)) throw new Error(`LINLI_SEED must be a whole number, not "${process.env.LINLI_SEED}"`)
