/** How the machine stands: every sentence of it to the administrator, and to everybody else whether it does. */
import { machineApi } from '../../../domain/kernel/machine-api.ts'
import { room, type House, type RoomModule } from '../context.ts'
import { lookAt } from './look.ts'

export function machineRoom(rooms: readonly RoomModule[]): RoomModule {
  return room({
    name: 'machine',
    api: machineApi,
    routes: {
      state: async (ctx) => {
        const { findings, backup, free } = await lookAt(ctx.house, [ctx.county], rooms)
        return { at: ctx.now.toISOString(), findings, ...(backup && { backup: backup.toISOString() }), free }
      },
    },
  })
}

/** Milliseconds for which an answer holds: whoever asks without a name asks the database at most so often. */
const holds = 30_000

/** Whether anything is wrong, for whoever watches from outside; never what. */
export function soundness(house: House, rooms: readonly RoomModule[]): () => Promise<boolean> {
  let kept: { at: number; sound: Promise<boolean> } | undefined
  const look = async () => {
    const { findings } = await lookAt(house, await house.counties(), rooms)
    return findings.every((f) => f.weight !== 'wrong')
  }
  return () => {
    const now = house.now().getTime()
    if (!kept || Math.abs(now - kept.at) > holds) kept = { at: now, sound: look().catch(() => false) }
    return kept.sound
  }
}
