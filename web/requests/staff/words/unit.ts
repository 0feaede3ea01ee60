/** The unit's desk. */
import { defineWords } from '../../../kit/words.ts'

export const unitWords = defineWords({
  title: { zh: '本单位待办', en: 'My unit' },
  note: { zh: '先到期的在前', en: 'due next comes first' },
  viewAll: { zh: '全部', en: 'All' },
  viewSign: { zh: '待签收', en: 'To sign for' },
  viewClaim: { zh: '待认领', en: 'To claim' },
  viewWork: { zh: '在办', en: 'At work' },
  viewApprove: { zh: '待审核', en: 'To approve' },
  viewDeferred: { zh: '挂账', en: 'Deferred' },
  unit: { zh: '单位', en: 'Unit' },
  role: { zh: '角色', en: 'Role' },
  rectification: { zh: '整改', en: 'Rectify' },
  assigned: { zh: '经办', en: 'With' },
  assignedNone: { zh: '没分', en: 'nobody yet' },
  appointment: { zh: '约定', en: 'Appointment' },
  empty: { zh: '没有待办的单', en: 'Nothing to do' },
  emptyDo: { zh: '来了新单，这里会自己出现。', en: 'A new order will appear here by itself.' },
  ratings: { zh: '近三个月的评价', en: 'Ratings of three months' },
  ratingsFew: { zh: '不到 5 件，不显示', en: 'Fewer than five: not shown' },
  ratingsNote: { zh: '只给件数，看不到是谁评的', en: 'counts alone, never by whom' },
})
