/** Whom a request waits for, short enough for a column. */
import type { Waiting } from '../../../../domain/requests/vocabulary.ts'
import { defineWords, type Word } from '../../../kit/words.ts'

export const stateWords = defineWords({
  acceptance: { zh: '待受理', en: 'To accept' },
  verification: { zh: '待核实', en: 'To look at' },
  dispatch: { zh: '待派单', en: 'To dispatch' },
  redispatch: { zh: '退回待派', en: 'Returned' },
  claim: { zh: '待认领', en: 'To claim' },
  signature: { zh: '已派待签', en: 'To sign for' },
  work: { zh: '办理中', en: 'In hand' },
  approval: { zh: '待审核', en: 'To approve' },
  decision: { zh: '待批准', en: 'To decide' },
  deferral: { zh: '已挂账', en: 'Deferred' },
  feedback: { zh: '待答复', en: 'To answer' },
  resident: { zh: '等居民', en: 'With resident' },
  contact: { zh: '待联系', en: 'To contact' },
  'rectification-order': { zh: '待定整改', en: 'To rectify' },
  rectification: { zh: '整改中', en: 'Rectifying' },
  'call-back': { zh: '待回访', en: 'To call back' },
  closing: { zh: '待结案', en: 'To close' },
  appeal: { zh: '待复核', en: 'Appealed' },
  nobody: { zh: '已结束', en: 'Over' },
}) satisfies Record<Waiting, Word>
