/** Sentences that several commands end with. */
import type { Proof } from './kernel/backup/drill.ts'

export const size = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

export function proofLine({ county, verdict: v }: Proof): string {
  const name = `${county.code} ${county.name}`
  if (!v.ok) return `${name}: audit NOT PROVEN, ${v.faults.join('; ')}`
  return `${name}: audit proven, ${v.lines} lines in ${v.blocks} blocks, ${v.waiting} wait for a block`
}
