/** Which changes of a person wait for a second pair of eyes [B9]. */
import { approvalSetting } from '../../domain/people/claims.ts'
import type { SettingPart } from '../kit/staff/settings/part.ts'
import { approvalPart } from './staff/ApprovalSetting.tsx'
import { settingWords as w } from './staff/words/settings.ts'

export const settings: SettingPart[] = [
  { name: approvalSetting, title: w.approval, note: w.approvalNote, own: approvalPart },
]
