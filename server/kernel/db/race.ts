/** Two who write the same at one instant: a unique constraint tells the second, who finds on looking again what the first wrote. */

/** What was to be written is there. */
export const isTaken = (error: unknown): boolean => (error as { code?: string }).code === '23505'

/** @param tries in all; more than two where what is minted may be drawn twice */
export async function raced<A>(run: () => Promise<A>, tries = 2): Promise<A> {
  for (let n = 1; ; n++) {
    try {
      return await run()
    } catch (error) {
      if (!isTaken(error) || n >= tries) throw error
    }
  }
}
