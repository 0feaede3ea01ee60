import type { SettingView } from '../../../../domain/kernel/settings-api.ts'
import { Numbers } from './Numbers.tsx'
import type { SettingPart } from './part.ts'

/** What holds now, in words. */
export function ValueShown({ part, setting }: { part: SettingPart; setting: SettingView }) {
  if (part.numbers) return <Numbers parts={part.numbers} value={setting.value} />
  const { Shown } = part.own ?? {}
  return Shown ? <Shown value={setting.value} names={setting.names} /> : null
}
