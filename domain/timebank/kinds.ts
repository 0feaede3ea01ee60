/** What moves minutes. */
export const txnKinds = [
  'earn',
  'unearn',
  'merge',
  'unmerge',
  'hold',
  'settle',
  'return',
  'donate',
  'give',
  'issue',
  'goods',
  'undo',
] as const
export type TxnKind = (typeof txnKinds)[number]
