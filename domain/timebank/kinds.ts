/** What moves minutes. */
export const txnKinds = ['earn', 'unearn', 'merge', 'unmerge', 'hold', 'settle', 'return', 'donate', 'give'] as const
export type TxnKind = (typeof txnKinds)[number]
