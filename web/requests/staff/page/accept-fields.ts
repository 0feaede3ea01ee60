/** The rows of accepting, for its correction; its own form is laid by hand. */
import { intentWords, lineWords, urgencyWords } from '../../words.ts'
import type { ActField } from '../acts/table.ts'

export const acceptFields: readonly ActField[] = [
  { name: 'item', as: 'item', label: 'item', needed: true },
  { name: 'line', as: 'choice', label: 'line', options: lineWords, needed: true },
  { name: 'intent', as: 'choice', label: 'intent', options: intentWords, needed: true },
  { name: 'urgency', as: 'radio', label: 'urgency', options: urgencyWords, needed: true },
  { name: 'said', as: 'box', label: 'saidToResident', max: 500 },
]
