/** What somebody wants with a request. Its own file: the first screen of a report needs it and none of the others. */
import type { Intent } from '../../../domain/requests/vocabulary.ts'
import { defineWords, type Word } from '../../kit/words.ts'

export const intentWords = defineWords({
  enquiry: { zh: '咨询', en: 'Question' },
  help: { zh: '求助', en: 'Help' },
  complaint: { zh: '投诉', en: 'Complaint' },
  'tip-off': { zh: '举报', en: 'Tip-off' },
  suggestion: { zh: '建议', en: 'Suggestion' },
  praise: { zh: '表扬', en: 'Praise' },
}) satisfies Record<Intent, Word>
