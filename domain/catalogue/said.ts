/** What lines of business are called, on the screen and in what leaves the house. */
import type { BusinessLine } from './schema.ts'

export const lines: Record<BusinessLine, { zh: string; en: string }> = {
  'party-building': { zh: '党建', en: 'Party building' },
  'social-security': { zh: '社会保障', en: 'Social security' },
  governance: { zh: '综合治理', en: 'Governance' },
  emergency: { zh: '应急管理', en: 'Emergencies' },
  'social-assistance': { zh: '社会救助', en: 'Social assistance' },
}
