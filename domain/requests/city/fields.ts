/** What a screen needs to know of the city's tables, and no more. */

/** What a column of the city's may be. Of the last three the answer goes back in a column that was empty. */
export const cityFields = [
  'number',
  'title',
  'content',
  'intent',
  'subject',
  'name',
  'phone',
  'sex',
  'spot',
  'address',
  'confidential',
  'unit',
  'co-unit',
  'handed-at',
  'due',
  'sheet',
  'satisfied',
  'said',
  'status',
  'reply',
  'reply-unit',
  'reply-at',
] as const

/** Rows that are taken together. */
export const cityTogether = 50
/** Rows of one file: what a city hands down in a month. */
export const cityMost = 2_000
