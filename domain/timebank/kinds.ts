/** What moves minutes. */
export const txnKinds = ['earn', 'unearn', 'merge', 'unmerge'] as const
export type TxnKind = (typeof txnKinds)[number]
